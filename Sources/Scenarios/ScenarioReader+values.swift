import Simulation
import Wire

/// Values that have no keys: texts, numbers, words, durations, ranges.
extension ScenarioReader {
  mutating func text(_ written: Written, _ what: String) -> String? {
    if let text = written.text, !text.isEmpty { return text }
    refuse(written, "\(what) must be a text, not \(written.spelling)")
    return nil
  }

  /// A whole number from `least` on.
  mutating func count(_ written: Written, _ what: String, from least: Int) -> Int? {
    if let number = written.number?.int, number >= least { return number }
    refuse(written, "\(what) must be a whole number from \(least), not \(written.spelling)")
    return nil
  }

  mutating func flag(_ written: Written, _ what: String) -> Bool? {
    if case .bool(let value) = written.content { return value }
    refuse(written, "\(what) must be true or false, not \(written.spelling)")
    return nil
  }

  /// One of a few words.
  mutating func word<Word: CaseIterable & RawRepresentable<String>>(
    _ written: Written, _ what: String, of type: Word.Type
  ) -> Word? {
    if let word = written.text.flatMap(Word.init(rawValue:)) { return word }
    let names = Choices.nearest(Word.allCases.map(\.rawValue), to: written.scalarText ?? "")
    refuse(written, "\(what) must be one of \(names), not \(written.spelling)")
    return nil
  }

  /// A time from `0s` on, always with its unit.
  mutating func duration(
    _ written: Written, _ what: String, isPositive: Bool = false
  ) -> Duration? {
    if let number = written.number {
      let name = number.spelling
      refuse(written, "\(what) needs a unit: \(name) could be \(name)ms, \(name)s or \(name)m")
      return nil
    }
    guard let duration = written.text.flatMap({ Duration(spelled: $0) }) else {
      refuse(
        written,
        "\(what) must be a number with its unit, such as 80ms, 1.5s, 4m, 2h or 30d, "
          + "not \(written.spelling)")
      return nil
    }
    guard isPositive ? duration > .zero : duration >= .zero else {
      let rule = isPositive ? "more than nothing" : "0s or more"
      refuse(written, "\(what) must be \(rule), not \(written.spelling)")
      return nil
    }
    return duration
  }

  /// `3`, `1-2` or `5-`, from `least` on.
  mutating func range(
    _ written: Written, _ what: String, from least: Int
  ) -> (first: Int, last: Int?)? {
    guard let text = written.scalarText, let range = Self.range(text) else {
      refuse(written, "\(what) must be like 3, 1-2 or 5-, not \(written.spelling)")
      return nil
    }
    guard range.first >= least else {
      refuse(written, "\(what) counts from \(least), not from \(range.first)")
      return nil
    }
    if let last = range.last, last < range.first {
      refuse(written, "\(what) \(written.spelling) is empty; write \(last)-\(range.first)")
      return nil
    }
    return range
  }

  private static func range(_ text: String) -> (first: Int, last: Int?)? {
    let parts = text.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
    let numbers = parts.map { part in
      part.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        ? Int(part) : nil
    }
    guard let first = numbers[0] else { return nil }
    guard parts.count == 2 else { return (first, first) }
    if parts[1].isEmpty { return (first, nil) }
    return numbers[1].map { (first, $0) }
  }

  /// A duration, or how it is distributed.
  mutating func distribution(_ written: Written, _ what: String) -> Distribution? {
    guard let members = written.members else {
      return duration(written, what).map { .fixed($0) }
    }
    guard fields(written, .distribution) != nil else { return nil }
    guard let member = members.first, members.count == 1 else {
      let names = Block.distribution.keys.joined(separator: ", ")
      refuse(written, "\(what) must be one distribution of \(names)")
      return nil
    }
    return distribution(named: member.key, member.value)
  }

  private mutating func distribution(named name: String, _ written: Written) -> Distribution? {
    switch name {
    case "fixed": return duration(written, "`fixed`").map { .fixed($0) }
    case "uniform":
      guard let (low, high) = pair(written, .uniform) else { return nil }
      guard low <= high else {
        refuse(written, "`min` must not be more than `max`")
        return nil
      }
      return .uniform(min: low, max: high)
    case "normal": return pair(written, .normal).map { .normal(mean: $0, deviation: $1) }
    case "lognormal":
      guard let (middle, high) = pair(written, .lognormal) else { return nil }
      guard middle > .zero, high >= middle else {
        refuse(written, "`p50` must be more than 0s, and `p99` no less than `p50`")
        return nil
      }
      return .lognormal(p50: middle, p99: high)
    case "empirical":
      guard let elements = written.elements, !elements.isEmpty else {
        refuse(written, "`empirical` must be a list of durations, not \(written.spelling)")
        return nil
      }
      let samples = elements.compactMap { duration($0, "each of `empirical`") }
      return samples.count == elements.count ? .empirical(samples) : nil
    default: return nil
    }
  }

  /// The two durations that a distribution is made of, in the order of its keys.
  private mutating func pair(_ written: Written, _ block: Block) -> (Duration, Duration)? {
    guard let fields = fields(written, block) else { return nil }
    let durations = block.keys.compactMap { key in
      fields[key].flatMap { duration($0, "`\(key)`") }
    }
    return durations.count == 2 ? (durations[0], durations[1]) : nil
  }
}
