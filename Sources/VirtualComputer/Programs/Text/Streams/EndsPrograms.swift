/// `head` and `tail`.
enum EndsPrograms {
  static let table: [ByteString: Program] = ["head": head, "tail": tail]

  /// How much of a file is shown, and whether its name is.
  private struct Ends {
    var count = 10
    var isBytes = false
    /// For head: all but the last; for tail: from the one with this number on.
    var isOpposite = false
    var showsNames: Bool?

    func showsNames(_ operands: [ByteString]) -> Bool {
      showsNames ?? (operands.count > 1)
    }

    mutating func take(_ option: GivenOptions.Option) {
      switch option.name {
      case "q": showsNames = false
      case "v": showsNames = true
      default: break
      }
    }
  }

  // MARK: head

  private static let headOptions = OptionTable(
    simulated: ["c bytes=", "n lines=", "q quiet silent", "v verbose"],
    refused: ["presume-input-pipe", "z zero-terminated"])

  private static func headSettings(
    _ run: ProgramRun
  ) throws(Interrupt) -> (ends: Ends, operands: [ByteString])? {
    var ends = Ends()
    var arguments = run.arguments
    if let first = arguments.first, first.count > 1, first.hasPrefix("-"), first.bytes[1].isDigit {
      let digits = first.bytes.dropFirst().prefix(while: \.isDigit)
      ends.count = Int(ByteString(Array(digits)).text) ?? .max
      for letter in first.bytes.dropFirst(1 + digits.count) {
        switch letter {
        case UInt8(ascii: "c"): ends.isBytes = true
        case UInt8(ascii: "l"): ends.isBytes = false
        case UInt8(ascii: "q"): ends.showsNames = false
        case UInt8(ascii: "v"): ends.showsNames = true
        case UInt8(ascii: "b"), UInt8(ascii: "k"), UInt8(ascii: "m"), UInt8(ascii: "z"):
          throw run.refuse(first)
        default:
          try run.complain("invalid trailing option -- \(ByteString([letter]))")
          return nil
        }
      }
      arguments.removeFirst()
    }
    guard let given = try headOptions.read(run, arguments) else { return nil }
    for option in given.list {
      ends.take(option)
      guard let value = option.value else { continue }
      ends.isBytes = option.name == "c"
      ends.isOpposite = value.hasPrefix("-")
      let number = ends.isOpposite ? value.dropFirst() : value
      guard let count = CountArgument.read(number), count < .max else {
        let what: ByteString = ends.isBytes ? "bytes" : "lines"
        try run.fail(
          "invalid number of \(what): \(Quoted.curly(number))\(CountArgument.reason(number))")
        return nil
      }
      ends.count = count
    }
    return (ends, given.operands.isEmpty ? ["-"] : given.operands)
  }

  /// Its notes are the operand that it is at, what is left of the count, its status, and the input
  /// that it has kept.
  private static func head(_ run: ProgramRun) throws(Interrupt) -> ProgramStep {
    guard let (ends, operands) = try headSettings(run) else { return .end(1) }
    if run.notes.isEmpty { run.notes = ["0", "\(ends.count)", "0", ""] }
    var place = run.notes[0].integer() ?? 0
    var hasRead = false
    switch run.phase {
    case .chunk(let bytes):
      guard try take(bytes, run, ends) else { return .chunk }
      place += 1
    case .inputEnd:
      hasRead = true
      if ends.isOpposite { try run.write(allBut(run.notes[3], ends)) }
      place += 1
    case .slept:
      if let bytes = run.deviceBytes(operands[place], Pipe.capacity) {
        guard try take(bytes, run, ends) else { return ProgramRun.again }
        place += 1
      }
    default: break
    }
    while place < operands.count {
      let path = operands[place]
      let isInput = ProgramRun.isStandardInput(path)
      let content = isInput ? .success("") : try headContent(run, path, ends)
      let title: ByteString =
        (place == 0 ? "" : "\n") + "==> \(path == "-" ? "standard input" : path) <==\n"
      if ends.showsNames(operands), case .failure(let error) = content, error != .isDirectory {
      } else if ends.showsNames(operands) {
        try run.write(title)
      }
      run.notes[0] = "\(place)"
      run.notes[1] = "\(ends.count)"
      switch content {
      case .failure(.isDirectory):
        try run.fail("error reading \(Quoted.always(path)): Is a directory")
        run.notes[2] = "1"
      case .failure(let error):
        try run.fail("cannot open \(Quoted.always(path)) for reading: \(error.message)")
        run.notes[2] = "1"
      case .success(let bytes):
        if isInput {
          if ends.count > 0 || ends.isOpposite, !hasRead { return .chunk }
        } else if let bytes {
          if ends.isOpposite {
            try run.write(allBut(bytes, ends))
          } else {
            _ = try take(bytes, run, ends)
          }
        } else if ends.count > 0 {
          return ProgramRun.again
        }
      }
      place += 1
    }
    return .end(run.notes[2] == "0" ? 0 : 1)
  }

  /// The content of a file; nil within for a device without end, of which the beginning is wanted.
  private static func headContent(
    _ run: ProgramRun, _ path: ByteString, _ ends: Ends
  ) throws(Interrupt) -> Result<ByteString?, DiskError> {
    if !ends.isOpposite, run.deviceBytes(path, 0) != nil { return .success(nil) }
    return try run.text(of: path).map { $0 }
  }

  /// Writes what is wanted of a part of the input; whether that is all.
  private static func take(
    _ bytes: ByteString, _ run: ProgramRun, _ ends: Ends
  ) throws(Interrupt) -> Bool {
    try run.machine.count(1 + bytes.count >> 10)
    if ends.isOpposite {
      run.notes[3] += bytes
      return false
    }
    var left = run.notes[1].integer() ?? 0
    var end = 0
    if ends.isBytes {
      end = min(left, bytes.count)
      left -= end
    } else {
      while left > 0, end < bytes.count {
        if bytes.bytes[end] == .newline { left -= 1 }
        end += 1
      }
    }
    run.notes[1] = "\(left)"
    try run.write(bytes.part(0..<end))
    guard left == 0 else { return false }
    if case .chunk = run.phase, let file = run.process.descriptors[0],
      case .file? = run.machine.files[file]?.kind
    {
      run.machine.unread(bytes.part(end..<bytes.count), to: file)
    }
    return true
  }

  private static func allBut(_ bytes: ByteString, _ ends: Ends) -> ByteString {
    if ends.isBytes { return bytes.dropLast(min(ends.count, bytes.count)) }
    let lines = bytes.lines()
    guard ends.count < lines.count else { return "" }
    guard ends.count > 0 else { return bytes }
    return bytes.part(0..<lines[lines.count - ends.count].lowerBound)
  }

  // MARK: tail

  private static let tailOptions = OptionTable(
    simulated: ["c bytes=", "n lines=", "q quiet silent", "v verbose"],
    refused: [
      "f follow=?", "F", "max-unchanged-stats=", "pid=", "presume-input-pipe", "retry",
      "s sleep-interval=", "z zero-terminated",
    ])

  private static func tail(_ run: ProgramRun) throws(Interrupt) -> ProgramStep {
    var ends = Ends()
    var arguments = run.arguments
    if let first = arguments.first, first.count > 1, first.bytes[1].isDigit {
      let isAlone =
        arguments.count == 1
        || (arguments.count == 2
          && (arguments[1] == "-" || !arguments[1].hasPrefix("-")))
      if isAlone, try old(first, run, &ends) {
        arguments.removeFirst()
      } else if first.hasPrefix("-") {
        try run.fail("option used in invalid context -- \(first.part(1..<2))")
        return .end(1)
      }
    }
    guard let given = try tailOptions.read(run, arguments) else { return .end(1) }
    for option in given.list {
      ends.take(option)
      guard var value = option.value else { continue }
      ends.isBytes = option.name == "c"
      ends.isOpposite = value.hasPrefix("+")
      let shown = value
      if ends.isOpposite || value.hasPrefix("-") { value = value.dropFirst() }
      guard let count = CountArgument.read(value) else {
        let what: ByteString = ends.isBytes ? "bytes" : "lines"
        try run.fail("invalid number of \(what): \(Quoted.curly(ends.isOpposite ? shown : value))")
        return .end(1)
      }
      ends.count = count
    }
    let operands = given.operands.isEmpty ? ["-"] : given.operands
    var status: Int32 = 0
    var isFirst = true
    for (path, content) in try run.texts(of: operands) {
      if case .failure(let error) = content, error != .isDirectory {
        try run.fail("cannot open \(Quoted.always(path)) for reading: \(error.message)")
        status = 1
        continue
      }
      if ends.showsNames(operands) {
        try run.write(
          (isFirst ? "" : "\n") + "==> \(path == "-" ? "standard input" : path) <==\n")
      }
      isFirst = false
      switch content {
      case .success(let bytes): try run.write(end(of: bytes, ends))
      case .failure:
        try run.fail("error reading \(Quoted.always(path)): Is a directory")
        status = 1
      }
    }
    return .end(status)
  }

  /// `-N`, `+N`, with c or l behind.
  private static func old(
    _ text: ByteString, _ run: ProgramRun, _ ends: inout Ends
  ) throws(Interrupt) -> Bool {
    guard text.count > 1, text.hasPrefix("-") || text.hasPrefix("+"), text.bytes[1].isDigit else {
      return false
    }
    let digits = text.bytes.dropFirst().prefix(while: \.isDigit)
    ends.count = Int(ByteString(Array(digits)).text) ?? .max
    ends.isOpposite = text.hasPrefix("+")
    switch ByteString(Array(text.bytes.dropFirst(1 + digits.count))) {
    case "", "l": ends.isBytes = false
    case "c": ends.isBytes = true
    case "f", "lf", "cf", "b", "bf": throw run.refuse(text)
    default: return false
    }
    return true
  }

  private static func end(of bytes: ByteString, _ ends: Ends) -> ByteString {
    if ends.isBytes {
      return ends.isOpposite
        ? bytes.dropFirst(min(max(0, ends.count - 1), bytes.count))
        : bytes.dropFirst(max(0, bytes.count - ends.count))
    }
    let lines = bytes.lines()
    let first = ends.isOpposite ? max(0, ends.count - 1) : max(0, lines.count - ends.count)
    return first < lines.count ? bytes.dropFirst(lines[first].lowerBound) : ""
  }
}
