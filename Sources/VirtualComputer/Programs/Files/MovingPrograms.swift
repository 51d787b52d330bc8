/// Programs that copy and move: cp, mv; and those that follow paths: readlink, realpath.
enum MovingPrograms {
  static let table: [ByteString: Program] = [
    "cp": cp, "mv": mv, "readlink": readlink, "realpath": realpath,
  ]

  private static let cpOptions = OptionTable(
    simulated: [
      "r R recursive", "a archive", "p", "f force", "n no-clobber", "v verbose",
      "T no-target-directory", "preserve=?",
    ],
    refused: [
      "b", "backup=?", "d", "i interactive", "H", "l link", "L dereference", "P no-dereference",
      "s symbolic-link", "S suffix=", "t target-directory=", "u update=?", "x one-file-system", "Z",
      "context=?", "attributes-only", "copy-contents", "debug", "no-preserve=", "parents",
      "reflink=?", "remove-destination", "sparse=", "strip-trailing-slashes",
    ])
  private static let mvOptions = OptionTable(
    simulated: ["f force", "n no-clobber", "v verbose", "T no-target-directory"],
    refused: [
      "b", "backup=?", "i interactive", "S suffix=", "t target-directory=", "u update=?",
      "Z context", "strip-trailing-slashes", "debug",
    ])

  /// The operands of cp and mv, and what each becomes.
  private struct Transfer {
    let sources: [ByteString]
    let destination: ByteString
    let intoFolder: Bool

    func target(of source: ByteString) -> ByteString {
      intoFolder
        ? Disk.join(Disk.trimmed(destination), Disk.name(of: Disk.trimmed(source))) : destination
    }
  }

  private static func transfer(
    _ run: ProgramRun, _ given: GivenOptions, _ options: OptionTable
  ) throws(Interrupt) -> Transfer? {
    var operands = given.operands
    guard let destination = operands.popLast() else {
      _ = try options.missing("missing file operand", run)
      return nil
    }
    guard !operands.isEmpty else {
      _ = try options.missing(
        "missing destination file operand after \(Quoted.always(destination))", run)
      return nil
    }
    let node = try? run.node(destination).node
    let isFolder = (node?.isDirectory ?? false) && !given.has("T")
    if operands.count > 1, given.has("T") {
      _ = try options.missing("extra operand \(Quoted.always(operands[1]))", run)
      return nil
    }
    if operands.count > 1, !isFolder {
      let problem: DiskError = node == nil ? .notFound : .notDirectory
      try run.fail("target \(Quoted.always(destination)): \(problem.message)")
      return nil
    }
    return Transfer(sources: operands, destination: destination, intoFolder: isFolder)
  }

  // MARK: cp

  private static func cp(_ run: ProgramRun) throws(Interrupt) -> ProgramStep {
    guard let given = try cpOptions.read(run) else { return .end(1) }
    guard let transfer = try transfer(run, given, cpOptions) else { return .end(1) }
    let isRecursive = given.has("r") || given.has("a")
    var status: Int32 = 0
    for source in transfer.sources {
      let target = transfer.target(of: source)
      let path: ByteString
      let node: DiskNode
      do throws(DiskError) {
        (path, node) = try run.node(source, followingLast: !isRecursive)
      } catch {
        try run.fail("cannot stat \(Quoted.always(source)): \(error.message)")
        status = 1
        continue
      }
      if node.isDirectory, !isRecursive {
        try run.fail("-r not specified; omitting directory \(Quoted.always(source))")
        status = 1
        continue
      }
      do throws(DiskError) {
        let goal = try run.resolve(target)
        if goal == path {
          try run.failOnDisk(
            "\(Quoted.always(source)) and \(Quoted.always(target)) are the same file")
          status = 1
          continue
        }
        if node.isDirectory, goal.hasPrefix(path + "/") {
          try run.failOnDisk(
            "cannot copy a directory, \(Quoted.always(source)), into itself, "
              + "\(Quoted.always(target))")
          status = 1
          continue
        }
        if try !copyTree(path, source, to: goal, target, run, given) { status = 1 }
      } catch {
        if error == .unsimulated { throw run.refuse("of a program") }
        try run.fail("cannot create regular file \(Quoted.always(target)): \(error.message)")
        status = 1
      }
    }
    return .end(status)
  }

  private static func copyTree(
    _ path: ByteString, _ source: ByteString, to goal: ByteString, _ target: ByteString,
    _ run: ProgramRun, _ given: GivenOptions
  ) throws(DiskError) -> Bool {
    var isComplete = true
    let keeps = given.has("p") || given.has("a") || given.has("preserve")
    var pending = [(path: path, source: source, goal: goal, target: target)]
    while let next = pending.popLast() {
      guard let node = run.machine.disk.node(at: next.path) else { continue }
      let existing = run.machine.disk.node(at: next.goal)
      switch node.kind {
      case .directory:
        if let existing, !existing.isDirectory {
          try run.failOnDisk(
            "cannot overwrite non-directory \(Quoted.always(next.target)) with directory "
              + "\(Quoted.always(next.source))")
          isComplete = false
          continue
        }
        if existing == nil {
          try run.machine.disk.makeDirectory(
            next.goal, mode: keeps ? node.mode : node.mode & ~run.process.umask | 0o700,
            at: run.machine.now)
          if given.has("v") { try report(next, run) }
        }
        for name in try run.machine.disk.list(next.path).reversed() {
          pending.append(
            (
              Disk.join(next.path, name), Disk.join(next.source, name), Disk.join(next.goal, name),
              Disk.join(next.target, name)
            ))
        }
        if keeps { try run.machine.disk.setModified(node.modified, of: next.goal) }
      case .link(let text):
        if existing != nil { try run.machine.disk.remove(next.goal, at: run.machine.now) }
        try run.machine.disk.link(to: text, at: next.goal, run.machine.now)
        if given.has("v") { try report(next, run) }
      default:
        if let existing {
          if existing.isDirectory {
            try run.failOnDisk(
              "cannot overwrite directory \(Quoted.always(next.target)) with non-directory "
                + Quoted.always(next.source))
            isComplete = false
            continue
          }
          if given.has("n") { continue }
        }
        let bytes = try run.machine.disk.read(next.path)
        try run.machine.disk.write(
          bytes, to: next.goal, mode: node.mode & ~run.process.umask, at: run.machine.now)
        if keeps {
          try run.machine.disk.setMode(node.mode, of: next.goal)
          try run.machine.disk.setModified(node.modified, of: next.goal)
        }
        if given.has("v") { try report(next, run) }
      }
    }
    return isComplete
  }

  private static func report(
    _ step: (path: ByteString, source: ByteString, goal: ByteString, target: ByteString),
    _ run: ProgramRun
  ) throws(DiskError) {
    try run.writeOutput("\(Quoted.always(step.source)) -> \(Quoted.always(step.target))\n")
  }

  // MARK: mv

  private static func mv(_ run: ProgramRun) throws(Interrupt) -> ProgramStep {
    guard let given = try mvOptions.read(run) else { return .end(1) }
    guard let transfer = try transfer(run, given, mvOptions) else { return .end(1) }
    var status: Int32 = 0
    for source in transfer.sources {
      let target = transfer.target(of: source)
      do throws(DiskError) {
        let (path, node) = try run.node(source, followingLast: false)
        let goal = try run.resolve(target, followingLast: false)
        if goal == path {
          try run.failOnDisk(
            "\(Quoted.always(source)) and \(Quoted.always(target)) are the same file")
          status = 1
          continue
        }
        if goal.hasPrefix(path + "/") {
          try run.failOnDisk(
            "cannot move \(Quoted.always(source)) to a subdirectory of itself, "
              + Quoted.always(target))
          status = 1
          continue
        }
        if let existing = run.machine.disk.node(at: goal) {
          if given.has("n") { continue }
          if existing.isDirectory, !node.isDirectory {
            try run.failOnDisk(
              "cannot overwrite directory \(Quoted.always(target)) with non-directory")
            status = 1
            continue
          }
          if !existing.isDirectory, node.isDirectory {
            try run.failOnDisk(
              "cannot overwrite non-directory \(Quoted.always(target)) with directory "
                + Quoted.always(source))
            status = 1
            continue
          }
          try run.machine.disk.remove(goal, at: run.machine.now)
        }
        try run.machine.disk.move(path, to: goal, at: run.machine.now)
        if given.has("v") {
          try run.writeOutput("renamed \(Quoted.always(source)) -> \(Quoted.always(target))\n")
        }
      } catch {
        if (try? run.node(source, followingLast: false)) == nil {
          try run.fail("cannot stat \(Quoted.always(source)): \(error.message)")
        } else {
          try run.fail(
            "cannot move \(Quoted.always(source)) to \(Quoted.always(target)): \(error.message)")
        }
        status = 1
      }
    }
    return .end(status)
  }

  // MARK: Paths

  private static let readlinkOptions = OptionTable(
    simulated: [
      "f canonicalize", "e canonicalize-existing", "m canonicalize-missing", "n no-newline",
      "q quiet", "s silent", "v verbose", "z zero",
    ])

  private static func readlink(_ run: ProgramRun) throws(Interrupt) -> ProgramStep {
    guard let given = try readlinkOptions.read(run) else { return .end(1) }
    guard !given.operands.isEmpty else {
      return try readlinkOptions.missing("missing operand", run)
    }
    var status: Int32 = 0
    let ending: ByteString = given.has("z") ? "\u{0}" : given.has("n") ? "" : "\n"
    for operand in given.operands {
      do throws(DiskError) {
        if let mode = given.last(of: ["f", "e", "m"]) {
          try run.writeOutput(try canonical(operand, mode, run) + ending)
        } else if case .link(let target) = try run.node(operand, followingLast: false).node.kind {
          try run.writeOutput(target + ending)
        } else {
          throw .invalid
        }
      } catch {
        if given.has("v") { try run.fail("\(operand): \(error.message)") }
        status = 1
      }
    }
    return .end(status)
  }

  /// The canonical path of an operand: `e` wants all of it to exist, `m` none of it.
  private static func canonical(
    _ operand: ByteString, _ mode: ByteString, _ run: ProgramRun
  ) throws(DiskError) -> ByteString {
    if mode != "m" {
      let path = try run.resolve(operand)
      if mode == "e", run.machine.disk.node(at: path) == nil { throw .notFound }
      return path
    }
    if let path = try? run.resolve(operand) { return path }
    var here = operand.hasPrefix("/") ? ByteString("/") : run.process.directory
    for part in operand.split(on: .slash) where !part.isEmpty && part != "." {
      here = part == ".." ? Disk.directory(of: here) : Disk.join(here, part)
      here = (try? run.machine.disk.resolve(here, from: "/")) ?? here
    }
    return here
  }

  private static let realpathOptions = OptionTable(
    simulated: [
      "e canonicalize-existing", "m canonicalize-missing", "q quiet", "z zero", "relative-to=",
      "P physical",
    ], refused: ["L logical", "s strip no-symlinks", "relative-base="])

  private static func realpath(_ run: ProgramRun) throws(Interrupt) -> ProgramStep {
    guard let given = try realpathOptions.read(run) else { return .end(1) }
    guard !given.operands.isEmpty else {
      return try realpathOptions.missing("missing operand", run)
    }
    let mode = given.last(of: ["e", "m"]) ?? "f"
    var base: ByteString?
    if let text = given.value("relative-to") {
      do throws(DiskError) {
        base = try canonical(text, mode, run)
      } catch {
        try run.fail("\(text): \(error.message)")
        return .end(1)
      }
    }
    var status: Int32 = 0
    for operand in given.operands {
      do throws(DiskError) {
        let path = try canonical(operand, mode, run)
        try run.writeOutput(
          (base.map { relative(path, to: $0) } ?? path) + (given.has("z") ? "\u{0}" : "\n"))
      } catch {
        if !given.has("q") { try run.fail("\(operand): \(error.message)") }
        status = 1
      }
    }
    return .end(status)
  }

  private static func relative(_ path: ByteString, to base: ByteString) -> ByteString {
    let parts = path.split(on: .slash).filter { !$0.isEmpty }
    let other = base.split(on: .slash).filter { !$0.isEmpty }
    var common = 0
    while common < min(parts.count, other.count), parts[common] == other[common] { common += 1 }
    let steps = Array(repeating: ByteString(".."), count: other.count - common) + parts[common...]
    return steps.isEmpty ? "." : steps.joined(by: "/")
  }
}
