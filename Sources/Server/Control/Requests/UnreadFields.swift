import Simulation
import Telemetry
import Wire

/// What a client sent that its operation does not declare, so that it was not read.
///
/// Found on demand: from what is kept of the request and the declared shapes.
struct UnreadFields: ReplyBody {
  /// Names of parameters.
  let query: [String]
  /// Pointers into the body; the empty one where the operation takes no body at all.
  let body: [String]

  /// Nil where the end of the body was not kept.
  init?(_ entry: Entry, _ operation: Operation, of vendor: Vendor) {
    guard !entry.requestBody.isCut else { return nil }
    let shape = operation.shapes.input
    let alias = vendor.description.alias
    query = shape.unreadParameters(of: Query(entry.query[...]), alias: alias)
    body = Self.unread(entry.requestBody.head, shape, alias)
  }

  private static func unread(
    _ bytes: [UInt8], _ shape: InputShape, _ alias: (@Sendable (String) -> String?)?
  ) -> [String] {
    switch shape.bodyKind {
    case nil: return bytes.isEmpty ? [] : [""]
    case .text, .multipart: return []
    case .json, .optionalJSON:
      guard let schema = shape.body, let json = try? JSON(parsing: bytes) else { return [] }
      let known = Set(schema.properties.map(\.name))
      return schema.unknownKeys(in: json).filter { pointer in
        guard pointer.tokens.count == 1, let other = pointer.last.flatMap({ alias?($0) }) else {
          return true
        }
        return !known.contains(other)
      }.map(\.description)
    }
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("query", query)
      json.field("body", body)
    }
  }
}
