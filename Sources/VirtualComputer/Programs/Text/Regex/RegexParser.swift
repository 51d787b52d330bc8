/// Reads one POSIX regular expression, as the C library of GNU does.
///
/// Its recursion is as deep as groups are nested, which is limited.
struct RegexParser {
  enum Token: Equatable {
    case end
    case character(UInt32)
    case any, bracket
    case star, plus, question, openInterval
    case openGroup, closeGroup, alternation
    case caret, dollar
    case reference(Int)
    case escape(UInt8)
  }

  let pattern: [UInt32]
  let syntax: RegexSyntax
  var index = 0
  /// The number of groups before this expression and in it.
  private(set) var groups: Int
  private let firstGroup: Int
  private var completed: Set<Int> = []
  /// What grep warns of, without its name.
  private(set) var warnings: [ByteString] = []
  /// Whether a `{` without an operand was taken as a character, which GNU does in a part of its work.
  private(set) var hasBareBrace = false
  private(set) var hasReference = false
  /// The place of a `{` behind an operand that is no interval.
  private var braceCharacter: Int?
  private var isBehindAnchor = false
  private static let deepest = 100

  init(_ text: ByteString, _ syntax: RegexSyntax, groups: Int = 0) {
    var pattern: [UInt32] = []
    var index = 0
    while index < text.count {
      let (value, length) = RegexText.scalar(at: index, in: text.bytes, until: text.count)
      pattern.append(value)
      index += length
    }
    self.pattern = pattern
    self.syntax = syntax
    self.groups = groups
    firstGroup = groups
  }

  /// The whole expression.
  mutating func parse() throws(RegexFailure) -> RegexNode {
    let node = try alternatives(depth: 0)
    guard index == pattern.count else { throw .wrong("Unmatched ) or \\)") }
    return node
  }

  private mutating func alternatives(depth: Int) throws(RegexFailure) -> RegexNode {
    guard depth < Self.deepest else { throw .refused("a regular expression nested so deep") }
    // A branch cannot refer to a group of another.
    let before = completed
    var branches = [try branch(depth)]
    var after = completed
    while true {
      let (token, length) = try peek(isFirst: false)
      guard token == .alternation else { break }
      index += length
      completed = before
      branches.append(try branch(depth))
      after.formUnion(completed)
    }
    completed = after
    return branches.count == 1 ? branches[0] : .alternatives(branches)
  }

  private mutating func branch(_ depth: Int) throws(RegexFailure) -> RegexNode {
    var nodes: [RegexNode] = []
    var isFirst = true
    var isOperandMissing = true
    isBehindAnchor = false
    while true {
      let (token, _) = try peek(isFirst: isFirst)
      if token == .end || token == .alternation || (token == .closeGroup && depth > 0) { break }
      nodes.append(try expression(depth, isFirst: isFirst, isOperandMissing: isOperandMissing))
      isFirst = false
      isBehindAnchor = false
      switch nodes.last {
      case .assertion?: isBehindAnchor = true
      case .empty?: break
      default: isOperandMissing = false
      }
    }
    return nodes.isEmpty ? .empty : nodes.count == 1 ? nodes[0] : .sequence(nodes)
  }

  private mutating func expression(
    _ depth: Int, isFirst: Bool, isOperandMissing: Bool
  ) throws(RegexFailure) -> RegexNode {
    let (token, length) = try peek(isFirst: isFirst)
    let start = index
    index += length
    let atom: RegexNode
    switch token {
    case .end, .alternation: return .empty
    case .character(let value): atom = .character(value)
    case .any: atom = .any
    case .bracket: atom = .set(try bracket())
    case .star, .plus, .question, .openInterval:
      let isStart = isFirst || isOperandMissing
      guard let node = try bareOperator(token, at: start, isStart: isStart) else {
        return .empty
      }
      atom = node
    case .closeGroup:
      guard syntax.isExtended, syntax.isLenient else { throw .wrong("Unmatched ) or \\)") }
      atom = .character(pattern[start])
    case .openGroup: atom = try group(depth)
    case .caret: return .assertion(.start)
    case .dollar: return .assertion(.end)
    case .reference(let number):
      guard completed.contains(number) else { throw .wrong("Invalid back reference") }
      hasReference = true
      atom = .reference(firstGroup + number)
    case .escape(let letter):
      switch letter {
      case UInt8(ascii: "w"): atom = .set(.escape(.word, isNegated: false))
      case UInt8(ascii: "W"): atom = .set(.escape(.word, isNegated: true))
      case UInt8(ascii: "s"): atom = .set(.escape(.space, isNegated: false))
      case UInt8(ascii: "S"): atom = .set(.escape(.space, isNegated: true))
      case UInt8(ascii: "b"): return .assertion(.wordEdge)
      case UInt8(ascii: "B"): return .assertion(.noWordEdge)
      case UInt8(ascii: "<"): return .assertion(.wordStart)
      case UInt8(ascii: ">"): return .assertion(.wordEnd)
      case UInt8(ascii: "`"): return .assertion(.start)
      default: return .assertion(.end)
      }
    }
    return try repetitions(of: atom)
  }

  /// An operator with nothing before it: a character, nothing, or a mistake.
  private mutating func bareOperator(
    _ token: Token, at start: Int, isStart: Bool
  ) throws(RegexFailure) -> RegexNode? {
    guard syntax.isExtended else {
      if token == .openInterval, !syntax.isLenient {
        throw .wrong("Invalid preceding regular expression")
      }
      return .character(pattern[index - 1])
    }
    guard syntax.isLenient else { throw .wrong("Invalid preceding regular expression") }
    if token == .openInterval {
      guard try interval() == nil else {
        throw .refused("an interval at the start of a regular expression")
      }
      hasBareBrace = hasBareBrace || braceCharacter != start
      return .character(pattern[start])
    }
    if start > 0, isBehindAnchor, token != .plus {
      throw .refused("an operator behind an anchor of a regular expression")
    }
    guard isStart else { return nil }
    warnings.append("\(ByteString(RegexText.bytes(of: pattern[start]))) at start of expression")
    return nil
  }

  private mutating func group(_ depth: Int) throws(RegexFailure) -> RegexNode {
    groups += 1
    let number = groups
    let node = try alternatives(depth: depth + 1)
    let (token, length) = try peek(isFirst: false)
    guard token == .closeGroup else { throw .wrong("Unmatched ( or \\(") }
    index += length
    completed.insert(number - firstGroup)
    return .group(node, number)
  }

  private mutating func repetitions(of atom: RegexNode) throws(RegexFailure) -> RegexNode {
    var node = atom
    var count = 0
    while true {
      let (token, length) = try peek(isFirst: false)
      switch token {
      case .star, .plus, .question, .openInterval: break
      default: return node
      }
      if count > 0, !syntax.isExtended, !syntax.isLenient, token == .star || token == .openInterval
      {
        throw .wrong("Invalid preceding regular expression")
      }
      count += 1
      guard count <= Self.deepest else { throw .refused("a regular expression nested so deep") }
      switch token {
      case .star: node = .repeated(node, 0, nil)
      case .plus: node = .repeated(node, 1, nil)
      case .question: node = .repeated(node, 0, 1)
      default:
        let start = index
        index += length
        guard let (low, high) = try interval() else {
          index = start
          braceCharacter = start
          return node
        }
        node = .repeated(node, low, high)
        continue
      }
      index += length
    }
  }

  /// The bounds of an interval behind its opening sign, and its end; nil where grep takes the sign as
  /// a character.
  private mutating func interval() throws(RegexFailure) -> (Int, Int?)? {
    let start = index
    func fail(_ message: ByteString) throws(RegexFailure) -> (Int, Int?)? {
      if syntax.isExtended, syntax.isLenient { return nil }
      throw .wrong(message)
    }
    let low = number()
    var high = low
    if index < pattern.count, pattern[index] == UInt32(UInt8(ascii: ",")) {
      index += 1
      high = number()
    } else if low == nil {
      let isOver = index == pattern.count
      index = start
      return try fail(isOver ? "Unmatched \\{" : "Invalid content of \\{\\}")
    }
    if !syntax.isExtended, index < pattern.count, pattern[index] == UInt32(UInt8.backslash) {
      index += 1
    }
    guard index < pattern.count else {
      index = start
      return try fail("Unmatched \\{")
    }
    guard pattern[index] == UInt32(UInt8(ascii: "}")) else {
      index = start
      return try fail("Invalid content of \\{\\}")
    }
    index += 1
    if let high, high < low ?? 0 { throw .wrong("Invalid content of \\{\\}") }
    guard max(low ?? 0, high ?? 0) <= 0x7FFF else { throw .wrong("Regular expression too big") }
    return (low ?? 0, high)
  }

  private mutating func number() -> Int? {
    var value: Int?
    while index < pattern.count, pattern[index] >= 48, pattern[index] < 58 {
      value = min((value ?? 0) * 10 + Int(pattern[index] - 48), 0x8000)
      index += 1
    }
    return value
  }
}
