import HTTPTypes
import Wire

/// What one operation has answered, and which of its documented fields were sent and served.
package struct OperationTally: Sendable {
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
    var marks: FieldMarks
  }

  let operation: Operation
  package let vendor: String
  /// How often each kind of answer was given, in the order in which they were first met.
  package private(set) var outcomes: [(outcome: Outcome, count: Int)] = []
  /// Nil until a request has been looked at.
  private(set) var sent: FieldMarks?
  private(set) var served: [Served] = []

  init(_ operation: Operation, vendor: String) {
    self.operation = operation
    self.vendor = vendor
  }

  package var total: Int { outcomes.reduce(0) { $0 + $1.count } }

  mutating func count(_ response: Response, seen sight: FieldSight?) {
    let outcome =
      switch response.outcome {
      case .success(let label): Outcome(status: response.status.code, label: label, code: nil)
      case .failure(let code): Outcome(status: response.status.code, label: nil, code: code)
      }
    add(1, to: outcome)
    if let sight { note(sight) }
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
  private mutating func note(_ sight: FieldSight) {
    // What is complete is found out without a look at the tables: this is done for every request.
    if sent?.isComplete == true { return }
    let tables = operation.shapes.requestFields
    var marks = sent ?? FieldMarks(count: tables.count)
    sent = nil  // so that the marks are nobody else's while they are changed
    if !tables.query.isEmpty, !sight.query.isEmpty {
      var scanner = FieldScanner(
        table: tables.query, offset: 0, marks: marks, alias: sight.alias)
      scanner.scan(query: sight.query)
      marks = scanner.marks
    }
    if !tables.body.isEmpty, !sight.body.isEmpty {
      var scanner = FieldScanner(
        table: tables.body, offset: tables.query.places.count, marks: marks, alias: sight.alias)
      scanner.scan(json: sight.body)
      marks = scanner.marks
    }
    sent = marks
  }

  /// The fields of answers in a dialect, and those that have been met; nil where none is missing.
  mutating func wanted(in dialect: Dialect) -> Served? {
    let index = served.firstIndex { $0.dialect == dialect } ?? served.count
    if index == served.count {
      let table = operation.shapes.responseFields(in: dialect)
      served.append(
        Served(dialect: dialect, table: table, marks: FieldMarks(count: table.places.count)))
    }
    return served[index].marks.isComplete ? nil : served[index]
  }

  /// Adds fields that an answer has shown.
  mutating func add(_ seen: Served) {
    guard let index = served.firstIndex(where: { $0.dialect == seen.dialect }) else {
      return served.append(seen)
    }
    served[index].marks.formUnion(seen.marks)
  }

  /// Adds what the same operation has shown elsewhere.
  mutating func merge(_ other: OperationTally) {
    for (outcome, count) in other.outcomes { add(count, to: outcome) }
    if let marks = other.sent {
      if sent == nil { sent = marks } else { sent?.formUnion(marks) }
    }
    for others in other.served { add(others) }
  }
}

/// A request, as far as fields are looked for in it.
struct FieldSight {
  let query: String
  let body: [UInt8]
  let vendor: Vendor
  /// Of all vendors of the world.
  let settings: [String: Settings]

  /// The documented spelling of a name in another one, where these are taken too.
  var alias: ((String) -> String?)? {
    guard let spelling = vendor.facts.alias else { return nil }
    guard let setting = vendor.facts.aliasSetting else { return spelling }
    let own = settings[vendor.name] ?? Settings()
    guard own[setting] else { return nil }
    return spelling
  }
}
