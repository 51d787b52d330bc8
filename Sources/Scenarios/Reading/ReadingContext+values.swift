import Wire

/// Values that have no keys: texts, numbers, words, durations, ranges.
extension ReadingContext {
  func text(_ node: SourceNode, _ what: String) -> String? {
    if let text = node.text, !text.isEmpty { return text }
    refuse(node, "\(what) must be a text, not \(node.spelling)")
    return nil
  }

  /// A whole number from `least` on.
  func count(_ node: SourceNode, _ what: String, from least: Int) -> Int? {
    if let number = node.number?.int, number >= least { return number }
    refuse(node, "\(what) must be a whole number from \(least), not \(node.spelling)")
    return nil
  }

  func flag(_ node: SourceNode, _ what: String) -> Bool? {
    if case .bool(let value) = node.content { return value }
    refuse(node, "\(what) must be true or false, not \(node.spelling)")
    return nil
  }

  /// One of a few words.
  func word<Word: CaseIterable & RawRepresentable<String>>(
    _ node: SourceNode, _ what: String, of type: Word.Type
  ) -> Word? {
    if let word = node.text.flatMap(Word.init(rawValue:)) { return word }
    refuse(node, what, isNoneOf: Word.allCases.map(\.rawValue))
    return nil
  }

  /// Refuses a word that is none of a few, and names the nearest of them.
  func refuse(_ node: SourceNode, _ what: String, isNoneOf words: [String]) {
    let names = Choices.nearest(words, to: node.scalarText ?? "")
    refuse(node, "\(what) must be one of \(names), not \(node.spelling)")
  }

  /// A time from `0s` on, always with its unit.
  func duration(
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
  func range(
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

  /// Whether a text can name a rule or a snapshot: it can travel in a header, a path and a command
  /// line, none of which takes it for something else.
  static func isName(_ text: String) -> Bool {
    (1...100).contains(text.utf8.count) && text.utf8.first != UInt8(ascii: ".")
      && text.utf8.first != UInt8(ascii: "-")
      && text.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"),
          UInt8(ascii: "-"):
          true
        default: false
        }
      }
  }
}
