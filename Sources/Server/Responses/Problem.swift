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
  /// Every rule that the request breaks, each with its place; the first of them are listed.
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
    self.detail = Self.clipped(detail, to: 4_000)
    self.pointer = pointer.map { Self.clipped($0, to: 400) }
    self.expected = expected
  }

  var response: RoutedResponse {
    var headers = headers
    headers[.contentType] = ContentType.problem
    var response = RoutedResponse(
      HTTPResponse(status: HTTPResponse.Status(code: status), headerFields: headers), .whole(body))
    response.rejection = "\(title): \(detail)"
    return response
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
      json.field("violations", array: violations.prefix(Self.mostViolations)) { json, violation in
        json.object { json in
          json.field("in", violation.location.rawValue)
          json.field("pointer", Self.clipped(violation.pointer.description, to: 400))
          json.field("detail", Self.clipped("\(violation.rule)", to: 1_000))
        }
      }
      if violations.count > Self.mostViolations {
        json.field("violations_omitted", violations.count - Self.mostViolations)
      }
    }
    return json.finish()
  }

  /// How many violations are listed.
  static let mostViolations = 20

  /// What a client wrote, as a message repeats it: its beginning is enough to know it by.
  static func clipped(_ text: String, to limit: Int = 200) -> String {
    guard text.utf8.count > limit else { return text }
    return String(decoding: text.utf8.prefix(limit), as: UTF8.self) + "…"
  }
}

extension Problem {
  static func noVendor(_ path: String, vendors: [Vendor]) -> Problem {
    Problem(
      404, "no vendor is mounted here",
      "\(clipped(path)) begins with no vendor's name and the Host header names none; "
        + "write the vendor's name before the documented path",
      expected: vendors.map { "/\($0.name)\($0.description.basePath)/..." } + [
        "/_understudy/v1/health"
      ])
  }

  static func controlOnly(_ path: String) -> Problem {
    Problem(
      404, "no vendor is mounted here",
      "\(clipped(path)) is a vendor's, and this port has the control plane alone; vendors have the "
        + "others",
      expected: ["/_understudy/v1/health"])
  }

  static func badWorldName(_ name: String) -> Problem {
    Problem(
      400, "not a world's name",
      "'\(clipped(name))' is no name for a world: \(Worlds.nameRule)")
  }

  /// The authority of a target in absolute form is that of another server.
  static func noProxy(_ authority: String) -> Problem {
    Problem(
      403, "this is no proxy",
      "the request is for '\(clipped(authority))', and nothing is passed on to other servers; take "
        + "this one out of the client's proxy settings, or name it by --control-host",
      pointer: "Host")
  }

  static func unknownWorld(_ name: String, _ eviction: Eviction? = nil) -> Problem {
    Problem(
      404, "unknown world",
      eviction?.description
        ?? "there is no world '\(name)', and this server makes none on first use")
  }
}
