/// `cat` and `tee`, which pass on what comes as it comes.
enum CopyingPrograms {
  static let table: [ByteString: Program] = ["cat": cat, "tee": tee]

  private static let catOptions = OptionTable(simulated: [
    "b number-nonblank", "e", "n number", "s squeeze-blank", "t", "u", "v show-nonprinting",
    "A show-all", "E show-ends", "T show-tabs",
  ])

  /// Its notes are the operand that it is at, its status, and the state of the format.
  private static func cat(_ run: ProgramRun) throws(Interrupt) -> ProgramStep {
    guard let given = try catOptions.read(run) else { return .end(1) }
    let operands = given.operands.isEmpty ? ["-"] : given.operands
    if run.notes.isEmpty { run.notes = ["0", "0", "0", "1"] }
    var format = CatFormat(
      given, line: run.notes[2].integer() ?? 0, newlines: run.notes[3].integer() ?? 0)
    var place = run.notes[0].integer() ?? 0
    func keep() {
      run.notes[0] = "\(place)"
      run.notes[2] = "\(format.line)"
      run.notes[3] = "\(format.newlines)"
    }
    switch run.phase {
    case .chunk(let bytes):
      try run.machine.count(1 + bytes.count >> 10)
      try run.write(format.text(of: bytes))
      keep()
      return .chunk
    case .inputEnd: place += 1
    default: break
    }
    var hasRead = run.phase == .inputEnd
    while place < operands.count {
      let path = operands[place]
      if ProgramRun.isStandardInput(path) {
        if hasRead {
          place += 1
          continue
        }
        hasRead = true
        keep()
        return .chunk
      }
      if let bytes = run.deviceBytes(path, Pipe.capacity) {
        try run.write(format.text(of: bytes))
        keep()
        return ProgramRun.again
      }
      switch try run.text(of: path) {
      case .success(let content):
        if run.isOutput(path), !content.isEmpty {
          try run.fail("\(Quoted.needed(path)): input file is output file")
          run.notes[1] = "1"
        } else {
          try run.write(format.text(of: content))
        }
      case .failure(let error):
        try run.fail("\(Quoted.needed(path)): \(error.message)")
        run.notes[1] = "1"
      }
      place += 1
    }
    return .end(run.notes[1] == "0" ? 0 : 1)
  }

  private static let teeOptions = OptionTable(
    simulated: ["a append"], refused: ["i ignore-interrupts", "p", "output-error=?"])

  /// Its notes are its status; the files are its descriptors from 3.
  private static func tee(_ run: ProgramRun) throws(Interrupt) -> ProgramStep {
    guard let given = try teeOptions.read(run) else { return .end(1) }
    switch run.phase {
    case .chunk(let bytes):
      try run.machine.count(1 + bytes.count >> 10)
      try run.write(bytes)
      for descriptor in run.process.descriptors.keys.sorted() where descriptor >= 3 {
        try run.write(bytes, to: descriptor)
      }
      return .chunk
    case .inputEnd: return .end(run.notes.isEmpty ? 0 : 1)
    default: break
    }
    for descriptor in run.process.descriptors.keys where descriptor >= 3 {
      run.process.descriptors.removeValue(forKey: descriptor).map { run.machine.release($0) }
    }
    for (number, path) in given.operands.enumerated() {
      do throws(DiskError) {
        run.process.descriptors[3 + number] = try run.machine.openFile(
          path, by: run.process, writes: true, appends: given.has("a"),
          truncates: !given.has("a"))
      } catch {
        try run.fail("\(Quoted.needed(path)): \(error.message)")
        run.notes = ["1"]
      }
    }
    return .chunk
  }
}

/// How cat shows its input. The number of the line and the newlines before the place go from one part
/// of the input to the next.
private struct CatFormat {
  private(set) var line: Int
  /// At the start of a line 1, behind an empty line 2.
  private(set) var newlines: Int
  private let numbers: Bool
  private let numbersFilled: Bool
  private let squeezes: Bool
  private let showsEnds: Bool
  private let showsTabs: Bool
  private let showsControls: Bool

  init(_ given: GivenOptions, line: Int, newlines: Int) {
    self.line = line
    self.newlines = newlines
    numbersFilled = given.has("b")
    numbers = given.has("n") || numbersFilled
    squeezes = given.has("s")
    showsControls = ["v", "A", "e", "t"].contains { given.has($0) }
    showsEnds = ["E", "A", "e"].contains { given.has($0) }
    showsTabs = ["T", "A", "t"].contains { given.has($0) }
  }

  mutating func text(of bytes: ByteString) -> ByteString {
    guard numbers || squeezes || showsEnds || showsTabs || showsControls else { return bytes }
    var result: [UInt8] = []
    for (index, byte) in bytes.bytes.enumerated() {
      if byte == .newline {
        newlines += 1
        if squeezes, newlines > 2 { continue }
        if newlines > 1, numbers, !numbersFilled { result += number() }
        if showsEnds { result.append(UInt8(ascii: "$")) }
        result.append(byte)
        continue
      }
      if newlines > 0, numbers { result += number() }
      newlines = 0
      if byte == 13, showsEnds, !showsControls, index + 1 < bytes.count,
        bytes.bytes[index + 1] == .newline
      {
        result += "^M".utf8
      } else {
        show(byte, &result)
      }
    }
    return ByteString(result)
  }

  private mutating func number() -> [UInt8] {
    line += 1
    let digits = ByteString("\(line)")
    return (ByteString(repeating: " ", count: 6 - digits.count) + digits + "\t").bytes
  }

  private func show(_ byte: UInt8, _ result: inout [UInt8]) {
    if byte == .tab {
      if showsTabs { result += "^I".utf8 } else { result.append(byte) }
      return
    }
    guard showsControls else {
      result.append(byte)
      return
    }
    var low = byte
    if byte >= 128 {
      result += "M-".utf8
      low -= 128
    }
    switch low {
    case 0..<32: result += [UInt8(ascii: "^"), low + 64]
    case 127: result += "^?".utf8
    default: result.append(low)
    }
  }
}
