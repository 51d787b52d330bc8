import HTTPTypes
import Simulation
import Wire

/// What the simulation has answered, and what was asked of it in vain; never evicted.
///
/// It is what coverage, metrics and the summary of a run are made from. An answer that a rule injected, or that is a sample without state, is set
/// aside under its vendor and counts nowhere else. What it holds is bounded by the operation table,
/// but for the paths that match no route, of which so many are told apart.
package struct Counters: Sendable {
  /// What is counted apart.
  package struct Key: Sendable, Hashable {
    package let vendor: String
    /// Empty where no documented route matched.
    package let operation: String
    package let status: Int
    /// The error's code, nil for a success.
    package let code: String?
  }

  /// Why an answer is no coverage.
  package enum Reason: Sendable, Hashable {
    /// A rule decided it.
    case injected
    /// It was made up from a sample, without state.
    case stateless
  }

  private var operations: [ObjectIdentifier: OperationCounts] = [:]
  private var routeless: [Key: Int] = [:]
  /// What matched no documented route, by vendor.
  package private(set) var unmatched: [String: UnmatchedRequests] = [:]
  /// What was asked of no vendor at all.
  package private(set) var unmounted = UnmatchedRequests()
  /// Answers that are no coverage, by vendor.
  package private(set) var setAside: [String: [Reason: Int]] = [:]

  /// How many answers each rule had a part in, also those that are no coverage.
  package private(set) var rules: [String: Int] = [:]

  package init() {}

  /// How often each operation gave each answer.
  package var counts: [Key: Int] {
    var counts = routeless
    for item in operations.values {
      for (outcome, count) in item.outcomes {
        let key = Key(
          vendor: item.vendor, operation: item.operation.id, status: outcome.status,
          code: outcome.code)
        counts[key, default: 0] += count
      }
    }
    return counts
  }

  package var total: Int {
    operations.values.reduce(routeless.values.reduce(0, +)) { $0 + $1.total }
  }

  /// What is known of each operation that has been asked.
  package var operationCounts: some Collection<OperationCounts> { operations.values }

  /// The vendors that have been asked for anything.
  package var vendors: Set<String> {
    Set(operations.values.map(\.vendor)).union(unmatched.keys).union(setAside.keys)
  }

  /// Counts an answer of an operation, and notes which documented fields its request sent where
  /// its fields were observed.
  mutating func count(
    _ response: Response, of operation: Operation, _ vendor: Vendor,
    seen observed: ObservedFields? = nil
  ) {
    operations[
      ObjectIdentifier(operation), default: OperationCounts(operation, vendor: vendor.name)
    ].count(response, seen: observed)
  }

  /// The fields that answers of an operation are looked through for; nil where none is missing, or
  /// where nothing of the operation has been counted here.
  mutating func wanted(of operation: Operation, in dialect: Dialect) -> OperationCounts.Served? {
    operations[ObjectIdentifier(operation)]?.wanted(in: dialect)
  }

  /// Adds fields that an answer of an operation has shown.
  mutating func add(_ seen: OperationCounts.Served, of operation: Operation) {
    operations[ObjectIdentifier(operation)]?.add(seen)
  }

  /// Counts an answer to a request that matched no documented route.
  mutating func count(_ response: Response, unmatched request: Request, at vendor: Vendor) {
    let code: String? = if case .failure(let code) = response.outcome { code } else { nil }
    routeless[
      Key(vendor: vendor.name, operation: "", status: response.status.code, code: code),
      default: 0] += 1
    unmatched[vendor.name, default: UnmatchedRequests()].count(request.method, request.path)
  }

  /// Counts a call to no vendor at all.
  mutating func count(unmounted method: HTTPRequest.Method, _ path: String) {
    unmounted.count(method, path)
  }

  /// Counts an answer for each rule that had a part in it.
  mutating func count(rules names: [String]) {
    for name in names { rules[name, default: 0] += 1 }
  }

  /// Counts an answer that is no coverage.
  mutating func setAside(_ reason: Reason, of vendor: Vendor) {
    setAside[vendor.name, default: [:]][reason, default: 0] += 1
  }

  /// Adds what others have counted.
  package mutating func merge(_ other: Counters) {
    for (id, item) in other.operations {
      if operations[id]?.merge(item) == nil { operations[id] = item }
    }
    routeless.merge(other.routeless, uniquingKeysWith: +)
    unmatched.merge(other.unmatched) { $0.merged(with: $1) }
    unmounted = unmounted.merged(with: other.unmounted)
    rules.merge(other.rules, uniquingKeysWith: +)
    setAside.merge(other.setAside) { $0.merging($1, uniquingKeysWith: +) }
  }
}
