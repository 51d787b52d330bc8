/// From a name to a program.
extension Machine {
  /// Opens a path for a process, and makes the file where it is written.
  func openFile(
    _ path: ByteString, by process: Process, writes: Bool, appends: Bool, truncates: Bool
  ) throws(DiskError) -> Int {
    if let number = descriptor(named: path) {
      guard let file = process.descriptors[number] else { throw .notFound }
      retain(file)
      return file
    }
    let canonical = try disk.resolve(path, from: process.directory)
    guard let node = disk.node(at: canonical) else {
      guard writes else { throw .notFound }
      guard path.bytes.last != .slash else { throw .isDirectory }
      try disk.write("", to: canonical, mode: 0o666 & ~process.umask, at: now)
      let number = disk.node(at: canonical)?.number ?? 0
      return open(.file(canonical, number: number, appends: appends))
    }
    switch node.kind {
    case .directory:
      if writes { throw .isDirectory }
      return open(.null)
    case .program: throw writes ? .notPermitted : .unsimulated
    case .link: throw .notFound
    case .device(.zero): return open(.zero)
    case .device(.random), .device(.urandom): return open(.random)
    case .device: return open(.null)
    case .file:
      if truncates { try disk.write("", to: canonical, at: now) }
      return open(.file(canonical, number: node.number, appends: appends))
    }
  }

  private func descriptor(named path: ByteString) -> Int? {
    switch path {
    case "/dev/stdin": 0
    case "/dev/stdout": 1
    case "/dev/stderr": 2
    default: path.hasPrefix("/dev/fd/") ? path.dropFirst(8).integer(signed: false) : nil
    }
  }

  /// Lets a process be the program that its first argument names; what went wrong otherwise.
  func load(
    _ arguments: [ByteString], environment: [ByteString: ByteString], into process: Process,
    searching path: ByteString?
  ) throws(Interrupt) -> LoadFailure? {
    let name = arguments[0]
    guard name.contains(.slash) else {
      guard let found = search(name, path ?? "/bin:/usr/bin", from: process.directory) else {
        return LoadFailure(
          message: "\(name): command not found", reason: DiskError.notFound.message, status: 127)
      }
      return try load(found, arguments, environment, into: process)
    }
    let canonical: ByteString
    do throws(DiskError) {
      canonical = try disk.resolve(name, from: process.directory)
      guard disk.node(at: canonical) != nil else { throw .notFound }
    } catch {
      return LoadFailure(
        message: "\(name): \(error.message)", reason: error.message,
        status: error == .notFound ? 127 : 126)
    }
    return try load(canonical, arguments, environment, into: process)
  }

  /// The path of a program that a search path leads to.
  func search(_ name: ByteString, _ path: ByteString, from directory: ByteString) -> ByteString? {
    guard !name.isEmpty else { return nil }
    for folder in path.split(on: UInt8(ascii: ":")) {
      let place = folder.isEmpty ? name : Disk.join(folder, name)
      guard let canonical = try? disk.resolve(place, from: directory),
        let node = disk.node(at: canonical), !node.isDirectory, node.mode & 0o111 != 0
      else { continue }
      return canonical
    }
    return nil
  }

  private func load(
    _ path: ByteString, _ arguments: [ByteString], _ environment: [ByteString: ByteString],
    into process: Process
  ) throws(Interrupt) -> LoadFailure? {
    let name = arguments[0]
    guard let node = disk.node(at: path) else { return nil }
    switch node.kind {
    case .directory:
      return LoadFailure(
        message: "\(name): Is a directory", reason: "Permission denied", status: 126)
    case .program(let program):
      guard
        let run = ProgramRun(
          machine: self, process: process, key: program, arguments: arguments,
          environment: environment)
      else {
        throw .refused(
          Refusal(program, hint: "a rule of commands: in a scenario can answer \(program)"))
      }
      process.arguments = arguments
      process.body = .program(run)
      return nil
    case .file(let content):
      guard node.mode & 0o111 != 0 else {
        return LoadFailure(
          message: "\(name): Permission denied", reason: "Permission denied", status: 126)
      }
      guard content.hasPrefix("#!") else {
        return try loadScript(["bash", name], arguments, environment, into: process)
      }
      let end = content.bytes.firstIndex(of: .newline) ?? content.count
      let words = ByteString(Array(content.bytes[2..<end])).split(on: .space).filter { !$0.isEmpty }
      guard let interpreter = words.first else {
        return LoadFailure(
          message: "\(name): bad interpreter", reason: "Exec format error", status: 126)
      }
      let next = words + [name] + arguments.dropFirst()
      if let failure = try load(
        next, environment: environment, into: process, searching: environment["PATH"])
      {
        return LoadFailure(
          message: "\(name): \(interpreter): bad interpreter: \(failure.reason)",
          reason: failure.reason, status: 126)
      }
      return nil
    case .link, .device:
      return LoadFailure(
        message: "\(name): Permission denied", reason: "Permission denied", status: 126)
    }
  }

  private func loadScript(
    _ interpreter: [ByteString], _ arguments: [ByteString],
    _ environment: [ByteString: ByteString], into process: Process
  ) throws(Interrupt) -> LoadFailure? {
    try load(
      interpreter + arguments.dropFirst(), environment: environment, into: process,
      searching: environment["PATH"])
  }
}
