import Faults
import Simulation
import Synchronization
import Telemetry

/// Counts what a run's client has asked for, as it asks.
///
/// Counters of worlds go with their worlds; these stay for the summary.
final class RunCounts: Sendable {
  /// How one vendor was asked and what it answered.
  struct Requests: Sendable, Hashable {
    var total = 0
    /// Below 400.
    var answered = 0
    /// 4xx of the simulation's own.
    var refused = 0
    /// 5xx of the simulation's own.
    var failed = 0
    /// Answers that a rule decided.
    var injected = 0
  }

  /// Everything that is counted.
  struct Counts: Sendable {
    var vendors: [String: Requests] = [:]
    /// Requests that each rule had a part in.
    var rules: [String: Int] = [:]
    /// Documented routes that are not simulated, `vendor operation`.
    var unsimulated: [String: Int] = [:]

    var total: Int { vendors.values.reduce(0) { $0 + $1.total } }
  }

  private let counts = Mutex(Counts())
  private let unsimulated: Set<String>

  init(_ vendors: [Vendor]) {
    unsimulated = Set(
      vendors.flatMap { vendor in
        vendor.operations.filter { $0.status != .simulated }.map { "\(vendor.name) \($0.id)" }
      })
  }

  var value: Counts { counts.withLock { $0 } }

  /// Counts an answer of a vendor.
  func count(_ entry: Entry) {
    let name = entry.operation.map { "\(entry.vendor) \($0)" }
    counts.withLock { counts in
      counts.vendors[entry.vendor, default: Requests()].count(entry)
      for rule in entry.fault?.rules ?? [] { counts.rules[rule, default: 0] += 1 }
      if let name, unsimulated.contains(name) { counts.unsimulated[name, default: 0] += 1 }
    }
  }
}

extension RunCounts.Requests {
  fileprivate mutating func count(_ entry: Entry) {
    total += 1
    if entry.fault?.decidedBy != nil {
      injected += 1
    } else if entry.status < 400 {
      answered += 1
    } else if entry.status < 500 {
      refused += 1
    } else {
      failed += 1
    }
  }
}
