import Simulation
import Telemetry

/// What a run's client has asked for, in all worlds, also those that are gone: what the server has
/// counted, put together as the summary tells it. It counts nothing itself.
struct RunCounts: Sendable {
  /// How one vendor was asked and what it answered.
  struct Requests: Sendable, Hashable {
    /// Below 400.
    var answered = 0
    /// 4xx of the simulation's own.
    var refused = 0
    /// 5xx of the simulation's own.
    var failed = 0
    /// Answers that a rule decided.
    var injected = 0

    var total: Int { answered + refused + failed + injected }
  }

  private(set) var vendors: [String: Requests] = [:]
  /// Requests that each rule had a part in.
  let rules: [String: Int]
  /// Documented routes that are not simulated, `vendor operation`.
  private(set) var unsimulated: [String: Int] = [:]

  var total: Int { vendors.values.reduce(0) { $0 + $1.total } }

  init(_ counters: Counters, vendors known: [Vendor]) {
    rules = counters.rules
    let names = Set(
      known.flatMap { vendor in
        vendor.operations.filter { $0.status != .simulated }.map { "\(vendor.name) \($0.id)" }
      })
    for (key, count) in counters.counts {
      vendors[key.vendor, default: Requests()].add(count, of: key.status)
      let name = "\(key.vendor) \(key.operation)"
      if names.contains(name) { unsimulated[name, default: 0] += count }
    }
    for (vendor, reasons) in counters.setAside {
      // A sample is an answer like any other here, though it covers nothing.
      vendors[vendor, default: Requests()].answered += reasons[.stateless] ?? 0
      vendors[vendor, default: Requests()].injected += reasons[.injected] ?? 0
    }
  }
}

extension RunCounts.Requests {
  fileprivate mutating func add(_ count: Int, of status: Int) {
    switch status {
    case ..<400: answered += count
    case ..<500: refused += count
    default: failed += count
    }
  }
}
