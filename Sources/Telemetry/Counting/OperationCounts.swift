import HTTPTypes
import Simulation
import Wire

/// What one operation has answered, and which of its documented fields were sent and served.
package struct OperationCounts: Sendable {
  /// A kind of answer.
  package struct Outcome: Sendable, Hashable {
    package let status: Int
    /// Tells successes of one status apart.
    package let label: String?
    /// The error's code; nil for a success.
    package let code: String?

    package var isSuccess: Bool { code == nil }
  }

  /// The fields that answers in one dialect have served.
  struct Served: Sendable {
    let dialect: Dialect
    let table: FieldTable
    var metFields: FieldSet
  }

  let operation: Operation
  private let fields: OperationFields
  package let vendor: String
  /// How often each kind of answer was given, in the order in which they were first met.
  package private(set) var outcomes: [(outcome: Outcome, count: Int)] = []
  /// Nil until a request has been looked at.
  private(set) var sent: FieldSet?
  private(set) var served: [Served] = []

  init(_ operation: Operation, vendor: String) {
    self.operation = operation
    fields = OperationFields.of(operation)
    self.vendor = vendor
  }

  package var total: Int { outcomes.reduce(0) { $0 + $1.count } }

  mutating func count(_ response: Response, seen observed: ObservedFields?) {
    let outcome =
      switch response.outcome {
      case .success(let label): Outcome(status: response.status.code, label: label, code: nil)
      case .failure(let code): Outcome(status: response.status.code, label: nil, code: code)
      }
    add(1, to: outcome)
    if let observed { note(observed) }
  }

  private mutating func add(_ count: Int, to outcome: Outcome) {
    // A handful at most: looking through them costs less than a hash.
    for index in outcomes.indices where outcomes[index].outcome == outcome {
      outcomes[index].count += count
      return
    }
    outcomes.append((outcome, count))
  }

  /// Marks what stands in a request.
  private mutating func note(_ observed: ObservedFields) {
    // What is complete is found out without a look at the tables: this is done for every request.
    if sent?.isComplete == true { return }
    let tables = fields.request
    var metFields = sent ?? FieldSet(count: tables.count)
    sent = nil  // so that the set is not copied while it is changed
    if !tables.query.isEmpty, !observed.query.isEmpty {
      var scanner = FieldScanner(
        table: tables.query, offset: 0, metFields: metFields, alias: observed.alias)
      scanner.scan(query: observed.query)
      metFields = scanner.metFields
    }
    if !tables.body.isEmpty, !observed.body.isEmpty {
      var scanner = FieldScanner(
        table: tables.body, offset: tables.query.places.count, metFields: metFields,
        alias: observed.alias)
      scanner.scan(json: observed.body)
      metFields = scanner.metFields
    }
    sent = metFields
  }

  /// The fields of answers in a dialect, and those that have been met; nil where none is missing.
  mutating func wanted(in dialect: Dialect) -> Served? {
    let index = served.firstIndex { $0.dialect == dialect } ?? served.count
    if index == served.count {
      let table = fields.response(in: dialect)
      served.append(
        Served(dialect: dialect, table: table, metFields: FieldSet(count: table.places.count)))
    }
    return served[index].metFields.isComplete ? nil : served[index]
  }

  /// Adds fields that an answer has shown.
  mutating func add(_ seen: Served) {
    guard let index = served.firstIndex(where: { $0.dialect == seen.dialect }) else {
      return served.append(seen)
    }
    served[index].metFields.formUnion(seen.metFields)
  }

  /// Adds what the same operation has shown elsewhere.
  mutating func merge(_ other: OperationCounts) {
    for (outcome, count) in other.outcomes { add(count, to: outcome) }
    if let metFields = other.sent {
      if sent == nil { sent = metFields } else { sent?.formUnion(metFields) }
    }
    for others in other.served { add(others) }
  }
}

/// A request, as far as fields are looked for in it.
struct ObservedFields {
  let query: String
  let body: [UInt8]
  let vendor: Vendor
  /// Of all vendors of the world.
  let settings: [String: Settings]

  /// The documented spelling of a name in another one, where these are taken too.
  var alias: ((String) -> String?)? {
    guard let spelling = vendor.description.alias else { return nil }
    guard let setting = vendor.description.aliasSetting else { return spelling }
    let own = settings[vendor.name] ?? Settings()
    guard own[setting] else { return nil }
    return spelling
  }
}
