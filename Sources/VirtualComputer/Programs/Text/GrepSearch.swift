/// One run of grep over its files, once all of its input has come.
final class GrepSearch {
  private let run: ProgramRun
  private let settings: GrepSettings
  /// Nil where there is no pattern, which matches nothing.
  private let matcher: RegexMatcher?
  private var output = ByteString()
  private var hasMatched = false
  private var hasFailed = false
  private var hasWritten = false
  private var showsNames = false

  init(_ run: ProgramRun, _ settings: GrepSettings, _ regex: Regex?) {
    self.run = run
    self.settings = settings
    matcher = regex.map { RegexMatcher($0, run.machine) }
  }

  func run(_ operands: [ByteString], warnings: [ByteString]) throws(Interrupt) -> ProgramStep {
    let isImplied = operands.isEmpty
    var operands = operands
    if isImplied { operands = [settings.recursive ? "." : "-"] }
    let readsInput = operands.contains { ProgramRun.isStandardInput($0) }
    var input = ByteString()
    if readsInput {
      guard let bytes = try collect() else { return .chunk }
      input = bytes
    }
    for warning in warnings { try run.fail("warning: \(warning)") }
    for path in operands {
      if ProgramRun.isStandardInput(path) {
        showsNames = settings.showsNames ?? (operands.count > 1)
        let name: ByteString = path == "-" ? "(standard input)" : path
        if isWritingLines, let output = run.outputNode, run.inputNode?.number == output.number {
          try complain(name, "input file is also the output")
        } else {
          try search(input, name)
        }
        input = ""
      } else {
        try visit(path, isAlone: operands.count == 1, isImplied: isImplied)
      }
      if settings.isQuiet, hasMatched { return .end(0) }
    }
    try flush()
    return .end(hasFailed ? 2 : hasMatched ? 0 : 1)
  }

  /// Standard input, as far as it is needed; nil where more has to come.
  private func collect() throws(Interrupt) -> ByteString? {
    if run.notes.isEmpty { run.notes = ["", "0", "0"] }
    switch run.phase {
    case .chunk(let bytes): run.notes[0] += bytes
    case .inputEnd: return run.notes[0]
    default: return nil
    }
    guard settings.isQuiet || settings.lists != nil || settings.maximum < .max,
      settings.after ?? 0 == 0
    else { return nil }
    let wanted = settings.isQuiet || settings.lists != nil ? 1 : settings.maximum
    let buffer = run.notes[0]
    var start = run.notes[1].integer() ?? 0
    var count = run.notes[2].integer() ?? 0
    while count < wanted, let end = buffer.bytes[start...].firstIndex(of: .newline) {
      if try isSelected(buffer.bytes, start..<end) { count += 1 }
      start = end + 1
    }
    run.notes[1] = "\(start)"
    run.notes[2] = "\(count)"
    return count >= wanted ? buffer.part(0..<start) : nil
  }

  private func isSelected(_ text: [UInt8], _ line: Range<Int>) throws(Interrupt) -> Bool {
    guard let matcher else { return settings.inverts }
    try matcher.count(16)
    let isFound = try matcher.search(text, line: line, from: line.lowerBound, .presence) != nil
    return isFound != settings.inverts
  }

  private func complain(_ path: ByteString, _ message: ByteString) throws(Interrupt) {
    hasFailed = true
    guard !settings.isSilent else { return }
    try flush()
    try run.fail("\(path): \(message)")
  }

  private func flush() throws(Interrupt) {
    try run.write(output)
    output = ByteString()
  }

  // MARK: Files

  private func visit(
    _ path: ByteString, isAlone: Bool, isImplied: Bool
  ) throws(Interrupt) {
    let found: (path: ByteString, node: DiskNode)
    do throws(DiskError) {
      found = try run.node(path)
    } catch {
      if !settings.skips(path, isOperand: true) { try complain(path, error.message) }
      return
    }
    if found.node.isDirectory {
      if settings.recursive, settings.skipsDirectory(GrepSettings.withoutSlashes(path)) { return }
      guard settings.recursive else { return try complain(path, "Is a directory") }
      showsNames = settings.showsNames ?? true
      try descend(found.path, isImplied ? "" : path)
      return
    }
    if settings.skips(path, isOperand: true) { return }
    showsNames = settings.showsNames ?? !isAlone
    try search(file: path)
  }

  /// Goes through a directory and those in it, without recursion.
  private func descend(_ directory: ByteString, _ shown: ByteString) throws(Interrupt) {
    var pending: [(path: ByteString, shown: ByteString)] = [(directory, shown)]
    while let (path, shown) = pending.popLast() {
      try run.machine.count()
      guard let node = run.machine.disk.node(at: path) else { continue }
      guard node.isDirectory else {
        try search(file: path, shown: shown)
        if settings.isQuiet, hasMatched { return }
        continue
      }
      let names = (try? run.machine.disk.list(path)) ?? []
      for name in names.reversed() {
        let next = Disk.join(path, name)
        let label = shown.isEmpty ? name : Self.join(shown, name)
        guard let target = follow(next) else {
          if settings.followsLinks { pending.append((next, label)) }
          continue
        }
        switch target.node.kind {
        case .directory:
          if !settings.skipsDirectory(name), !path.hasPrefix(target.path + "/"),
            path != target.path
          {
            pending.append((target.path, label))
          }
        case .device: break
        default: if !settings.skips(name, isOperand: false) { pending.append((target.path, label)) }
        }
      }
    }
  }

  private static func join(_ directory: ByteString, _ name: ByteString) -> ByteString {
    directory.bytes.last == .slash ? directory + name : directory + "/" + name
  }

  /// The node that a name in a directory stands for; nil for a link that is not followed.
  private func follow(_ path: ByteString) -> (path: ByteString, node: DiskNode)? {
    guard let node = run.machine.disk.node(at: path) else { return nil }
    guard case .link = node.kind else { return (path, node) }
    guard settings.followsLinks, let found = try? run.node(path) else { return nil }
    return found
  }

  private func search(file path: ByteString, shown: ByteString? = nil) throws(Interrupt) {
    let shown = shown ?? path
    if isWritingLines, run.isOutput(path) {
      return try complain(shown, "input file is also the output")
    }
    switch try run.text(of: path) {
    case .success(let content): try search(content, shown)
    case .failure(let error): try complain(shown, error.message)
    }
  }

  /// Whether what it writes could be found again.
  private var isWritingLines: Bool {
    !settings.isQuiet && settings.lists == nil && settings.maximum > 1 && !settings.counts
  }

  // MARK: Lines

  private func search(_ content: ByteString, _ name: ByteString) throws(Interrupt) {
    var content = content
    let isBinary = !settings.isText && content.contains(0)
    if isBinary {
      if settings.skipsBinary { return }
      for index in content.bytes.indices where content.bytes[index] == 0 {
        content.bytes[index] = .newline
      }
    }
    let stopsAtFirst =
      settings.isQuiet || settings.lists != nil || (isBinary && !settings.counts)
    let isWriting = !stopsAtFirst && !settings.counts
    var count = 0
    var isOdd = false
    var lastShown = -1
    var remaining = 0
    let lines = settings.maximum == 0 ? [] : content.lines()
    for (number, line) in lines.enumerated() {
      if count >= settings.maximum, remaining == 0 || !isWriting { break }
      let isSelected = try isSelected(content.bytes, line)
      if count >= settings.maximum, isSelected { break }
      guard isSelected else {
        if remaining > 0, isWriting {
          remaining -= 1
          if !write(content, line, number, "-", name) { isOdd = true }
          lastShown = number
        }
        continue
      }
      count += 1
      if stopsAtFirst { break }
      guard isWriting else { continue }
      let first = max(lastShown + 1, number - (settings.before ?? 0))
      if settings.before != nil || settings.after != nil, hasWritten,
        first > lastShown + 1
          || lastShown < 0
      {
        output += "--\n"
      }
      hasWritten = true
      for earlier in first..<max(first, number) {
        if !write(content, lines[earlier], earlier, "-", name) { isOdd = true }
      }
      if !(try writeSelected(content, line, number, name)) { isOdd = true }
      lastShown = number
      remaining = settings.after ?? 0
    }
    hasMatched = hasMatched || count > 0
    try finish(name, count)
    if count > 0, isOdd || (isBinary && isNoisy), !settings.skipsBinary {
      try flush()
      try run.fail("\(name): binary file matches")
    }
  }

  /// Whether lines would be shown.
  private var isNoisy: Bool {
    !settings.isQuiet && settings.lists == nil && !settings.counts
  }

  private func finish(_ name: ByteString, _ count: Int) throws(Interrupt) {
    guard !settings.isQuiet else { return }
    if settings.counts {
      output += showsNames ? "\(name):\(count)\n" : "\(count)\n"
    }
    if let lists = settings.lists, lists == (count > 0) { output += "\(name)\n" }
    if output.count > 1 << 16 { try flush() }
  }

  private func prefix(_ number: Int, _ sign: ByteString, _ name: ByteString) -> ByteString {
    (showsNames ? name + sign : "") + (settings.numbers ? "\(number + 1)\(sign)" : "")
  }

  private func isReadable(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    if settings.isText { return true }
    var index = range.lowerBound
    while index < range.upperBound {
      let (value, length) = RegexText.scalar(at: index, in: bytes, until: range.upperBound)
      guard value < RegexText.firstInvalid else { return false }
      index += length
    }
    return true
  }

  /// Adds a line to the output; false where it is not text.
  private func write(
    _ content: ByteString, _ line: Range<Int>, _ number: Int, _ sign: ByteString,
    _ name: ByteString
  ) -> Bool {
    if settings.showsMatches { return true }
    guard isReadable(content.bytes, line) else { return false }
    output += prefix(number, sign, name)
    output.bytes.append(contentsOf: content.bytes[line])
    output.bytes.append(.newline)
    return true
  }

  private func writeSelected(
    _ content: ByteString, _ line: Range<Int>, _ number: Int, _ name: ByteString
  ) throws(Interrupt) -> Bool {
    guard settings.showsMatches else { return write(content, line, number, ":", name) }
    guard !settings.inverts, let matcher else { return true }
    var place = line.lowerBound
    var isReadable = true
    while place <= line.upperBound,
      let match = try matcher.search(content.bytes, line: line, from: place, .range)
    {
      if match.range.isEmpty {
        guard match.range.lowerBound < line.upperBound else { break }
        place =
          match.range.lowerBound
          + RegexText.scalar(
            at: match.range.lowerBound, in: content.bytes, until: line.upperBound
          ).length
        continue
      }
      place = match.range.upperBound
      guard self.isReadable(content.bytes, match.range) else {
        isReadable = false
        continue
      }
      output += prefix(number, ":", name)
      output.bytes.append(contentsOf: content.bytes[match.range])
      output.bytes.append(.newline)
    }
    return isReadable
  }
}
