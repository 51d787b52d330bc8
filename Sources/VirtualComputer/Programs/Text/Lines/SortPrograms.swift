/// `sort`.
enum SortPrograms {
  static let table: [ByteString: Program] = ["sort": sort]

  private static let options = OptionTable(
    simulated: [
      "b ignore-leading-blanks", "f ignore-case", "h human-numeric-sort", "n numeric-sort",
      "r reverse", "V version-sort", "c", "C", "check=?", "k key=", "o output=", "s stable",
      "sort=", "t field-separator=", "u unique", "z zero-terminated",
    ],
    refused: [
      "d dictionary-order", "g general-numeric-sort", "i ignore-nonprinting", "M month-sort",
      "R random-sort", "random-source=", "batch-size=", "compress-program=", "debug",
      "files0-from=", "m merge", "S buffer-size=", "T temporary-directory=", "parallel=", "y=?",
    ], status: 2)

  private static func sort(_ run: ProgramRun) throws(Interrupt) -> ProgramStep {
    guard let given = try options.read(run) else { return .end(2) }
    var settings = SortSettings()
    if let message = try settings.read(given, run) {
      try run.fail(message)
      return .end(2)
    }
    if settings.checks, given.operands.count > 1 {
      try run.fail("extra operand \(Quoted.always(given.operands[1])) not allowed with -c")
      return .end(2)
    }
    for operand in given.operands where operand.hasPrefix("+") && operand.count > 1 {
      if operand.bytes[1].isDigit { throw run.refuse(operand) }
    }
    let files = try run.texts(of: given.operands)
    for case (let path, .failure(let error)) in files {
      let what: ByteString = error == .isDirectory ? "read failed" : "cannot read"
      try run.fail("\(what): \(Quoted.needed(path)): \(error.message)")
      return .end(2)
    }
    var lines: [ArraySlice<UInt8>] = []
    for case (_, .success(let content)) in files {
      lines += content.lines(endedBy: settings.end).map { content.bytes[$0] }
    }
    try count(lines, run)
    if settings.checks { return try check(lines, files[0].path, settings, run) }
    let order = settings.order
    lines.sort { order.compare($0, $1) < 0 }
    if order.isUnique {
      var kept: [ArraySlice<UInt8>] = []
      for line in lines {
        if let last = kept.last, order.compare(last, line) == 0 { continue }
        kept.append(line)
      }
      lines = kept
    }
    var output = ByteString()
    for line in lines {
      output.bytes += line
      output.bytes.append(settings.end)
    }
    guard let target = given.value("o") else {
      try run.write(output)
      return .end(0)
    }
    do throws(DiskError) {
      let file = try run.machine.openFile(
        target, by: run.process, writes: true, appends: false, truncates: true)
      run.process.descriptors[9].map { run.machine.release($0) }
      run.process.descriptors[9] = file
    } catch {
      try run.fail("open failed: \(Quoted.needed(target)): \(error.message)")
      return .end(2)
    }
    try run.write(output, to: 9)
    return .end(0)
  }

  /// Counts the work of sorting before it is done.
  private static func count(
    _ lines: [ArraySlice<UInt8>], _ run: ProgramRun
  ) throws(Interrupt) {
    var rounds = 1
    while lines.count >> rounds > 0 { rounds += 1 }
    let size = lines.reduce(0) { $0 + min($1.count, 256) + 16 }
    try run.machine.count(size / 1000 * rounds)
  }

  private static func check(
    _ lines: [ArraySlice<UInt8>], _ path: ByteString, _ settings: SortSettings, _ run: ProgramRun
  ) throws(Interrupt) -> ProgramStep {
    for index in lines.indices.dropFirst() {
      let order = settings.order.compare(lines[index - 1], lines[index])
      guard order > 0 || (order == 0 && settings.order.isUnique) else { continue }
      if !settings.isQuiet {
        try run.fail(
          "\(Quoted.needed(path)):\(index + 1): disorder: \(ByteString(Array(lines[index])))")
      }
      return .end(1)
    }
    return .end(0)
  }
}

/// What sort was asked to do.
private struct SortSettings {
  var order = SortOrder()
  var checks = false
  var isQuiet = false
  var end = UInt8.newline

  /// Reads the options; what sort says where one is wrong.
  mutating func read(_ given: GivenOptions, _ run: ProgramRun) throws(Interrupt) -> ByteString? {
    var letters: Set<UInt8> = []
    for option in given.list {
      let value = option.value ?? ""
      switch option.name {
      case "b", "f", "h", "n", "r", "V":
        letters.insert(option.name.bytes[0])
        _ = Self.set(option.name.bytes[0], &order.general, isEnd: nil)
      case "sort":
        guard let letter = Self.letter(value) else { throw run.refuse("--sort=\(value)") }
        letters.insert(letter)
        _ = Self.set(letter, &order.general, isEnd: nil)
      case "c": checks = true
      case "C":
        checks = true
        isQuiet = true
      case "check":
        checks = true
        switch value {
        case "", "diagnose-first": break
        case "quiet", "silent": isQuiet = true
        default: throw run.refuse("--check=\(value)")
        }
      case "k":
        if let message = try key(value, run) { return message }
      case "s": order.isStable = true
      case "u": order.isUnique = true
      case "z": end = 0
      case "t":
        guard let byte = value.bytes.first else { return "empty tab" }
        guard value.count == 1 || value == "\\0" else {
          let shown = ByteString(value.bytes.flatMap { $0 == .backslash ? [$0, $0] : [$0] })
          return "multi-character tab \(Quoted.curly(shown))"
        }
        let separator = value == "\\0" ? 0 : byte
        if let old = order.separator, old != separator { return "incompatible tabs" }
        order.separator = separator
      default: break
      }
    }
    if let message = Self.conflict(letters) { return message }
    order.settle()
    return nil
  }

  private static func letter(_ word: ByteString) -> UInt8? {
    let words: [ByteString: Character] = ["numeric": "n", "human-numeric": "h", "version": "V"]
    return words[word]?.asciiValue
  }

  private static func conflict(_ letters: Set<UInt8>) -> ByteString? {
    guard letters.intersection("hnV".utf8).count > 1 else { return nil }
    let shown = "fhnV".utf8.filter { letters.contains($0) }
    return "options '-\(ByteString(shown))' are incompatible"
  }

  /// Takes an ordering letter; false where it is none. `isEnd` nil: outside of a key.
  private static func set(_ letter: UInt8, _ key: inout SortOrder.Key, isEnd: Bool?) -> Bool {
    switch letter {
    case UInt8(ascii: "b"):
      if isEnd != true { key.skipsStart = true }
      if isEnd != false { key.skipsEnd = true }
    case UInt8(ascii: "f"): key.foldsCase = true
    case UInt8(ascii: "h"): key.kind = .human
    case UInt8(ascii: "n"): key.kind = .number
    case UInt8(ascii: "r"): key.isReversed = true
    case UInt8(ascii: "V"): key.kind = .version
    default: return false
    }
    return true
  }

  /// Reads `F[.C][OPTIONS][,F[.C][OPTIONS]]`.
  private mutating func key(
    _ text: ByteString, _ run: ProgramRun
  ) throws(Interrupt) -> ByteString? {
    let bytes = text.bytes
    var key = SortOrder.Key()
    var index = 0
    var letters: Set<UInt8> = []
    func number() -> Int? {
      let digits = bytes[index...].prefix(while: \.isDigit)
      index += digits.count
      return digits.isEmpty ? nil : Int(ByteString(Array(digits)).text) ?? .max
    }
    func options(isEnd: Bool) throws(Interrupt) {
      while index < bytes.count {
        if "dgiMR".utf8.contains(bytes[index]) {
          throw run.refuse("-k with \(ByteString([bytes[index]]))")
        }
        guard Self.set(bytes[index], &key, isEnd: isEnd) else { return }
        letters.insert(bytes[index])
        index += 1
      }
    }
    func invalid(_ what: ByteString, _ place: Int) -> ByteString {
      "\(what): invalid count at start of \(Quoted.curly(text.dropFirst(place)))"
    }
    func wrong(_ what: ByteString) -> ByteString {
      "\(what): invalid field specification \(Quoted.curly(text))"
    }
    guard let field = number() else { return invalid("invalid number at field start", 0) }
    guard field > 0 else { return wrong("field number is zero") }
    key.startField = field - 1
    if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
      index += 1
      guard let byte = number() else { return invalid("invalid number after '.'", index) }
      guard byte > 0 else { return wrong("character offset is zero") }
      key.startByte = byte - 1
    }
    try options(isEnd: false)
    if index < bytes.count, bytes[index] == UInt8(ascii: ",") {
      index += 1
      guard let field = number() else { return invalid("invalid number after ','", index) }
      guard field > 0 else { return wrong("field number is zero") }
      key.endField = field - 1
      if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
        index += 1
        guard let byte = number() else { return invalid("invalid number after '.'", index) }
        key.endByte = byte
      }
      try options(isEnd: true)
    }
    guard index == bytes.count else { return wrong("stray character in field spec") }
    if let message = Self.conflict(letters) { return message }
    order.keys.append(key)
    return nil
  }
}
