/// `grep`, `egrep` and `fgrep`.
enum GrepPrograms {
  static let table: [ByteString: Program] = [
    "grep": grep, "egrep": grep, "fgrep": grep,
  ]

  private static let options = OptionTable(
    simulated: [
      "E extended-regexp", "F fixed-regexp fixed-strings", "G basic-regexp", "A after-context=",
      "B before-context=", "C context=", "color colour=?", "c count", "exclude=", "exclude-dir=",
      "f file=", "l files-with-matches", "L files-without-match", "include=", "i y ignore-case",
      "no-ignore-case", "line-buffered", "n line-number", "x line-regexp", "m max-count=",
      "h no-filename", "s no-messages", "o only-matching", "q quiet silent", "r recursive",
      "R dereference-recursive", "e regexp=", "v invert-match", "a text", "H with-filename",
      "w word-regexp", "I", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9",
    ],
    refused: [
      "P perl-regexp", "binary-files=", "b byte-offset", "D devices=", "d directories=",
      "exclude-from=", "group-separator=", "T initial-tab", "label=", "no-group-separator",
      "Z null", "z null-data", "U binary", "u unix-byte-offsets", "X=", "V",
    ], status: 2,
    advice: "Usage: grep [OPTION]... PATTERNS [FILE]...\nTry 'grep --help' for more information.\n")

  private static func grep(_ run: ProgramRun) throws(Interrupt) -> ProgramStep {
    guard let given = try options.read(run) else { return .end(2) }
    if let color = given.value("color"),
      !["never", "no", "none", "auto", "tty", "if-tty"]
        .contains(color)
    {
      throw run.refuse("--color=\(color)")
    }
    var settings = GrepSettings()
    if let message = settings.read(given, program: run.name) {
      try run.fail(message)
      return .end(2)
    }
    var operands = given.operands
    var texts: [ByteString] = []
    for option in given.list {
      switch option.name {
      case "e": texts += (option.value ?? "").split(on: .newline)
      case "f":
        let path = option.value ?? ""
        guard case .success(let content) = try run.text(of: path) else {
          try run.fail("\(path): \(try message(run, path))")
          return .end(2)
        }
        texts += content.lines().map { content.part($0) }
      default: break
      }
    }
    if !given.has("e"), !given.has("f") {
      guard !operands.isEmpty else {
        try options.complain(run)
        return .end(2)
      }
      texts = operands.removeFirst().split(on: .newline)
    }
    let regex: Regex
    do throws(RegexFailure) {
      regex = try settings.compile(texts)
    } catch {
      switch error {
      case .wrong(let message): try run.fail(message)
      case .classWithoutBrackets: try run.fail(RegexFailure.classMessage)
      case .refused(let what): throw run.refuse(what)
      }
      return .end(2)
    }
    if regex.hasBareBrace, settings.showsMatches { throw run.refuse("-o with { at the start") }
    let search = GrepSearch(run, settings, texts.isEmpty ? nil : regex)
    return try search.run(operands, warnings: regex.warnings)
  }

  /// What is wrong with a path.
  static func message(_ run: ProgramRun, _ path: ByteString) throws(Interrupt) -> ByteString {
    if case .failure(let error) = try run.content(of: path) { return error.message }
    return ""
  }
}

/// What grep was asked to do.
struct GrepSettings {
  enum Form {
    case basic, extended, literal
  }

  var form = Form.basic
  var ignoresCase = false
  var inverts = false
  var counts = false
  var numbers = false
  var isQuiet = false
  /// Names of files with matches, or of those without.
  var lists: Bool?
  var showsMatches = false
  var place = Regex.Place.anywhere
  var showsNames: Bool?
  var isSilent = false
  var maximum = Int.max
  var before: Int?
  var after: Int?
  var recursive = false
  var followsLinks = false
  var isText = false
  var skipsBinary = false
  /// The patterns of `--include` and `--exclude` in order.
  var fileRules: [(pattern: Pattern, includes: Bool)] = []
  var directoryRules: [Pattern] = []

  /// Reads the options; what grep says where a value is wrong.
  mutating func read(_ given: GivenOptions, program: ByteString) -> ByteString? {
    form = program == "egrep" ? .extended : program == "fgrep" ? .literal : .basic
    var context: Int?
    var digits: (place: Int, value: Int)?
    for option in given.list {
      let value = option.value ?? ""
      switch option.name {
      case "E": form = .extended
      case "F": form = .literal
      case "G": form = .basic
      case "i": ignoresCase = true
      case "no-ignore-case": ignoresCase = false
      case "v": inverts = true
      case "c": counts = true
      case "n": numbers = true
      case "q": isQuiet = true
      case "l": lists = true
      case "L": lists = false
      case "o": showsMatches = true
      case "x": place = .line
      case "w": if case .line = place {} else { place = .word }
      case "h": showsNames = false
      case "H": showsNames = true
      case "s": isSilent = true
      case "r", "R":
        recursive = true
        followsLinks = option.name == "R"
      case "a":
        isText = true
        skipsBinary = false
      case "I":
        skipsBinary = true
        isText = false
      case "m":
        guard let number = Self.number(value) else { return "invalid max count" }
        maximum = number < 0 ? .max : number
      case "A", "B", "C":
        guard let number = Self.number(value), number >= 0 else {
          return "\(value): invalid context length argument"
        }
        if option.name == "A" { after = number }
        if option.name == "B" { before = number }
        if option.name == "C" { context = number }
      case "include": fileRules.append((Pattern(value), true))
      case "exclude": fileRules.append((Pattern(value), false))
      case "exclude-dir": directoryRules.append(Pattern(Self.withoutSlashes(value)))
      default:
        guard let digit = option.name.integer(signed: false), option.name.count == 1 else { break }
        let sum = digits.map { $0.place == option.place ? $0.value * 10 : 0 } ?? 0
        digits = (option.place, min(sum + digit, 1 << 40))
        context = digits?.value
      }
    }
    before = before ?? context
    after = after ?? context
    return nil
  }

  private static func number(_ text: ByteString) -> Int? {
    guard let first = text.bytes.first, !text.hasPrefix("--") else { return nil }
    if let number = text.integer() { return number }
    let digits = first == UInt8(ascii: "-") ? text.bytes.dropFirst() : text.bytes[...]
    guard !digits.isEmpty, digits.allSatisfy(\.isDigit) else { return nil }
    return first == UInt8(ascii: "-") ? .min : .max
  }

  static func withoutSlashes(_ path: ByteString) -> ByteString {
    var path = path
    while path.count > 1, path.bytes.last == .slash { path = path.dropLast() }
    return path
  }

  func compile(_ texts: [ByteString]) throws(RegexFailure) -> Regex {
    try Regex(
      texts,
      RegexSyntax(isExtended: form == .extended, isLenient: true, ignoresCase: ignoresCase),
      isLiteral: form == .literal, place: place)
  }

  /// Whether a file is left out by its name.
  func skips(_ name: ByteString, isOperand: Bool) -> Bool {
    var names = [name]
    if isOperand {
      let parts = name.split(on: .slash)
      names = parts.indices.map { parts[$0...].joined(by: "/") }
    }
    for rule in fileRules.reversed() where names.contains(where: { rule.pattern.matches($0) }) {
      return !rule.includes
    }
    return fileRules.first?.includes ?? false
  }

  func skipsDirectory(_ name: ByteString) -> Bool {
    directoryRules.contains { $0.matches(name) }
  }
}
