/// A sed script at work on lines.
final class SedMachine {
  /// A file with its lines; the bytes of the last need not end in a newline.
  struct Input {
    let content: ByteString
    let lines: [Range<Int>]

    init(_ content: ByteString) {
      self.content = content
      lines = content.lines()
    }

    func hasNewline(_ number: Int) -> Bool {
      lines[number].upperBound < content.count
    }
  }

  private enum RangeState {
    case idle
    /// In the range, up to a line where that is known.
    case active(end: Int?)
  }

  private let commands: [SedCommand]
  private let isQuiet: Bool
  private let machine: Machine
  private var ranges: [RangeState]
  private var matchers: [Int: RegexMatcher] = [:]
  private var lastPattern: RegexMatcher?
  private var pattern = ByteString()
  private var hasNewline = true
  private var appended: [ByteString] = []
  private var line = 0
  private var isLast = false
  private var misses = false
  private var work = 0
  private(set) var output = ByteString()
  private(set) var quitStatus: Int32?

  init(_ commands: [SedCommand], isQuiet: Bool, _ machine: Machine) {
    self.commands = commands
    self.isQuiet = isQuiet
    self.machine = machine
    ranges = []
    reset()
  }

  /// Whether a command ends it before its input does.
  var canQuit: Bool {
    commands.contains {
      if case .quit = $0.kind { return true }
      return false
    }
  }

  /// Begins to count lines anew.
  func reset() {
    line = 0
    ranges = commands.map {
      if case .line(0)? = $0.first { return .active(end: nil) }
      return .idle
    }
  }

  func takeOutput() -> ByteString {
    defer {
      output = ByteString()
      misses = false
    }
    return output
  }

  /// Goes through the lines of a file. `endsInput`: no line follows them; nil where that is not known
  /// yet. It is false where the last line would have to be known for what it is.
  func run(_ input: Input, endsInput: Bool?) throws(Interrupt) -> Bool {
    for number in input.lines.indices {
      let isEdge = number + 1 == input.lines.count
      if isEdge, endsInput == nil { return false }
      line += 1
      isLast = isEdge && endsInput ?? false
      pattern = input.content.part(input.lines[number])
      hasNewline = input.hasNewline(number)
      try charge(16 + pattern.count)
      try cycle()
      if quitStatus != nil { return true }
    }
    return true
  }

  /// Counts work by characters, a step for 1,000 of them.
  private func charge(_ characters: Int) throws(Interrupt) {
    work += characters
    guard work >= 1000 else { return }
    try machine.count(work / 1000)
    work %= 1000
  }

  private func write(_ text: ByteString) {
    if misses { output.bytes.append(.newline) }
    misses = false
    output += text
  }

  private func writePattern() {
    write(pattern)
    if hasNewline {
      output.bytes.append(.newline)
    } else {
      misses = true
    }
  }

  private func cycle() throws(Interrupt) {
    var place = 0
    var prints = !isQuiet
    loop: while place < commands.count {
      let command = commands[place]
      try charge(16)
      let selects = try selects(place)
      place += 1
      guard selects != command.isNegated else {
        if case .block(let end) = command.kind { place = end }
        continue
      }
      switch command.kind {
      case .block, .blockEnd: break
      case .lineNumber: write("\(line)\n")
      case .append(let text): appended.append(text)
      case .insert(let text): write(text)
      case .change(let text):
        if case .active = ranges[place - 1] {} else { write(text) }
        prints = false
        break loop
      case .delete:
        prints = false
        break loop
      case .print: writePattern()
      case .quit(let status):
        quitStatus = status
        break loop
      case .substitute(let substitution):
        if try substitute(substitution, place - 1), substitution.prints { writePattern() }
      case .translate(let table): translate(table)
      }
    }
    if prints { writePattern() }
    for text in appended { write(text) }
    appended = []
  }

  private func translate(_ table: [UInt32: UInt32]) {
    var result: [UInt8] = []
    var index = 0
    while index < pattern.count {
      let (value, length) = RegexText.scalar(at: index, in: pattern.bytes, until: pattern.count)
      if let target = table[value] {
        result += RegexText.bytes(of: target)
      } else {
        result += pattern.bytes[index..<(index + length)]
      }
      index += length
    }
    pattern = ByteString(result)
  }

  // MARK: Addresses

  private func selects(_ place: Int) throws(Interrupt) -> Bool {
    let command = commands[place]
    guard let first = command.first else { return true }
    guard let second = command.second else { return try matches(first, place * 3) }
    if case .active(let end) = ranges[place] {
      switch second {
      case .line, .count, .multiple:
        let end = end ?? 0
        if line >= end { ranges[place] = .idle }
        if line <= end { return true }
      default:
        if try matches(second, place * 3 + 1) { ranges[place] = .idle }
        return true
      }
    }
    guard try matches(first, place * 3) else { return false }
    switch second {
    case .line(let number):
      if number > line { ranges[place] = .active(end: number) }
    case .count(let number):
      if number > 0 { ranges[place] = .active(end: line + number) }
    case .multiple(let number):
      if number > 0 {
        ranges[place] = .active(end: (line / number + 1) * number)
      }
    default: ranges[place] = .active(end: nil)
    }
    return true
  }

  private func matches(_ address: SedCommand.Address, _ key: Int) throws(Interrupt) -> Bool {
    switch address {
    case .line(let number): return line == number
    case .last: return isLast
    case .step(let first, let distance):
      return distance == 0 ? line == first : line >= first && (line - first) % distance == 0
    case .pattern(let regex):
      let matcher = try matcher(regex, key)
      return try matcher.search(pattern.bytes, line: 0..<pattern.count, from: 0, .presence) != nil
    case .count, .multiple: return false
    }
  }

  private func matcher(_ regex: Regex?, _ key: Int) throws(Interrupt) -> RegexMatcher {
    if let regex {
      let matcher = matchers[key] ?? RegexMatcher(regex, machine)
      matchers[key] = matcher
      lastPattern = matcher
      return matcher
    }
    guard let lastPattern else { throw .fatal("no previous regular expression", status: 1) }
    return lastPattern
  }

  // MARK: Substitution

  private func substitute(
    _ substitution: SedSubstitution, _ place: Int
  ) throws(Interrupt) -> Bool {
    let matcher = try matcher(substitution.pattern, place * 3 + 2)
    let text = pattern.bytes
    var result = SedText()
    var start = 0
    var count = 0
    var lastEnd = -1
    var isReplaced = false
    while start <= text.count,
      let match = try matcher.search(text, line: 0..<text.count, from: start, .groups)
    {
      let range = match.range
      result.bytes += text[start..<range.lowerBound]
      start = range.upperBound
      // Nothing right behind a match is none.
      if !range.isEmpty || range.lowerBound != lastEnd {
        count += 1
        if count < substitution.number {
          result.bytes += text[range]
        } else {
          isReplaced = true
          result.append(substitution.replacement, match, text)
          try charge(match.range.count + 16)
        }
      }
      lastEnd = range.upperBound
      if isReplaced, !substitution.isGlobal { break }
      if range.isEmpty {
        guard start < text.count else { break }
        let length = RegexText.scalar(at: start, in: text, until: text.count).length
        result.bytes += text[start..<(start + length)]
        start += length
      }
    }
    guard isReplaced else { return false }
    if start < text.count { result.bytes += text[start...] }
    guard result.bytes.count <= machine.disk.limits.fileBytes else {
      throw .refused(Refusal("a line of more than \(machine.disk.limits.fileBytes) bytes"))
    }
    pattern = ByteString(result.bytes)
    return true
  }
}

/// The text that `s` makes, with the letter case that its replacement asks for.
private struct SedText {
  var bytes: [UInt8] = []

  mutating func append(
    _ parts: [SedSubstitution.Part], _ match: RegexMatch, _ text: [UInt8]
  ) {
    var kept: SedSubstitution.LetterCase?
    var once: SedSubstitution.LetterCase?
    for part in parts {
      let piece: ArraySlice<UInt8>
      switch part {
      case .letterCase(let letterCase):
        switch letterCase {
        case .upperOnce, .lowerOnce: once = letterCase
        case .end:
          kept = nil
          once = nil
        case .upper, .lower:
          kept = letterCase
          once = nil
        }
        continue
      case .text(let literal): piece = literal.bytes[...]
      case .group(0): piece = text[match.range]
      case .group(let number):
        guard number <= match.groups.count, let range = match.groups[number - 1] else { continue }
        piece = text[range]
      }
      guard kept != nil || once != nil, !piece.isEmpty else {
        bytes += piece
        continue
      }
      for scalar in ByteString(piece).scalars {
        let value = CharacterSet.value(of: scalar)
        switch once ?? kept {
        case .upper?, .upperOnce?: bytes += RegexText.bytes(of: RegexText.uppercased(value))
        case .lower?, .lowerOnce?: bytes += RegexText.bytes(of: RegexText.lowercased(value))
        default: bytes += scalar
        }
        once = nil
      }
    }
  }
}
