import Wire

/// The expression of `find`, read from its arguments.
indirect enum FindExpression {
  case and(FindExpression, FindExpression)
  case or(FindExpression, FindExpression)
  case not(FindExpression)
  case always(Bool)
  case name(Pattern, ignoresCase: Bool)
  case path(Pattern)
  case type(Set<UInt8>)
  case empty
  /// Compared with a number of units: -1 less, 0 equal, 1 more.
  case size(sign: Int, Int, unit: Int)
  case modifiedDays(sign: Int, Int)
  case modifiedMinutes(sign: Int, Int)
  case newer(Instant)
  case print
  case print0
  case delete
  case prune
  /// The number of the command, and whether it takes all paths at once.
  case exec(Int, [ByteString], gathers: Bool)

  /// Whether it does something with what it finds.
  var acts: Bool {
    switch self {
    case .and(let one, let two), .or(let one, let two): one.acts || two.acts
    case .not(let one): one.acts
    case .print, .print0, .delete, .exec: true
    default: false
    }
  }

  /// Whether it goes through a directory before the directory itself.
  var isDepthFirst: Bool {
    switch self {
    case .and(let one, let two), .or(let one, let two): one.isDepthFirst || two.isDepthFirst
    case .not(let one): one.isDepthFirst
    case .delete: true
    default: false
    }
  }
}

/// Reads the arguments of `find`.
struct FindParser {
  enum Failure: Error {
    case message(ByteString)
    case refused(ByteString)
  }

  private let arguments: [ByteString]
  private var position: Int
  private let run: ProgramRun
  private(set) var minimumDepth = 0
  private(set) var maximumDepth = Int.max
  private(set) var isDepthFirst = false
  private(set) var commands = 0

  init(_ run: ProgramRun, from position: Int) {
    arguments = run.arguments
    self.run = run
    self.position = position
  }

  mutating func expression() throws(Failure) -> FindExpression {
    guard position < arguments.count else { return .always(true) }
    let result = try or()
    guard position == arguments.count else {
      throw .message("paths must precede expression: `\(arguments[position])'")
    }
    return result
  }

  private var current: ByteString? { position < arguments.count ? arguments[position] : nil }

  private mutating func or() throws(Failure) -> FindExpression {
    var result = try and()
    while current == "-o" || current == "-or" {
      position += 1
      result = .or(result, try and())
    }
    return result
  }

  private mutating func and() throws(Failure) -> FindExpression {
    var result = try term()
    while let next = current, next != "-o", next != "-or", next != ")" {
      if next == "-a" || next == "-and" { position += 1 }
      result = .and(result, try term())
    }
    return result
  }

  private mutating func term() throws(Failure) -> FindExpression {
    guard let word = current else { throw .message("expected an expression") }
    position += 1
    switch word {
    case "!", "-not": return .not(try term())
    case "(":
      let inner = try or()
      guard current == ")" else {
        throw .message(
          "invalid expression; I was expecting to find a ')' somewhere but did not see one.")
      }
      position += 1
      return inner
    case "-true": return .always(true)
    case "-false": return .always(false)
    case "-print": return .print
    case "-print0": return .print0
    case "-delete": return .delete
    case "-prune": return .prune
    case "-empty": return .empty
    case "-depth", "-d":
      isDepthFirst = true
      return .always(true)
    case "-maxdepth", "-mindepth":
      let text = try argument(word)
      guard let number = text.integer(signed: false) else {
        throw .message(
          "Expected a positive decimal integer argument to \(word), but got \(Quoted.curly(text))")
      }
      if word == "-maxdepth" { maximumDepth = number } else { minimumDepth = number }
      return .always(true)
    case "-name": return .name(Pattern(try argument(word)), ignoresCase: false)
    case "-iname":
      return .name(
        Pattern(ByteString(try argument(word).text.lowercased())), ignoresCase: true)
    case "-path", "-wholename": return .path(Pattern(try argument(word)))
    case "-type":
      let text = try argument(word)
      let types = Set(text.bytes.filter { $0 != UInt8(ascii: ",") })
      guard !types.isEmpty, types.allSatisfy({ "fdlcbps".utf8.contains($0) }) else {
        throw .message("Unknown argument to -type: \(text)")
      }
      return .type(types)
    case "-size": return try size(try argument(word))
    case "-mtime", "-mmin":
      let text = try argument(word)
      guard let (sign, number) = comparison(text) else {
        throw .message("invalid argument `\(text)' to `\(word)'")
      }
      return word == "-mtime"
        ? .modifiedDays(sign: sign, number) : .modifiedMinutes(sign: sign, number)
    case "-newer":
      let text = try argument(word)
      do throws(DiskError) {
        return .newer(try run.node(text).node.modified)
      } catch {
        throw .message("\(Quoted.curly(text)): \(error.message)")
      }
    case "-exec": return try exec()
    default:
      if Self.real.contains(word) || word.hasPrefix("-newer") { throw .refused(word) }
      if word.hasPrefix("-") { throw .message("unknown predicate `\(word)'") }
      throw .message("paths must precede expression: `\(word)'")
    }
  }

  private static let real: Set<ByteString> = [
    "-amin", "-anewer", "-atime", "-cmin", "-cnewer", "-ctime", "-daystart", "-execdir",
    "-executable", "-fls", "-follow", "-fprint", "-fprint0", "-fprintf", "-fstype", "-gid",
    "-group",
    "-ilname", "-inum", "-ipath", "-iregex", "-iwholename", "-links", "-lname", "-ls", "-mount",
    "-nogroup", "-noleaf", "-nouser", "-ok", "-okdir", "-perm", "-printf", "-quit", "-readable",
    "-regex", "-regextype", "-samefile", "-uid", "-used", "-user", "-warn", "-nowarn", "-writable",
    "-xdev", "-xtype", "-help", "--help", "-version", "--version", "-context",
    "-ignore_readdir_race", "-noignore_readdir_race",
  ]

  private mutating func argument(_ word: ByteString) throws(Failure) -> ByteString {
    guard let text = current else { throw .message("missing argument to `\(word)'") }
    position += 1
    return text
  }

  private func comparison(_ text: ByteString) -> (Int, Int)? {
    let sign = text.hasPrefix("+") ? 1 : text.hasPrefix("-") ? -1 : 0
    let digits = sign == 0 ? text : text.dropFirst()
    return digits.integer(signed: false).map { (sign, $0) }
  }

  private func size(_ text: ByteString) throws(Failure) -> FindExpression {
    let units: [UInt8: Int] = [
      UInt8(ascii: "b"): 512, UInt8(ascii: "c"): 1, UInt8(ascii: "w"): 2, UInt8(ascii: "k"): 1024,
      UInt8(ascii: "M"): 1 << 20, UInt8(ascii: "G"): 1 << 30,
    ]
    let unit = text.bytes.last.flatMap { units[$0] }
    guard let (sign, number) = comparison(unit == nil ? text : text.dropLast()) else {
      throw .message("Invalid argument `\(text)' to -size")
    }
    return .size(sign: sign, number, unit: unit ?? 512)
  }

  private mutating func exec() throws(Failure) -> FindExpression {
    var words: [ByteString] = []
    while let word = current {
      position += 1
      if word == ";" {
        guard !words.isEmpty else { break }
        commands += 1
        return .exec(commands - 1, words, gathers: false)
      }
      if word == "+", words.last == "{}" {
        commands += 1
        return .exec(commands - 1, words.dropLast(), gathers: true)
      }
      words.append(word)
    }
    throw .message("missing argument to `-exec'")
  }
}
