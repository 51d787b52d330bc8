package import Simulation
import Wire

/// What every vendor must satisfy, run for one of them.
///
/// Each function is one rule: it makes worlds of its own and returns its findings, one sentence
/// each, none where the vendor conforms. What a profile cannot say (a list that is not paged) is
/// not looked at.
package struct Conformance: Sendable {
  package let vendor: Vendor
  package let profile: ConformanceProfile

  package init(_ vendor: Vendor, _ profile: ConformanceProfile) {
    self.vendor = vendor
    self.profile = profile
  }

  func world(seed: UInt64 = 1) throws -> TestWorld { try TestWorld([vendor], seed: seed) }

  /// The operation of that id, simulated.
  func operation(_ id: String) throws -> Operation {
    guard let found = vendor.operation(id), found.status == .simulated else {
      throw TestError("conformance.json: \(vendor.name) simulates no operation \(id)")
    }
    return found
  }

  /// The path of an operation with parameters from a table; nil where one is missing there.
  package func path(of operation: Operation, from values: [String: String]) -> String? {
    var text = ""
    for segment in operation.template.segments {
      text += "/"
      guard let name = segment.parameter else {
        text += segment.prefix
        continue
      }
      guard let value = values["\(operation.subject).\(name)"] ?? values[name] else { return nil }
      text += segment.prefix + value + segment.suffix
    }
    return text
  }

  /// The path of an operation that the profile names.
  package func path(of operation: Operation) throws -> String {
    guard let path = path(of: operation, from: profile.path) else {
      throw TestError("conformance.json: no value of a path parameter of \(operation.id)")
    }
    return path
  }

  /// Makes the thing with that number.
  func create(
    _ number: Int, by creation: ConformanceProfile.Creation, in world: TestWorld
  ) async throws -> TestResponse {
    let operation = try operation(creation.operation)
    return await world.send(
      operation.method, try path(of: operation), json: Self.numbered(creation.body, number))
  }

  /// The ids in an answer of the list.
  func ids(in response: TestResponse) throws -> [String] {
    guard response.status == 200, let items = response[profile.list.items]?.arrayValue else {
      throw TestError("\(profile.list.operation) answered \(response.status) \(response.text)")
    }
    let pointer = JSONPointer(profile.list.id) ?? .root
    return items.map { "\($0[pointer: pointer] ?? .null)" }
  }

  /// An answer as findings speak of it.
  static func name(_ response: TestResponse) -> String {
    "\(response.status) \(response.code ?? "success")"
  }

  private static func numbered(_ json: JSON, _ number: Int) -> JSON {
    switch json {
    case .string(let text): .string(text.replacing("{{n}}", with: "\(number)"))
    case .array(let elements): .array(elements.map { numbered($0, number) })
    case .object(let object):
      .object(JSONObject(object.map { ($0.key, numbered($0.value, number)) }))
    default: json
    }
  }
}
