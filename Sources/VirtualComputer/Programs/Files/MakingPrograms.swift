import Wire

/// Programs that make and take away: mkdir, rmdir, rm, touch, mktemp, ln, chmod.
enum MakingPrograms {
  static let table: [ByteString: Program] = [
    "mkdir": mkdir, "rmdir": rmdir, "rm": rm, "touch": touch, "mktemp": mktemp, "ln": ln,
    "chmod": chmod,
  ]

  // MARK: Folders

  private static let mkdirOptions = OptionTable(
    simulated: ["p parents", "m mode=", "v verbose"], refused: ["Z", "context=?"])

  private static func mkdir(_ run: ProgramRun) throws(Interrupt) -> ProgramStep {
    guard let given = try mkdirOptions.read(run) else { return .end(1) }
    guard !given.operands.isEmpty else { return try mkdirOptions.missing("missing operand", run) }
    let usual = 0o777 & ~run.process.umask
    var mode = usual
    if let text = given.value("m") {
      guard
        let changed = FileMode.changed(0o777, by: text, umask: run.process.umask, isDirectory: true)
      else {
        try run.fail("invalid mode \(Quoted.curly(text))")
        return .end(1)
      }
      mode = changed
    }
    var status: Int32 = 0
    for operand in given.operands {
      do throws(DiskError) {
        if given.has("p") {
          try makeParents(operand, last: mode, usual: usual, run, isVerbose: given.has("v"))
        } else {
          let path = try run.resolve(operand)
          try run.machine.disk.makeDirectory(path, mode: mode, at: run.machine.now)
          if given.has("v") {
            try run.writeOutput("mkdir: created directory \(Quoted.always(operand))\n")
          }
        }
      } catch {
        try run.fail("cannot create directory \(Quoted.curly(operand)): \(error.message)")
        status = 1
      }
    }
    return .end(status)
  }

  private static func makeParents(
    _ operand: ByteString, last: UInt16, usual: UInt16, _ run: ProgramRun, isVerbose: Bool
  ) throws(DiskError) {
    var written = ByteString()
    let parts = operand.split(on: .slash)
    for (index, part) in parts.enumerated() {
      written = index == 0 ? part : written + "/" + part
      if part.isEmpty { continue }
      let path = try run.resolve(written)
      if let node = run.machine.disk.node(at: path) {
        guard node.isDirectory else {
          throw index == parts.count - 1 ? .exists : .notDirectory
        }
        continue
      }
      let isLast = parts[(index + 1)...].allSatisfy(\.isEmpty)
      try run.machine.disk.makeDirectory(
        path, mode: isLast ? last : usual | 0o300, at: run.machine.now)
      if isVerbose {
        try run.writeOutput("mkdir: created directory \(Quoted.always(written))\n")
      }
    }
  }

  private static let rmdirOptions = OptionTable(
    simulated: ["p parents", "v verbose", "ignore-fail-on-non-empty"])

  private static func rmdir(_ run: ProgramRun) throws(Interrupt) -> ProgramStep {
    guard let given = try rmdirOptions.read(run) else { return .end(1) }
    guard !given.operands.isEmpty else { return try rmdirOptions.missing("missing operand", run) }
    var status: Int32 = 0
    for operand in given.operands {
      var target = operand
      while target.count > 1, target.bytes.last == .slash { target = target.dropLast() }
      while true {
        do throws(DiskError) {
          if given.has("v") {
            try run.writeOutput("rmdir: removing directory, \(Quoted.always(target))\n")
          }
          let (path, node) = try run.node(target, followingLast: false)
          guard node.isDirectory else { throw .notDirectory }
          guard Disk.name(of: target) != "." else { throw .invalid }
          try run.machine.disk.remove(path, at: run.machine.now)
        } catch {
          if error == .notEmpty, given.has("ignore-fail-on-non-empty") { break }
          let isParent = target != operand
          try run.fail(
            "failed to remove \(isParent ? "directory " : "")\(Quoted.always(target)): "
              + "\(error.message)")
          status = 1
          break
        }
        guard given.has("p"), target.contains(.slash) else { break }
        target = Disk.directory(of: target)
        if target == "/" { break }
      }
    }
    return .end(status)
  }

  // MARK: Removing

  private static let rmOptions = OptionTable(
    simulated: [
      "r R recursive", "f force", "v verbose", "d dir", "preserve-root=?", "no-preserve-root",
      "one-file-system",
    ], refused: ["i", "I", "interactive=?"])

  private static func rm(_ run: ProgramRun) throws(Interrupt) -> ProgramStep {
    guard let given = try rmOptions.read(run) else { return .end(1) }
    guard !given.operands.isEmpty else {
      return given.has("f") ? .end(0) : try rmOptions.missing("missing operand", run)
    }
    var status: Int32 = 0
    for operand in given.operands {
      let last = Disk.name(of: Disk.trimmed(operand))
      if last == "." || last == "..", given.has("r") {
        try run.fail("refusing to remove '.' or '..' directory: skipping \(Quoted.always(operand))")
        status = 1
        continue
      }
      do throws(DiskError) {
        let (path, node) = try run.node(operand, followingLast: false)
        if path == "/" {
          try run.failOnDisk("it is dangerous to operate recursively on '/'")
          try run.failOnDisk("use --no-preserve-root to override this failsafe")
          status = 1
          continue
        }
        guard !node.isDirectory || given.has("r") || given.has("d") else { throw .isDirectory }
        try removeTree(path, operand, run, recursive: given.has("r"), isVerbose: given.has("v"))
      } catch {
        if given.has("f"), error == .notFound || error == .notDirectory { continue }
        try run.fail("cannot remove \(Quoted.always(operand)): \(error.message)")
        status = 1
      }
    }
    return .end(status)
  }

  /// Takes whatever stands at a path away, with what is in it.
  static func removeTree(
    _ path: ByteString, _ written: ByteString, _ run: ProgramRun, recursive: Bool,
    isVerbose: Bool = false
  ) throws(DiskError) {
    // Directories come before what is in them; they are taken away in the opposite order.
    var order: [(path: ByteString, written: ByteString)] = []
    var pending = [(path: path, written: written)]
    while let next = pending.popLast() {
      order.append(next)
      guard recursive, run.machine.disk.node(at: next.path)?.isDirectory ?? false else { continue }
      for name in try run.machine.disk.list(next.path) {
        pending.append((Disk.join(next.path, name), Disk.join(next.written, name)))
      }
    }
    for (path, written) in order.reversed() {
      let isDirectory = run.machine.disk.node(at: path)?.isDirectory ?? false
      try run.machine.disk.remove(path, at: run.machine.now)
      if isVerbose {
        try run.writeOutput(
          "removed \(isDirectory ? "directory " : "")\(Quoted.always(written))\n")
      }
    }
  }

  // MARK: touch and mktemp

  private static let touchOptions = OptionTable(
    simulated: ["c no-create", "d date=", "t=", "r reference=", "m", "a", "f"],
    refused: ["h no-dereference", "time="])

  private static func touch(_ run: ProgramRun) throws(Interrupt) -> ProgramStep {
    guard let given = try touchOptions.read(run) else { return .end(1) }
    guard !given.operands.isEmpty else {
      return try touchOptions.missing("missing file operand", run)
    }
    var instant = run.machine.now
    if let reference = given.value("r") {
      do throws(DiskError) {
        instant = try run.node(reference).node.modified
      } catch {
        try run.fail(
          "failed to get attributes of \(Quoted.always(reference)): \(error.message)")
        return .end(1)
      }
    }
    if let text = given.value("d") {
      guard let found = try DateDescription.read(text, now: instant, run) else {
        try run.fail("invalid date format \(Quoted.curly(text))")
        return .end(1)
      }
      instant = found
    }
    if let text = given.value("t") {
      guard let found = stamp(text, now: instant) else {
        try run.fail("invalid date format \(Quoted.curly(text))")
        return .end(1)
      }
      instant = found
    }
    var status: Int32 = 0
    for operand in given.operands {
      do throws(DiskError) {
        let path = try run.resolve(operand)
        if run.machine.disk.node(at: path) == nil {
          if given.has("c") { continue }
          guard operand.bytes.last != .slash else { throw .notFound }
          try run.machine.disk.write("", to: path, mode: run.fileMode, at: run.machine.now)
        }
        // The time of access is not kept.
        if !given.has("a") || given.has("m") {
          try run.machine.disk.setModified(instant, of: path)
        }
      } catch {
        if given.has("c"), error == .notFound { continue }
        try run.fail("cannot touch \(Quoted.always(operand)): \(error.message)")
        status = 1
      }
    }
    return .end(status)
  }

  /// `[[CC]YY]MMDDhhmm[.ss]`.
  private static func stamp(_ text: ByteString, now: Instant) -> Instant? {
    let parts = text.split(on: UInt8(ascii: "."))
    guard parts.count <= 2, let digits = parts.first, digits.bytes.allSatisfy(\.isDigit),
      [8, 10, 12].contains(digits.count)
    else { return nil }
    func number(_ start: Int, _ length: Int) -> Int64 {
      Int64(String(decoding: digits.bytes[start..<(start + length)], as: UTF8.self)) ?? 0
    }
    let offset = digits.count - 8
    var time = CalendarTime(now)
    if offset == 4 {
      time.date.year = number(0, 4)
    } else if offset == 2 {
      let year = number(0, 2)
      time.date.year = year < 69 ? 2000 + year : 1900 + year
    }
    time.date.month = number(offset, 2)
    time.date.day = number(offset + 2, 2)
    time.hour = number(offset + 4, 2)
    time.minute = number(offset + 6, 2)
    time.second = Int64(parts.count == 2 ? parts[1].integer(signed: false) ?? -1 : 0)
    time.fraction = 0
    guard time.date.isPossible, time.hour < 24, time.minute < 60, (0...60).contains(time.second)
    else { return nil }
    return time.instant
  }

  private static let mktempOptions = OptionTable(
    simulated: ["d directory", "p tmpdir=?", "u dry-run", "q quiet", "t"], refused: ["suffix="])

  private static func mktemp(_ run: ProgramRun) throws(Interrupt) -> ProgramStep {
    // The folder of -p may stand in the next argument, as that of --tmpdir may not.
    var arguments = run.arguments
    if let place = arguments.firstIndex(of: "-p"), place + 1 < arguments.count {
      arguments[place] = "--tmpdir=" + arguments[place + 1]
      arguments.remove(at: place + 1)
    }
    guard let given = try mktempOptions.read(run, arguments) else { return .end(1) }
    guard given.operands.count < 2 else {
      return try mktempOptions.missing("too many templates", run)
    }
    let template = given.operands.first ?? "tmp.XXXXXXXXXX"
    let marks = template.bytes.reversed().prefix { $0 == UInt8(ascii: "X") }.count
    guard marks >= 3 else {
      try run.fail("too few X's in template \(Quoted.curly(template))")
      return .end(1)
    }
    var folder: ByteString?
    if given.operands.isEmpty || given.has("p") || given.has("t") {
      folder = given.value("p") ?? run.environment["TMPDIR"] ?? "/tmp"
    }
    let letters = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789".utf8)
    for _ in 0..<100 {
      var name = template.dropLast(marks)
      for _ in 0..<marks {
        name.bytes.append(letters[Int(run.machine.nextRandom() % UInt64(letters.count))])
      }
      let written = folder.map { Disk.join(Disk.trimmed($0), name) } ?? name
      do throws(DiskError) {
        let path = try run.resolve(written)
        guard run.machine.disk.node(at: path) == nil else { continue }
        if !given.has("u") {
          if given.has("d") {
            try run.machine.disk.makeDirectory(path, mode: 0o700, at: run.machine.now)
          } else {
            try run.machine.disk.write("", to: path, mode: 0o600, at: run.machine.now)
          }
        }
        try run.writeOutput(written + "\n")
        return .end(0)
      } catch {
        let kind: ByteString = given.has("d") ? "directory" : "file"
        let shown = folder.map { Disk.join(Disk.trimmed($0), template) } ?? template
        try run.fail(
          "failed to create \(kind) via template \(Quoted.curly(shown)): \(error.message)")
        return .end(1)
      }
    }
    return .end(1)
  }

  // MARK: ln and chmod

  private static let lnOptions = OptionTable(
    simulated: ["s symbolic", "f force", "n no-dereference", "v verbose", "T no-target-directory"],
    refused: [
      "b backup=?", "d F directory", "i interactive", "L logical", "P physical", "r relative",
      "S suffix=", "t target-directory=",
    ])

  private static func ln(_ run: ProgramRun) throws(Interrupt) -> ProgramStep {
    guard let given = try lnOptions.read(run) else { return .end(1) }
    guard !given.operands.isEmpty else { return try lnOptions.missing("missing file operand", run) }
    guard given.has("s") else { throw run.refuse("without -s: hard links") }
    var targets = given.operands
    var destination: ByteString = "."
    if targets.count > 1 { destination = targets.removeLast() }
    let existing = try? run.node(destination, followingLast: !given.has("n")).node
    let isFolder = (existing?.isDirectory ?? false) && !given.has("T")
    guard isFolder || targets.count == 1 else {
      try run.fail("target \(Quoted.always(destination)): Not a directory")
      return .end(1)
    }
    var status: Int32 = 0
    for target in targets {
      let written =
        isFolder ? Disk.join(destination, Disk.name(of: Disk.trimmed(target))) : destination
      let shown = destination == "." && isFolder ? Disk.name(of: Disk.trimmed(target)) : written
      do throws(DiskError) {
        let path = try run.resolve(written, followingLast: false)
        if let old = run.machine.disk.node(at: path) {
          guard given.has("f") else { throw .exists }
          guard !old.isDirectory else { throw .isDirectory }
          try run.machine.disk.remove(path, at: run.machine.now)
        }
        try run.machine.disk.link(to: target, at: path, run.machine.now)
        if given.has("v") {
          try run.writeOutput("\(Quoted.always(shown)) -> \(Quoted.always(target))\n")
        }
      } catch {
        if error == .isDirectory {
          try run.fail("\(Quoted.always(shown)): cannot overwrite directory")
        } else {
          try run.fail(
            "failed to create symbolic link \(Quoted.always(shown)): \(error.message)")
        }
        status = 1
      }
    }
    return .end(status)
  }

  private static let chmodOptions = OptionTable(
    simulated: ["R recursive", "f silent quiet", "v verbose", "c changes"],
    refused: ["reference=", "preserve-root", "no-preserve-root"])

  private static func chmod(_ run: ProgramRun) throws(Interrupt) -> ProgramStep {
    // A mode that takes bits away looks like an option.
    var arguments = run.arguments
    var mode: ByteString?
    if let place = arguments.firstIndex(where: { argument in
      argument.hasPrefix("-") && argument.count > 1
        && "rwxXstugo=+,".utf8.contains(argument.bytes[1])
    }) {
      mode = arguments.remove(at: place)
    }
    guard let given = try chmodOptions.read(run, arguments) else { return .end(1) }
    if given.has("v") || given.has("c") { throw run.refuse("-v") }
    var operands = given.operands
    if mode == nil, !operands.isEmpty { mode = operands.removeFirst() }
    guard let mode else { return try chmodOptions.missing("missing operand", run) }
    guard !operands.isEmpty else {
      return try chmodOptions.missing("missing operand after \(Quoted.always(mode))", run)
    }
    var status: Int32 = 0
    for operand in operands {
      do throws(DiskError) {
        let (path, _) = try run.node(operand)
        var pending = [path]
        while let next = pending.popLast() {
          guard let node = run.machine.disk.node(at: next) else { continue }
          if case .link = node.kind { continue }
          guard
            let changed = FileMode.changed(
              node.mode, by: mode, umask: run.process.umask, isDirectory: node.isDirectory)
          else { throw .invalid }
          try run.machine.disk.setMode(changed, of: next)
          guard given.has("R"), node.isDirectory else { continue }
          pending += try run.machine.disk.list(next).map { Disk.join(next, $0) }
        }
      } catch {
        if error == .invalid {
          try run.fail("invalid mode: \(Quoted.always(mode))")
          try chmodOptions.complain(run)
          return .end(1)
        }
        if !given.has("f") {
          try run.fail("cannot access \(Quoted.always(operand)): \(error.message)")
        }
        status = 1
      }
    }
    return .end(status)
  }
}
