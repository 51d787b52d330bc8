import HTTPTypes
import Simulation
import Wire

/// A problem document (RFC 9457): what is wrong, where, why, and how to go on.
///
/// It is how this server itself refuses; vendors refuse in their own words.
struct Problem: Error {
  let status: Int
  /// What is wrong, in a few words that do not change from one request to another.
  let title: String
  /// Why, and how to go on.
  let detail: String
  /// The place in the request, as a pointer or a header's name.
  var pointer: String?
  /// What would have been valid.
  var expected: [String] = []
  /// Every rule that the request breaks, each with its place.
  var violations: [Violation] = []
  /// Further members, for programs.
  var extra: JSONObject = [:]
  var headers: HTTPFields = [:]

  init(
    _ status: Int, _ title: String, _ detail: String, pointer: String? = nil,
    expected: [String] = []
  ) {
    self.status = status
    self.title = title
    self.detail = detail
    self.pointer = pointer
    self.expected = expected
  }

  var response: RoutedResponse {
    var headers = headers
    headers[.contentType] = ContentType.problem
    return RoutedResponse(
      HTTPResponse(status: HTTPResponse.Status(code: status), headerFields: headers), .whole(body))
  }

  private var body: [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.field("type", "about:blank")
      json.field("title", title)
      json.field("status", status)
      json.field("detail", detail)
      json.field(ifPresent: "pointer", pointer)
      if !expected.isEmpty { json.field("expected", expected) }
      for (name, value) in extra { json.field(dynamic: name, value) }
      guard !violations.isEmpty else { return }
      json.field("violations", array: violations) { json, violation in
        json.object { json in
          json.field("in", violation.location.rawValue)
          json.field("pointer", violation.pointer.description)
          json.field("detail", "\(violation.rule)")
        }
      }
    }
    return json.finish()
  }
}

extension Problem {
  static func noVendor(_ path: String, vendors: [Vendor]) -> Problem {
    Problem(
      404, "no vendor is mounted here",
      "\(path) begins with no vendor's name and the Host header names none; "
        + "write the vendor's name before the documented path",
      expected: vendors.map { "/\($0.name)\($0.description.basePath)/..." } + [
        "/_understudy/v1/health"
      ])
  }

  static func controlOnly(_ path: String) -> Problem {
    Problem(
      404, "no vendor is mounted here",
      "\(path) is a vendor's, and this port has the control plane alone; vendors have the others",
      expected: ["/_understudy/v1/health"])
  }

  static func badWorldName(_ name: String) -> Problem {
    Problem(
      400, "not a world's name",
      "'\(name)' is no name for a world: 1 to 64 letters, digits, '.', '_' and '-'")
  }

  static func unknownWorld(_ name: String, _ eviction: Eviction? = nil) -> Problem {
    Problem(
      404, "unknown world",
      eviction?.description
        ?? "there is no world '\(name)', and this server makes none on first use")
  }
}
