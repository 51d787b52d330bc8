/// A regular expression as steps for a matcher.
///
/// Of two ways on from a step the first is preferred among matches of one length; the longest match
/// counts, and of matches at several places the leftmost.
struct RegexProgram {
  enum Step {
    case character(UInt32)
    /// A character in either case, by its folded number.
    case folded(UInt32)
    case any
    case set(RegexSet)
    case split(Int, Int)
    case jump(Int)
    case save(Int)
    case assertion(RegexAssertion)
    case reference(Int)
    case match
  }

  private(set) var steps: [Step] = []
  let groups: Int
  let ignoresCase: Bool
  let hasReference: Bool
  /// The bytes that a match can begin with; nil where a match can be empty.
  private(set) var firstBytes: [Bool]?
  private static let largest = 60_000

  init(
    _ node: RegexNode, groups: Int, ignoresCase: Bool, hasReference: Bool
  ) throws(RegexFailure) {
    self.groups = groups
    self.ignoresCase = ignoresCase
    self.hasReference = hasReference
    try emit(node)
    steps.append(.match)
    firstBytes = findFirstBytes()
  }

  private mutating func add(_ step: Step) throws(RegexFailure) {
    guard steps.count < Self.largest else { throw .refused("a regular expression of this size") }
    steps.append(step)
  }

  /// Recursion is as deep as the expression, which the parser limits.
  private mutating func emit(_ node: RegexNode) throws(RegexFailure) {
    switch node {
    case .empty: return
    case .character(let value):
      let folded = RegexText.folded(value)
      let hasCases =
        ignoresCase && (folded != value || RegexText.uppercased(value) != value)
      try add(hasCases ? .folded(folded) : .character(value))
    case .any: try add(.any)
    case .set(let set): try add(.set(set))
    case .group(let inner, let number):
      try add(.save(number * 2))
      try emit(inner)
      try add(.save(number * 2 + 1))
    case .sequence(let nodes):
      for node in nodes { try emit(node) }
    case .alternatives(let branches): try emit(branches)
    case .repeated(let inner, let low, let high): try emit(inner, low, high)
    case .reference(let number): try add(.reference(number))
    case .assertion(let assertion): try add(.assertion(assertion))
    }
  }

  private mutating func emit(_ branches: [RegexNode]) throws(RegexFailure) {
    var jumps: [Int] = []
    for (number, branch) in branches.enumerated() {
      guard number + 1 < branches.count else {
        try emit(branch)
        break
      }
      let split = steps.count
      try add(.split(split + 1, 0))
      try emit(branch)
      jumps.append(steps.count)
      try add(.jump(0))
      steps[split] = .split(split + 1, steps.count)
    }
    for jump in jumps { steps[jump] = .jump(steps.count) }
  }

  private mutating func emit(
    _ inner: RegexNode, _ low: Int, _ high: Int?
  ) throws(RegexFailure) {
    for _ in 0..<low {
      let before = steps.count
      try emit(inner)
      // Nothing over and over is nothing.
      if steps.count == before { return }
    }
    guard let high else {
      let split = steps.count
      try add(.split(split + 1, 0))
      try emit(inner)
      try add(.jump(split))
      steps[split] = .split(split + 1, steps.count)
      return
    }
    var splits: [Int] = []
    for _ in low..<max(low, high) {
      splits.append(steps.count)
      try add(.split(0, 0))
      try emit(inner)
    }
    for split in splits { steps[split] = .split(split + 1, steps.count) }
  }

  private func findFirstBytes() -> [Bool]? {
    let all = [Bool](repeating: true, count: 256)
    var bytes = [Bool](repeating: false, count: 256)
    var visited = [Bool](repeating: false, count: steps.count)
    var pending = [0]
    while let place = pending.popLast() {
      guard !visited[place] else { continue }
      visited[place] = true
      switch steps[place] {
      case .split(let one, let two): pending += [one, two]
      case .jump(let next): pending.append(next)
      case .save, .assertion: pending.append(place + 1)
      case .match, .reference: return nil
      case .character(let value):
        if let first = RegexText.bytes(of: value).first { bytes[Int(first)] = true }
      case .folded(let value):
        guard value < 128 else {
          bytes = all
          continue
        }
        bytes[Int(value)] = true
        bytes[Int(RegexText.uppercased(value))] = true
        // U+017F and U+212A are s and k in another case.
        if value == 0x73 { bytes[0xC5] = true }
        if value == 0x6B { bytes[0xE2] = true }
      case .any: bytes = all
      case .set(let set):
        for value in 0..<128 where set.contains(UInt32(value)) { bytes[value] = true }
        for value in 128..<256 { bytes[value] = true }
      }
    }
    return bytes
  }
}

/// Compiled regular expressions: one, or several of which any may match.
struct Regex {
  let program: RegexProgram
  /// What grep warns of.
  let warnings: [ByteString]
  let hasBareBrace: Bool

  /// Where a match may stand.
  enum Place {
    case anywhere
    case word
    case line
  }

  init(
    _ texts: [ByteString], _ syntax: RegexSyntax, isLiteral: Bool = false,
    place: Place = .anywhere
  ) throws(RegexFailure) {
    var groups = 0
    var branches: [RegexNode] = []
    var warnings: [ByteString] = []
    var hasReference = false
    var hasBareBrace = false
    for text in texts {
      var parser = RegexParser(text, syntax, groups: groups)
      if isLiteral {
        branches.append(.sequence(parser.pattern.map { .character($0) }))
        continue
      }
      branches.append(try parser.parse())
      groups = parser.groups
      warnings += parser.warnings
      hasReference = hasReference || parser.hasReference
      hasBareBrace = hasBareBrace || parser.hasBareBrace
    }
    var node = branches.count == 1 ? branches[0] : .alternatives(branches)
    switch place {
    case .anywhere: break
    case .word:
      node = .sequence([.assertion(.noWordBefore), node, .assertion(.noWordAfter)])
    case .line: node = .sequence([.assertion(.start), node, .assertion(.end)])
    }
    self.warnings = warnings
    self.hasBareBrace = hasBareBrace
    program = try RegexProgram(
      node, groups: groups, ignoresCase: syntax.ignoresCase, hasReference: hasReference)
  }
}
