import Foundation
import Simulation
import Wire

/// What a vendor's own document says of an operation: facts out of it, no text.
///
/// A line of `Fixtures/<vendor>/documented.tsv`: operation, method, path, query parameters,
/// required fields of the body, required fields of the answer (`items[].metadata.id`), statuses;
/// lists are separated by commas. Of the statuses, successes must be the table's; an error's must
/// be among those that the operation may answer. A star stands for what has not been extracted.
struct DocumentedOperation: Sendable {
  let id: String
  let method: String
  let path: String
  let query: Set<String>
  let body: Set<String>
  let reply: Set<String>
  let statuses: Set<String>

  init(line: Substring) throws {
    let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
    guard columns.count == 7 else { throw CocoaError(.fileReadCorruptFile) }
    let list = { (column: Substring) in Set(column.split(separator: ",").map(String.init)) }
    id = String(columns[0])
    method = String(columns[1])
    path = String(columns[2])
    query = list(columns[3])
    body = list(columns[4])
    reply = list(columns[5])
    statuses = list(columns[6])
  }

  /// The facts of a vendor; nil where it has none.
  static func all(of vendor: Vendor) throws -> [DocumentedOperation]? {
    try lines("documented.tsv", of: vendor)?.map(DocumentedOperation.init(line:))
  }

  /// The differences that are meant, as `operation: difference`; each has its reason in the file.
  static func intended(of vendor: Vendor) throws -> Set<String> {
    Set(
      try (lines("differences.tsv", of: vendor) ?? []).compactMap { line in
        let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
        guard columns.count == 3, !columns[2].isEmpty else {
          throw CocoaError(.fileReadCorruptFile)
        }
        return "\(columns[0]): \(columns[1])"
      })
  }

  /// The lines below the heading.
  private static func lines(_ name: String, of vendor: Vendor) throws -> [Substring]? {
    let url = Fixtures.folder(of: vendor).appending(path: name)
    guard FileManager.default.fileExists(atPath: url.path()) else { return nil }
    return Array(try String(contentsOf: url, encoding: .utf8).split(separator: "\n").dropFirst())
  }

  /// How a vendor's table differs, one sentence each.
  func differences(from vendor: Vendor) -> [String] {
    guard let operation = vendor.operations.first(where: { matches($0) }) else {
      return ["\(id): is not in the table"]
    }
    var found: [String] = []
    if operation.id != id { found.append("is called \(operation.id)") }
    guard operation.status == .simulated else { return found.map { "\(id): \($0)" } }
    let input = operation.shapes.input
    let parameters = Set(input.query?.properties.map(\.name) ?? [])
    if query != Self.unknown {
      found += query.subtracting(parameters).map { "does not take the parameter \($0)" }
      found += parameters.subtracting(query).map { "takes the parameter \($0)" }
    }
    let required = input.body?.requiredPaths() ?? []
    if body != Self.unknown {
      found += body.subtracting(required).map { "does not require \($0)" }
      found += required.subtracting(body).map { "requires \($0)" }
    }
    if case .json(let schema) = operation.shapes.output, reply != Self.unknown {
      found += reply.subtracting(schema.requiredPaths()).map { "may answer without \($0)" }
    }
    let successes = Set(operation.successes.map { String($0.status) })
    let failures = Set((operation.failures + vendor.generalFailures).map { String($0.status) })
    found += statuses.filter { $0.hasPrefix("2") }.symmetricDifference(successes).map {
      "differs in status \($0)"
    }
    found += statuses.filter { !$0.hasPrefix("2") }.subtracting(failures).map {
      "does not answer \($0)"
    }
    return found.map { "\(id): \($0)" }
  }

  private static let unknown: Set = ["*"]

  private func matches(_ operation: Simulation.Operation) -> Bool {
    "\(operation.method)" == method
      && Self.shape(operation.template.description) == Self.shape(path)
  }

  /// A path without the names of its parameters.
  private static func shape(_ path: String) -> String {
    path.replacing(#/\{[^}]*\}/#, with: "{}")
  }
}

extension Schema {
  /// The members that are always there, through objects and arrays: `items[].metadata.id`.
  func requiredPaths(below prefix: String = "") -> Set<String> {
    switch kind {
    case .array(let element): return element.requiredPaths(below: prefix + "[]")
    case .object(let properties, _):
      var paths: Set<String> = []
      for property in properties where property.isRequired {
        let path = prefix.isEmpty ? property.name : "\(prefix).\(property.name)"
        paths.insert(path)
        paths.formUnion(property.schema.requiredPaths(below: path))
      }
      return paths
    default: return []
    }
  }
}
