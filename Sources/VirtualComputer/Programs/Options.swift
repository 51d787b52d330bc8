/// The options of a program, read as GNU getopt_long reads them.
///
/// An entry is the names of one option with blanks between them: one character is a short name, more
/// are a long one. A `=` at its end says that it takes a value, `=?` that it may take one (attached
/// only). The first name is the one under which a program asks for it. `simulated` has what the
/// program does here; `refused` has what only the real program knows, and `--help` and `--version`
/// are among these by themselves. Every other option gets the real program's complaint.
///
///     static let options = OptionTable(
///       simulated: ["a all", "w= width", "color=?"], refused: ["Z context", "time="], status: 2)
///
///     private static func ls(_ run: ProgramRun) throws(Interrupt) -> ProgramStep {
///       guard let given = try options.read(run) else { return .end(options.status) }
///       if given.has("a") { ... }             // -a, --all, --al
///       let width = given.value("w") ?? "80"  // the last one counts
///       for option in given.list { ... }      // in order: option.name, option.value
///       for path in given.operands { ... }
///     }
///
/// Its invariant: no name stands in two entries.
struct OptionTable: Sendable {
  fileprivate enum Value: Hashable {
    case none
    case required
    case optional
  }

  fileprivate struct Entry {
    let names: [ByteString]
    let value: Value
    let isRefused: Bool
  }

  private let entries: [Entry]
  /// The status of a program that was called with a wrong option.
  let status: Int32
  private let advice: ByteString?
  private let stopsAtOperand: Bool

  /// A table. `advice` is what follows a complaint, its newline included; `stopsAtOperand` says that
  /// the first operand ends the options, as for `env`.
  init(
    simulated: [ByteString], refused: [ByteString] = [], status: Int32 = 1,
    advice: ByteString? = nil, stopsAtOperand: Bool = false
  ) {
    entries =
      simulated.map { Self.entry($0, isRefused: false) }
      + (refused + ["help", "version"]).map { Self.entry($0, isRefused: true) }
    self.status = status
    self.advice = advice
    self.stopsAtOperand = stopsAtOperand
  }

  private static func entry(_ text: ByteString, isRefused: Bool) -> Entry {
    let value: Value = text.hasSuffix("=?") ? .optional : text.hasSuffix("=") ? .required : .none
    let names = text.dropLast(value == .optional ? 2 : value == .required ? 1 : 0)
    return Entry(
      names: names.split(on: .space).filter { !$0.isEmpty }, value: value, isRefused: isRefused)
  }

  /// What a program was called with; nil where it was wrong, and the complaint has been written.
  /// It throws the refusal of the first option that only the real program knows.
  func read(
    _ run: ProgramRun, _ arguments: [ByteString]? = nil
  ) throws(Interrupt) -> GivenOptions? {
    var reader = OptionReader(arguments: arguments ?? run.arguments)
    do throws(OptionReader.Failure) {
      while let argument = reader.next() {
        guard argument.count > 1, argument.bytes[0] == UInt8(ascii: "-") else {
          if stopsAtOperand {
            reader.stop()
          } else {
            reader.skip()
          }
          continue
        }
        if argument == "--" {
          reader.advance()
          reader.stop()
        } else if argument.hasPrefix("--") {
          try reader.long(argument, entries)
        } else {
          try reader.short(argument, entries)
        }
      }
      return reader.given
    } catch {
      switch error {
      case .refused(let option): throw run.refuse(option)
      case .wrong(let message):
        try run.fail(message)
        try complain(run)
        return nil
      }
    }
  }

  /// Complains that something is missing, and ends the program.
  func missing(_ what: ByteString, _ run: ProgramRun) throws(Interrupt) -> ProgramStep {
    try run.fail(what)
    try complain(run)
    return .end(status)
  }

  /// Writes what follows a complaint about how a program was called.
  func complain(_ run: ProgramRun) throws(Interrupt) {
    try run.write(advice ?? "Try '\(run.name) --help' for more information.\n", to: 2)
  }
}

/// The options and operands that a program was called with.
struct GivenOptions {
  /// An option by the first name of its entry.
  struct Option {
    let name: ByteString
    let value: ByteString?
    /// The place of the argument that it stood in.
    let place: Int
  }

  fileprivate(set) var list: [Option] = []
  fileprivate(set) var operands: [ByteString] = []

  /// Whether an option was given.
  func has(_ name: ByteString) -> Bool {
    list.contains { $0.name == name }
  }

  /// The value of an option where it was given last.
  func value(_ name: ByteString) -> ByteString? {
    list.last { $0.name == name }?.value
  }

  /// The values of an option in order.
  func values(_ name: ByteString) -> [ByteString] {
    list.compactMap { $0.name == name ? $0.value : nil }
  }

  /// Which of these options was given last.
  func last(of names: [ByteString]) -> ByteString? {
    list.last { names.contains($0.name) }?.name
  }
}

/// The place in the arguments while they are read.
private struct OptionReader {
  enum Failure: Error {
    case refused(ByteString)
    case wrong(ByteString)
  }

  let arguments: [ByteString]
  private var place = 0
  private(set) var given = GivenOptions()

  init(arguments: [ByteString]) {
    self.arguments = arguments
  }

  func next() -> ByteString? {
    place < arguments.count ? arguments[place] : nil
  }

  mutating func advance() {
    place += 1
  }

  mutating func skip() {
    given.operands.append(arguments[place])
    place += 1
  }

  /// Everything that is left is an operand.
  mutating func stop() {
    given.operands += arguments[place...]
    place = arguments.count
  }

  private mutating func add(_ entry: OptionTable.Entry, _ name: ByteString, _ value: ByteString?)
    throws(Failure)
  {
    if entry.isRefused { throw .refused(name) }
    given.list.append(GivenOptions.Option(name: entry.names[0], value: value, place: place))
  }

  mutating func short(_ cluster: ByteString, _ entries: [OptionTable.Entry]) throws(Failure) {
    var index = 1
    while index < cluster.count {
      let letter = ByteString([cluster.bytes[index]])
      index += 1
      guard let entry = entries.first(where: { $0.names.contains(letter) }) else {
        throw .wrong("invalid option -- '\(letter)'")
      }
      guard entry.value != .none else {
        try add(entry, "-" + letter, nil)
        continue
      }
      var value: ByteString? = cluster.dropFirst(index)
      if value?.isEmpty ?? true {
        value = nil
        if entry.value == .required {
          guard place + 1 < arguments.count else {
            throw .wrong("option requires an argument -- '\(letter)'")
          }
          value = arguments[place + 1]
          place += 1
        }
      }
      try add(entry, "-" + letter, value)
      break
    }
    place += 1
  }

  mutating func long(_ argument: ByteString, _ entries: [OptionTable.Entry]) throws(Failure) {
    let sign = argument.bytes.firstIndex(of: UInt8(ascii: "="))
    let name = ByteString(Array(argument.bytes[2..<(sign ?? argument.count)]))
    var value = sign.map { argument.dropFirst($0 + 1) }
    let (entry, full) = try find(name, argument, entries)
    switch entry.value {
    case .none where value != nil: throw .wrong("option '--\(full)' doesn't allow an argument")
    case .required where value == nil:
      guard place + 1 < arguments.count else {
        throw .wrong("option '--\(full)' requires an argument")
      }
      value = arguments[place + 1]
      place += 1
    default: break
    }
    try add(entry, "--" + full, value)
    place += 1
  }

  /// The entry that a long name or the beginning of one means.
  private func find(
    _ name: ByteString, _ argument: ByteString, _ entries: [OptionTable.Entry]
  ) throws(Failure) -> (OptionTable.Entry, ByteString) {
    var found: [(entry: OptionTable.Entry, name: ByteString)] = []
    for entry in entries {
      for candidate in entry.names where candidate.count > 1 && candidate.hasPrefix(name) {
        if candidate == name { return (entry, candidate) }
        found.append((entry, candidate))
      }
    }
    guard let first = found.first else { throw .wrong("unrecognized option '\(argument)'") }
    guard found.allSatisfy({ $0.entry.names == first.entry.names }) else {
      let names = found.map(\.name).sorted().map { " '--\($0)'" }.joined()
      throw .wrong("option '\(argument)' is ambiguous; possibilities:\(names)")
    }
    return (first.entry, first.name)
  }
}

/// How GNU programs put file names and other texts into their messages.
///
/// Most use `always` (`'x'`) or `curly` (`‘x’`) where the message names what they could not do, and
/// `needed` where the name alone stands before a colon.
enum Quoted {
  /// In curly quotation marks, as mkdir, find, sleep and tail's numbers have it.
  static func curly(_ text: ByteString) -> ByteString {
    "‘\(text)’"
  }

  /// In quotation marks of a shell.
  static func always(_ text: ByteString) -> ByteString {
    marked(text, isNeeded: true)
  }

  /// In quotation marks of a shell where it has a character that a shell or a reader of the message
  /// would take for something else.
  static func needed(_ text: ByteString) -> ByteString {
    let special = Set(" \t\n!\"$&()*;<=>[^`|?\\':".utf8)
    let isNeeded =
      text.isEmpty || text == "{" || text == "}" || text.hasPrefix("#") || text.hasPrefix("~")
      || text.bytes.contains { special.contains($0) || isControl($0) }
    return marked(text, isNeeded: isNeeded)
  }

  private static func isControl(_ byte: UInt8) -> Bool { byte < 32 || byte == 127 }

  private static func marked(_ text: ByteString, isNeeded: Bool) -> ByteString {
    let bytes = text.bytes
    guard isNeeded || bytes.contains(where: { $0 >= 128 }) else { return text }
    let hasMark = bytes.contains(UInt8(ascii: "'"))
    if hasMark, !bytes.contains(where: { "\"$`\\!".utf8.contains($0) || isControl($0) }) {
      return "\"\(text)\""
    }
    var result = ByteString()
    var escapes = ByteString()
    var isOdd = false
    func close() {
      guard !escapes.isEmpty else { return }
      result += "'$'\(escapes)''"
      escapes = ""
    }
    for scalar in text.scalars {
      let byte = scalar[scalar.startIndex]
      if isControl(byte) || (scalar.count == 1 && byte >= 128) {
        isOdd = true
        escapes += escape(byte)
        continue
      }
      close()
      result += byte == UInt8(ascii: "'") ? "'\\''" : ByteString(Array(scalar))
    }
    guard isNeeded || isOdd else { return text }
    if escapes.isEmpty { return "'\(result)'" }
    return "'\(result)'$'\(escapes)'"
  }

  private static func escape(_ byte: UInt8) -> ByteString {
    switch byte {
    case 7: return "\\a"
    case 8: return "\\b"
    case 9: return "\\t"
    case 10: return "\\n"
    case 11: return "\\v"
    case 12: return "\\f"
    case 13: return "\\r"
    default:
      let octal = String(byte, radix: 8)
      return "\\" + ByteString(repeating: "0", count: 3 - octal.utf8.count) + ByteString(octal)
    }
  }
}
