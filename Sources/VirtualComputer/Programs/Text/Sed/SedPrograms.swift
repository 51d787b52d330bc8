/// `sed`.
enum SedPrograms {
  static let table: [ByteString: Program] = ["sed": sed]

  private static let options = OptionTable(
    simulated: [
      "n quiet silent", "e expression=", "E r regexp-extended", "i in-place=?", "s separate",
    ],
    refused: [
      "debug", "f file=", "follow-symlinks", "l line-length=", "posix", "sandbox", "u unbuffered",
      "z null-data zero-terminated", "b binary",
    ], status: 1,
    advice:
      "Usage: sed [OPTION]... {script-only-if-no-other-script} [input-file]...\n")

  private static func sed(_ run: ProgramRun) throws(Interrupt) -> ProgramStep {
    guard let given = try options.read(run) else { return .end(1) }
    var operands = given.operands
    var texts = given.values("e")
    if texts.isEmpty {
      guard !operands.isEmpty else {
        try options.complain(run)
        return .end(1)
      }
      texts = [operands.removeFirst()]
    }
    var parser = SedParser(texts, isExtended: given.has("E"))
    do throws(SedFailure) {
      try parser.parse()
    } catch {
      switch error {
      case .wrong(let message, let expression, let character):
        try run.fail("-e expression #\(expression), char \(character): \(message)")
        return .end(1)
      case .panic(let message):
        try run.fail(message)
        return .end(4)
      case .refused(let what): throw run.refuse(what)
      }
    }
    let sed = SedMachine(
      parser.commands, isQuiet: given.has("n") || parser.isQuiet, run.machine)
    do throws(Interrupt) {
      if let suffix = given.list.last(where: { $0.name == "i" }) {
        return try edit(run, sed, operands, suffix.value ?? "")
      }
      return try filter(run, sed, operands, isSeparate: given.has("s"))
    } catch {
      guard case .fatal(let message, let status) = error else { throw error }
      try run.fail("-e expression #1, char 0: \(message)")
      return .end(status)
    }
  }

  private static func filter(
    _ run: ProgramRun, _ sed: SedMachine, _ operands: [ByteString], isSeparate: Bool
  ) throws(Interrupt) -> ProgramStep {
    if operands.isEmpty || operands == ["-"] { return try stream(run, sed) }
    var inputs: [(input: SedMachine.Input?, message: ByteString, ends: Bool)] = []
    for (path, content) in try run.texts(of: operands) {
      switch content {
      case .success(let bytes): inputs.append((SedMachine.Input(bytes), "", false))
      case .failure(.isDirectory):
        inputs.append((nil, "read error on \(path): Is a directory", true))
      case .failure(let error): inputs.append((nil, "can't read \(path): \(error.message)", false))
      }
    }
    var status: Int32 = 0
    for (number, entry) in inputs.enumerated() {
      guard let input = entry.input else {
        try run.write(sed.takeOutput())
        try run.fail(entry.message)
        if entry.ends { return .end(4) }
        status = 2
        continue
      }
      let isEnd =
        isSeparate
        || !inputs[(number + 1)...].contains { !($0.input?.lines.isEmpty ?? true) }
      if isSeparate { sed.reset() }
      _ = try sed.run(input, endsInput: isEnd)
      if let quit = sed.quitStatus {
        try run.write(sed.takeOutput())
        return .end(quit)
      }
    }
    try run.write(sed.takeOutput())
    return .end(status)
  }

  /// Standard input alone: a script that quits does not wait for the rest of it.
  private static func stream(
    _ run: ProgramRun, _ sed: SedMachine
  ) throws(Interrupt) -> ProgramStep {
    guard sed.canQuit else {
      _ = try sed.run(SedMachine.Input(try run.standardInput()), endsInput: true)
      try run.write(sed.takeOutput())
      return .end(0)
    }
    if run.notes.isEmpty { run.notes = ["", "0"] }
    switch run.phase {
    case .chunk(let bytes):
      run.notes[0] += bytes
      let tried = run.notes[1].integer() ?? 0
      guard run.notes[0].count < 1 << 14 || run.notes[0].count >= tried * 2 else { return .chunk }
      run.notes[1] = "\(run.notes[0].count)"
      // What comes next can change its last line.
      let isOver = try sed.run(SedMachine.Input(run.notes[0]), endsInput: nil)
      guard isOver, let quit = sed.quitStatus else { return .chunk }
      try run.write(sed.takeOutput())
      return .end(quit)
    case .inputEnd:
      _ = try sed.run(SedMachine.Input(run.notes[0]), endsInput: true)
      try run.write(sed.takeOutput())
      return .end(sed.quitStatus ?? 0)
    default: return .chunk
    }
  }

  /// Writes the result into each file.
  private static func edit(
    _ run: ProgramRun, _ sed: SedMachine, _ operands: [ByteString], _ suffix: ByteString
  ) throws(Interrupt) -> ProgramStep {
    guard !operands.isEmpty else {
      try run.fail("no input files")
      return .end(4)
    }
    var status: Int32 = 0
    for path in operands {
      let found: (path: ByteString, node: DiskNode)
      do throws(DiskError) {
        found = try run.node(path)
      } catch {
        try run.fail("can't read \(path): \(error.message)")
        status = 2
        continue
      }
      guard case .file(let content) = found.node.kind else {
        if case .program = found.node.kind { throw run.refuse("of \(path)") }
        try run.fail("couldn't edit \(path): not a regular file")
        status = 4
        continue
      }
      sed.reset()
      _ = try sed.run(SedMachine.Input(content), endsInput: true)
      let result = sed.takeOutput()
      do throws(DiskError) {
        var target = try run.resolve(path, followingLast: false)
        if case .link? = run.machine.disk.node(at: target)?.kind {
          try run.machine.disk.remove(target, at: run.machine.now)
        } else {
          target = found.path
        }
        if !suffix.isEmpty {
          let name = Disk.name(of: path)
          let parts = suffix.split(on: UInt8(ascii: "*"))
          let kept = parts.count > 1 ? parts.joined(by: name) : name + suffix
          let place = kept.contains(.slash) ? kept : Disk.join(Disk.directory(of: target), kept)
          try run.machine.disk.write(
            content, to: try run.resolve(place), mode: found.node.mode, at: run.machine.now)
        }
        try run.machine.disk.write(
          result, to: target, mode: found.node.mode, at: run.machine.now)
      } catch {
        try run.fail("couldn't open file \(path): \(error.message)")
        return .end(4)
      }
      if let quit = sed.quitStatus { return .end(quit) }
    }
    return .end(status)
  }
}
