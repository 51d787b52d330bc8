/// What becomes of the words of a shell: parameters, splitting, and patterns that name files.
struct Expansion {
  let shell: Shell

  func home(of user: ByteString) -> ByteString {
    if user.isEmpty { return shell.variables["HOME"]?.value ?? shell.machine.configuration.home }
    if user == "root" { return "/root" }
    if user == shell.machine.configuration.user { return shell.machine.configuration.home }
    if user == "+" { return shell.process.directory }
    if user == "-" { return shell.variables["OLDPWD"]?.value ?? "~-" }
    return "~" + user
  }

  // MARK: Expansions

  /// Adds a parameter to the word under construction.
  func expand(_ name: ByteString, _ quoted: Bool) throws(Interrupt) {
    let top = shell.words.count - 1
    if name == "@" || (name == "*" && !quoted) {
      for (index, value) in shell.positional.enumerated() {
        if index > 0 { shell.words[top].mark(quoted ? .wordEnd : .splitEnd) }
        shell.words[top].append(value, quoted ? .quoted : .expanded)
      }
      // An empty last word is a word like the others.
      if quoted, let last = shell.positional.last, last.isEmpty { shell.words[top].mark(.presence) }
      return
    }
    if name == "*" {
      let separator =
        shell.variables["IFS"]?.value.map { ByteString(Array($0.bytes.prefix(1))) } ?? " "
      shell.words[top].append(shell.positional.joined(by: separator), .quoted)
      shell.words[top].mark(.presence)
      return
    }
    let value = try shell.value(of: name)
    shell.words[top].append(value, quoted ? .quoted : .expanded)
    if quoted { shell.words[top].mark(.presence) }
  }

  /// Adds a parameter without what a pattern takes away.
  func trim(_ name: ByteString, _ trim: Trim, _ quoted: Bool) throws(Interrupt) {
    let pattern = Pattern(shell.values.removeLast())
    if name == "@" || name == "*" { throw .refused(Refusal("${@#pattern}")) }
    let value = try shell.value(of: name)
    try shell.machine.count(1 + value.count >> 10)
    let bytes = value.bytes
    var ends: [Int] = [0]
    while let last = ends.last, last < bytes.count {
      ends.append(last + ScalarReader.length(at: last, in: bytes))
    }
    var result = value
    let isForward = trim.fromEnd == trim.longest
    for end in isForward ? ends : ends.reversed() {
      let part = trim.fromEnd ? bytes[end...] : bytes[..<end]
      guard pattern.matches(part) else { continue }
      result = ByteString(Array(trim.fromEnd ? bytes[..<end] : bytes[end...]))
      break
    }
    shell.words[shell.words.count - 1].append(result, quoted ? .quoted : .expanded)
    if quoted { shell.words[shell.words.count - 1].mark(.presence) }
  }

  // MARK: Words

  /// Gives the word under construction to what it is for.
  func endWord(_ use: WordUse) throws(Interrupt) {
    let word = shell.words.removeLast()
    switch use {
    case .value: shell.values.append(word.joined)
    case .pattern: shell.values.append(word.pattern)
    case .argument:
      let fields = try fields(of: word)
      shell.commands[shell.commands.count - 1].arguments += fields
    case .target(let source):
      let fields = try fields(of: word)
      guard fields.count == 1 else {
        // The redirection fails once it is made.
        shell.values.append("\u{0}" + source)
        return
      }
      shell.values.append(fields[0])
    }
  }

  private func fields(of word: WordBuilder) throws(Interrupt) -> [ByteString] {
    let separators: ByteString = shell.variables["IFS"].map { $0.value ?? " \t\n" } ?? " \t\n"
    var result: [ByteString] = []
    for field in word.fields(separators: separators) {
      guard field.isPattern, !shell.options.noGlob else {
        result.append(field.text)
        continue
      }
      let matches = try PathExpansion.matches(
        of: field.pattern, from: shell.process.directory, on: shell.machine)
      result += matches.isEmpty ? [field.text] : matches
    }
    return result
  }
}
