import Faults
import Simulation
package import Wire

/// How many times as fast as wall time a clock may run: more than 0, a million at most.
package struct ClockFactor: WireScalar {
  package let value: Double

  package static let largest = 1_000_000.0

  package static var schema: Schema {
    Schema(.number(min: 0, max: largest)) { json in
      if case .failure(let rule) = parse(json) { rule } else { nil }
    }
  }

  package static var sample: ClockFactor { ClockFactor(value: 60) }

  package static func parse(_ json: JSON) -> Result<ClockFactor, Violation.Rule> {
    guard let factor = json.doubleValue else { return .failure(.type(expected: "number")) }
    guard factor > 0, factor <= largest else {
      return .failure(.custom("must be more than 0 and at most 1000000; freeze stops a clock"))
    }
    return .success(ClockFactor(value: factor))
  }

  package func write(to json: inout JSONWriter) { json.value(value) }
}
