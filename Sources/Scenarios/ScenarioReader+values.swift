import Faults
import Simulation
import Wire

/// Values that have no keys: texts, numbers, words, durations, ranges.
extension ScenarioReader {
  mutating func text(_ node: SourceNode, _ what: String) -> String? {
    if let text = node.text, !text.isEmpty { return text }
    refuse(node, "\(what) must be a text, not \(node.spelling)")
    return nil
  }

  /// A whole number from `least` on.
  mutating func count(_ node: SourceNode, _ what: String, from least: Int) -> Int? {
    if let number = node.number?.int, number >= least { return number }
    refuse(node, "\(what) must be a whole number from \(least), not \(node.spelling)")
    return nil
  }

  mutating func flag(_ node: SourceNode, _ what: String) -> Bool? {
    if case .bool(let value) = node.content { return value }
    refuse(node, "\(what) must be true or false, not \(node.spelling)")
    return nil
  }

  /// One of a few words.
  mutating func word<Word: CaseIterable & RawRepresentable<String>>(
    _ node: SourceNode, _ what: String, of type: Word.Type
  ) -> Word? {
    if let word = node.text.flatMap(Word.init(rawValue:)) { return word }
    refuse(node, what, isNoneOf: Word.allCases.map(\.rawValue))
    return nil
  }

  /// Refuses a word that is none of a few, and names the nearest of them.
  mutating func refuse(_ node: SourceNode, _ what: String, isNoneOf words: [String]) {
    let names = Choices.nearest(words, to: node.scalarText ?? "")
    refuse(node, "\(what) must be one of \(names), not \(node.spelling)")
  }

  /// A time from `0s` on, always with its unit.
  mutating func duration(
    _ node: SourceNode, _ what: String, isPositive: Bool = false
  ) -> Duration? {
    if let number = node.number {
      let name = number.spelling
      refuse(node, "\(what) needs a unit: \(name) could be \(name)ms, \(name)s or \(name)m")
      return nil
    }
    guard let duration = node.text.flatMap({ Duration(spelled: $0) }) else {
      refuse(
        node,
        "\(what) must be a number with its unit, such as 80ms, 1.5s, 4m, 2h or 30d, "
          + "not \(node.spelling)")
      return nil
    }
    guard isPositive ? duration > .zero : duration >= .zero else {
      let rule = isPositive ? "more than nothing" : "0s or more"
      refuse(node, "\(what) must be \(rule), not \(node.spelling)")
      return nil
    }
    return duration
  }

  /// `3`, `1-2` or `5-`, from `least` on.
  mutating func range(
    _ node: SourceNode, _ what: String, from least: Int
  ) -> (first: Int, last: Int?)? {
    guard let text = node.scalarText, let range = Self.range(text) else {
      refuse(node, "\(what) must be like 3, 1-2 or 5-, not \(node.spelling)")
      return nil
    }
    guard range.first >= least else {
      refuse(node, "\(what) counts from \(least), not from \(range.first)")
      return nil
    }
    if let last = range.last, last < range.first {
      refuse(node, "\(what) \(node.spelling) is empty; write \(last)-\(range.first)")
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
  mutating func distribution(_ node: SourceNode, _ what: String) -> Distribution? {
    guard let members = node.members else {
      return duration(node, what).map { .fixed($0) }
    }
    guard fields(node, .distribution) != nil else { return nil }
    guard let member = members.first, members.count == 1 else {
      let names = MappingSchema.distribution.keys.joined(separator: ", ")
      refuse(node, "\(what) must be one distribution of \(names)")
      return nil
    }
    return distribution(named: member.key, member.value)
  }

  private mutating func distribution(named name: String, _ node: SourceNode) -> Distribution? {
    switch name {
    case "fixed": return duration(node, "`fixed`").map { .fixed($0) }
    case "uniform":
      guard let (low, high) = pair(node, .uniform) else { return nil }
      guard low <= high else {
        refuse(node, "`min` must not be more than `max`")
        return nil
      }
      return .uniform(min: low, max: high)
    case "normal": return pair(node, .normal).map { .normal(mean: $0, deviation: $1) }
    case "lognormal":
      guard let (middle, high) = pair(node, .lognormal) else { return nil }
      guard middle > .zero, high >= middle else {
        refuse(node, "`p50` must be more than 0s, and `p99` no less than `p50`")
        return nil
      }
      return .lognormal(p50: middle, p99: high)
    case "empirical":
      guard let elements = node.elements, !elements.isEmpty else {
        refuse(node, "`empirical` must be a list of durations, not \(node.spelling)")
        return nil
      }
      let samples = elements.compactMap { duration($0, "each of `empirical`") }
      return samples.count == elements.count ? .empirical(samples) : nil
    default: return nil
    }
  }

  /// The two durations that a distribution is made of, in the order of its keys.
  private mutating func pair(_ node: SourceNode, _ schema: MappingSchema) -> (Duration, Duration)? {
    guard let fields = fields(node, schema) else { return nil }
    let durations = schema.keys.compactMap { key in
      fields[key].flatMap { duration($0, "`\(key)`") }
    }
    return durations.count == 2 ? (durations[0], durations[1]) : nil
  }
}
