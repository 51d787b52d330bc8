import Simulation
import Synchronization
import Wire

/// The documented fields of an operation's requests and answers, each table made when first asked
/// for and shared by all worlds.
final class OperationFields: Sendable {
  /// The fields of its requests.
  let request: RequestFields
  private let shapes: OperationShapes
  private let responses = Mutex<[Dialect: FieldTable]>([:])

  private init(_ shapes: OperationShapes) {
    self.shapes = shapes
    request = RequestFields(shapes.input)
  }

  /// The fields of an operation.
  static func of(_ operation: Operation) -> OperationFields {
    operation.shapes.derived(OperationFields.self) { OperationFields($0) }
  }

  /// The fields of an answer in a dialect; none where it is not JSON.
  func response(in dialect: Dialect) -> FieldTable {
    if let known = responses.withLock({ $0[dialect] }) { return known }
    let shape = dialect == .standard ? shapes.output : shapes.output(in: dialect)
    let made: FieldTable =
      if case .json(let schema) = shape { FieldTable(schema) } else { FieldTable(nil) }
    responses.withLock { $0[dialect] = made }
    return made
  }
}

/// The documented fields of a request: its query's first, then its body's.
struct RequestFields: Sendable {
  let query: FieldTable
  let body: FieldTable

  init(_ input: InputShape) {
    query = FieldTable(input.query)
    switch input.bodyKind {
    case .json, .optionalJSON: body = FieldTable(input.body)
    case .text, .multipart, nil: body = FieldTable(nil)
    }
  }

  var count: Int { query.places.count + body.places.count }

  /// The places of all fields, those of the query behind a question mark.
  var places: [String] { query.places.map { "?\($0)" } + body.places }
}
