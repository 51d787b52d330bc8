import Faults
package import Simulation
package import Wire

/// How a clock runs, in one word: `real`, `frozen`, or `scaled:60`.
package struct SpelledClockMode: WireScalar {
  package let mode: SimulatedClock.Mode

  package init(_ mode: SimulatedClock.Mode) { self.mode = mode }

  /// The mode that a word stands for, or the rule that it breaks.
  package static func read(_ text: String) -> Result<Self, Violation.Rule> {
    switch text {
    case "real": return .success(Self(.real))
    case "frozen": return .success(Self(.frozen))
    default:
      guard text.hasPrefix("scaled:"), let factor = Double(text.dropFirst("scaled:".count)),
        factor > 0, factor <= ClockFactor.largest
      else { return .failure(.custom("must be real, frozen or scaled:N with N up to 1000000")) }
      return .success(Self(.scaled(factor)))
    }
  }

  package static var schema: Schema {
    Schema(.string(Schema.StringRules(pattern: #"^(real|frozen|scaled:[0-9.]+)$"#))) { json in
      if case .failure(let rule) = parse(json) { rule } else { nil }
    }
  }

  package static var sample: Self { Self(.real) }

  package static func parse(_ json: JSON) -> Result<Self, Violation.Rule> {
    guard let text = json.stringValue else { return .failure(.type(expected: "string")) }
    return read(text)
  }

  package func write(to json: inout JSONWriter) { json.value(text) }

  /// As it is written: `scaled:60`.
  package var text: String {
    guard case .scaled(let factor) = mode else { return mode.name }
    return "scaled:\(Int(exactly: factor).map(String.init) ?? "\(factor)")"
  }
}
