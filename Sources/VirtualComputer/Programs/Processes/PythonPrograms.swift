/// `python3` with the closed subset of Python.
enum PythonPrograms {
  static let table: [ByteString: Program] = ["python3": python3, "python": python3]

  private static func python3(_ run: ProgramRun) throws(Interrupt) -> ProgramStep {
    var rest = run.arguments[...]
    while let option = rest.first, ["-u", "-B", "-I", "-s", "-E"].contains(option) {
      rest = rest.dropFirst()
    }
    let code: ByteString
    var isFile = false
    switch rest.first {
    case "-c"?:
      guard rest.count > 1 else {
        try run.write("Argument expected for the -c option\n", to: 2)
        return .end(2)
      }
      code = rest[rest.startIndex + 1]
    case "-"?, nil: code = try run.standardInput()
    case "--version"?, "-V"?:
      try run.write("Python 3.11.2\n")
      return .end(0)
    case .some(let file):
      if file.hasPrefix("-") { throw run.refuse(file) }
      isFile = true
      switch try run.content(of: file) {
      case .success(let content): code = content
      case .failure(let error):
        let path = file.hasPrefix("/") ? file : Disk.join(run.process.directory, file)
        try run.write(
          "\(run.name): can't open file '\(path)': [Errno 2] \(error.message)\n", to: 2)
        return .end(2)
      }
    }
    let program: PythonRun
    do throws(PythonParser.Outside) {
      program = try PythonRun.run(code.text, directory: run.process.directory.text)
    } catch {
      throw .refused(
        Refusal(
          "Python, line \(error.line): \(ByteString(error.what))",
          hint: "a rule of commands: in a scenario with code: can answer it"))
    }
    if isFile, program.exception != nil { throw run.refuse("with a traceback of a file") }
    // The notes are the number of events that have passed.
    var done = run.notes.first?.integer() ?? 0
    while done < program.events.count {
      let event = program.events[done]
      done += 1
      run.notes = ["\(done)"]
      switch event {
      case .output(let text): try run.write(ByteString(text))
      case .sleep(let microseconds):
        if microseconds > 0 { return .sleep(.microseconds(microseconds)) }
      }
    }
    guard let exception = program.exception else { return .end(0) }
    let message = exception.message.isEmpty ? "" : ": \(exception.message)"
    try run.write(
      """
      Traceback (most recent call last):
        File "<\(rest.first == "-c" ? "string" : "stdin")>", line \(exception.line), in <module>
      \(exception.type)\(message)

      """, to: 2)
    return .end(1)
  }
}
