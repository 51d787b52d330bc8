import Wire

/// `ls` and `stat`.
enum ListingPrograms {
  static let table: [ByteString: Program] = ["ls": ls, "stat": stat]

  private static let lsOptions = OptionTable(
    simulated: [
      "1", "a all", "A almost-all", "d directory", "l", "h human-readable", "r reverse",
      "R recursive", "S", "t", "F classify=?", "p", "color=?", "n numeric-uid-gid", "U",
      "group-directories-first",
    ],
    refused: [
      "C", "x", "m", "i inode", "s size", "L dereference", "H", "Q quote-name", "b escape", "c",
      "u", "f", "g", "G no-group", "o", "X", "v", "Z context", "B ignore-backups", "D dired",
      "I ignore=", "N literal", "T tabsize=", "k kibibytes", "q hide-control-chars", "w width=",
      "full-time", "author", "time=", "time-style=", "sort=", "si", "format=", "block-size=",
      "file-type", "indicator-style=", "hide=", "hyperlink=?", "quoting-style=",
      "show-control-chars",
      "zero", "dereference-command-line", "dereference-command-line-symlink-to-dir",
    ], status: 2)

  private struct Item {
    let name: ByteString
    let path: ByteString
    let node: DiskNode
  }

  private static func ls(_ run: ProgramRun) throws(Interrupt) -> ProgramStep {
    guard let given = try lsOptions.read(run) else { return .end(2) }
    if let color = given.value("color"), color == "always" || color == "yes" || color == "force" {
      throw run.refuse("--color=\(color)")
    }
    var status: Int32 = 0
    var files: [Item] = []
    var folders: [Item] = []
    for operand in given.operands.isEmpty ? ["."] : given.operands {
      do throws(DiskError) {
        let followsLast = !given.has("l") && !given.has("F") && !given.has("d")
        var (path, node) = try run.node(
          operand, followingLast: followsLast || operand.bytes.last == .slash)
        if case .link = node.kind, followsLast { (path, node) = try run.node(operand) }
        let item = Item(name: operand, path: path, node: node)
        if node.isDirectory, !given.has("d") { folders.append(item) } else { files.append(item) }
      } catch {
        if error == .notFound, let (path, node) = try? run.node(operand, followingLast: false) {
          files.append(Item(name: operand, path: path, node: node))
          continue
        }
        try run.fail("cannot access \(Quoted.always(operand)): \(error.message)")
        status = 2
      }
    }
    try run.write(lines(sorted(files, given), given, run))
    var pending = sorted(folders, given)[...]
    let hasTitles = given.operands.count > 1 || given.has("R")
    var isFirst = files.isEmpty
    while let folder = pending.popFirst() {
      var items: [Item] = []
      if given.has("a") {
        items.append(Item(name: ".", path: folder.path, node: folder.node))
        let parent = Disk.directory(of: folder.path)
        if let node = run.machine.disk.node(at: parent) {
          items.append(Item(name: "..", path: parent, node: node))
        }
      }
      let names = (try? run.machine.disk.list(folder.path)) ?? []
      try run.machine.count(1 + names.count >> 3)
      for name in names
      where given.has("a") || given.has("A") || name.bytes.first != UInt8(ascii: ".") {
        let path = Disk.join(folder.path, name)
        guard let node = run.machine.disk.node(at: path) else { continue }
        items.append(Item(name: name, path: path, node: node))
      }
      items = sorted(items, given)
      if !isFirst { try run.write("\n") }
      isFirst = false
      if hasTitles { try run.write("\(folder.name):\n") }
      if given.has("l") || given.has("n") {
        try run.write("total \(blocks(items, given))\n")
      }
      try run.write(lines(items, given, run))
      if given.has("R") {
        let inner = items.filter { $0.node.isDirectory && $0.name != "." && $0.name != ".." }
        pending =
          inner.map { Item(name: Disk.join(folder.name, $0.name), path: $0.path, node: $0.node) }[
            ...]
          + pending
      }
    }
    return .end(status)
  }

  private static func sorted(_ items: [Item], _ given: GivenOptions) -> [Item] {
    if given.has("U") { return items }
    var result = items.sorted { one, two in
      switch given.last(of: ["t", "S"]) {
      case "t"? where one.node.modified != two.node.modified:
        one.node.modified > two.node.modified
      case "S"? where one.node.size != two.node.size: one.node.size > two.node.size
      default: one.name < two.name
      }
    }
    if given.has("r") { result.reverse() }
    if given.has("group-directories-first") {
      result = result.filter(\.node.isDirectory) + result.filter { !$0.node.isDirectory }
    }
    return result
  }

  private static func blocks(_ items: [Item], _ given: GivenOptions) -> ByteString {
    var total = 0
    for item in items {
      switch item.node.kind {
      case .file(let bytes): total += (bytes.count + 4095) / 4096 * 4
      case .directory: total += 4
      default: break
      }
    }
    return given.has("h") ? HumanSize.text(total * 1024) : "\(total)"
  }

  private static func lines(
    _ items: [Item], _ given: GivenOptions, _ run: ProgramRun
  ) -> ByteString {
    guard given.has("l") || given.has("n") else {
      return ByteString(
        items.flatMap { $0.name.bytes + mark($0.node, given).bytes + [.newline] })
    }
    var rows: [[ByteString]] = []
    for item in items {
      let owner: ByteString =
        given.has("n") ? "\(item.node.owner)" : ownerName(item.node, run)
      var name = item.name + mark(item.node, given)
      if case .link(let target) = item.node.kind { name = "\(item.name) -> \(target)" }
      let links = item.node.isDirectory ? directoryLinks(item.path, run) : 1
      rows.append([
        FileMode.text(item.node), "\(links)", owner, owner,
        given.has("h") ? HumanSize.text(item.node.size) : "\(item.node.size)",
        date(item.node.modified, now: run.machine.now), name,
      ])
    }
    var widths = Array(repeating: 0, count: 7)
    for row in rows {
      for (index, text) in row.enumerated() { widths[index] = max(widths[index], text.count) }
    }
    var output = ByteString()
    for row in rows {
      for (index, text) in row.enumerated() {
        let space = ByteString(repeating: " ", count: widths[index] - text.count)
        switch index {
        case 1, 4: output += space + text + " "
        case 2, 3: output += text + space + " "
        case 6: output += text + "\n"
        default: output += text + " "
        }
      }
    }
    return output
  }

  private static func directoryLinks(_ path: ByteString, _ run: ProgramRun) -> Int {
    let names = (try? run.machine.disk.list(path)) ?? []
    return 2
      + names.count { run.machine.disk.node(at: Disk.join(path, $0))?.isDirectory ?? false }
  }

  static func ownerName(_ node: DiskNode, _ run: ProgramRun) -> ByteString {
    node.owner == 0 ? "root" : run.machine.configuration.user
  }

  private static func mark(_ node: DiskNode, _ given: GivenOptions) -> ByteString {
    guard given.has("F") || given.has("p") else { return "" }
    if node.isDirectory { return "/" }
    guard given.has("F") else { return "" }
    if case .link = node.kind { return given.has("l") ? "" : "@" }
    return node.mode & 0o111 != 0 && node.kind != .device(.null) ? "*" : ""
  }

  /// Within half a year the time of day, else the year.
  private static func date(_ instant: Instant, now: Instant) -> ByteString {
    let isRecent = instant > now - .seconds(15_778_476) && instant <= now
    let format: ByteString = isRecent ? "%b %e %H:%M" : "%b %e  %Y"
    return (try? CalendarTime(instant).text(format).get()) ?? ""
  }

  // MARK: stat

  private static let statOptions = OptionTable(
    simulated: ["c format=", "printf=", "L dereference"],
    refused: ["f file-system", "t terse", "cached="])

  private static func stat(_ run: ProgramRun) throws(Interrupt) -> ProgramStep {
    guard let given = try statOptions.read(run) else { return .end(1) }
    guard !given.operands.isEmpty else {
      try run.fail("missing operand")
      try statOptions.complain(run)
      return .end(1)
    }
    guard let format = given.value("c") ?? given.value("printf") else {
      throw run.refuse("without a format")
    }
    let isPrintf = given.last(of: ["c", "printf"]) == "printf"
    var status: Int32 = 0
    for operand in given.operands {
      do throws(DiskError) {
        let (path, node) = try run.node(operand, followingLast: given.has("L"))
        let text = try statText(format, operand, path, node, run, escapes: isPrintf)
        try run.writeOutput(isPrintf ? text : text + "\n")
      } catch {
        if error == .unsimulated { throw run.refuse("with such a format") }
        try run.fail("cannot statx \(Quoted.always(operand)): \(error.message)")
        status = 1
      }
    }
    return .end(status)
  }

  private static func statText(
    _ format: ByteString, _ operand: ByteString, _ path: ByteString, _ node: DiskNode,
    _ run: ProgramRun, escapes: Bool
  ) throws(DiskError) -> ByteString {
    var output = ByteString()
    let text = escapes ? Escapes.undone(format, octalNeedsZero: false).0 : format
    var bytes = text.bytes[...]
    let clock = CalendarTime(node.modified)
    while let byte = bytes.popFirst() {
      guard byte == UInt8(ascii: "%"), let letter = bytes.popFirst() else {
        output.bytes.append(byte)
        continue
      }
      switch letter {
      case UInt8(ascii: "s"): output += "\(node.size)"
      case UInt8(ascii: "n"): output += operand
      case UInt8(ascii: "N"):
        output += Quoted.always(operand)
        if case .link(let target) = node.kind { output += " -> \(Quoted.always(target))" }
      case UInt8(ascii: "F"): output += FileMode.kind(node)
      case UInt8(ascii: "a"): output += ByteString(String(node.mode, radix: 8))
      case UInt8(ascii: "A"): output += FileMode.text(node)
      case UInt8(ascii: "Y"), UInt8(ascii: "X"), UInt8(ascii: "Z"), UInt8(ascii: "W"):
        output += (try? clock.text("%s").get()) ?? ""
      case UInt8(ascii: "y"), UInt8(ascii: "x"), UInt8(ascii: "z"):
        output += (try? clock.text("%Y-%m-%d %H:%M:%S.%N %z").get()) ?? ""
      case UInt8(ascii: "h"): output += node.isDirectory ? "\(directoryLinks(path, run))" : "1"
      case UInt8(ascii: "U"), UInt8(ascii: "G"): output += ownerName(node, run)
      case UInt8(ascii: "u"), UInt8(ascii: "g"): output += "\(node.owner)"
      case UInt8(ascii: "i"): output += "\(node.number + 2)"
      case UInt8(ascii: "b"): output += "\((node.size + 4095) / 4096 * 8)"
      case UInt8(ascii: "B"): output += "512"
      case UInt8(ascii: "o"): output += "4096"
      case UInt8(ascii: "%"): output += "%"
      default: throw .unsimulated
      }
    }
    return output
  }
}

/// The permission bits and kinds of files as texts.
enum FileMode {
  static func text(_ node: DiskNode) -> ByteString {
    let kind: ByteString =
      switch node.kind {
      case .file, .program: "-"
      case .directory: "d"
      case .link: "l"
      case .device: "c"
      }
    var bits: [UInt8] = []
    for shift in [6, 3, 0] {
      let part = Int(node.mode) >> shift & 7
      bits.append(part & 4 != 0 ? UInt8(ascii: "r") : UInt8(ascii: "-"))
      bits.append(part & 2 != 0 ? UInt8(ascii: "w") : UInt8(ascii: "-"))
      let special = Int(node.mode) >> 9 & (shift == 6 ? 4 : shift == 3 ? 2 : 1) != 0
      let isExecutable = part & 1 != 0
      switch (special, isExecutable) {
      case (false, true): bits.append(UInt8(ascii: "x"))
      case (false, false): bits.append(UInt8(ascii: "-"))
      case (true, true): bits.append(shift == 0 ? UInt8(ascii: "t") : UInt8(ascii: "s"))
      case (true, false): bits.append(shift == 0 ? UInt8(ascii: "T") : UInt8(ascii: "S"))
      }
    }
    return kind + ByteString(bits)
  }

  static func kind(_ node: DiskNode) -> ByteString {
    switch node.kind {
    case .file(let bytes): bytes.isEmpty ? "regular empty file" : "regular file"
    case .program: "regular file"
    case .directory: "directory"
    case .link: "symbolic link"
    case .device: "character special file"
    }
  }

  /// The bits after a change as chmod writes it; nil where it is none.
  static func changed(
    _ mode: UInt16, by text: ByteString, umask: UInt16, isDirectory: Bool
  ) -> UInt16? {
    if text.bytes.first?.isDigit ?? false {
      guard let value = UInt16(text.text, radix: 8), value <= 0o7777 else { return nil }
      return value
    }
    var result = mode
    for clause in text.split(on: UInt8(ascii: ",")) {
      var rest = clause.bytes[...]
      var who: UInt16 = 0
      while let letter = rest.first, let mask = masks[letter] {
        who |= mask
        rest = rest.dropFirst()
      }
      guard rest.first.map({ "+-=".utf8.contains($0) }) ?? false else { return nil }
      let limited = who == 0
      let affected: UInt16 = limited ? 0o7777 : who
      while let sign = rest.popFirst() {
        guard "+-=".utf8.contains(sign) else { return nil }
        var bits: UInt16 = 0
        while let letter = rest.first, !"+-=".utf8.contains(letter) {
          rest = rest.dropFirst()
          switch letter {
          case UInt8(ascii: "r"): bits |= 0o444
          case UInt8(ascii: "w"): bits |= 0o222
          case UInt8(ascii: "x"): bits |= 0o111
          case UInt8(ascii: "X"): if isDirectory || result & 0o111 != 0 { bits |= 0o111 }
          case UInt8(ascii: "s"): bits |= 0o6000
          case UInt8(ascii: "t"): bits |= 0o1000
          case UInt8(ascii: "u"): bits |= spread(result >> 6 & 7)
          case UInt8(ascii: "g"): bits |= spread(result >> 3 & 7)
          case UInt8(ascii: "o"): bits |= spread(result & 7)
          default: return nil
          }
        }
        bits &= affected
        if limited { bits &= ~(umask & 0o777) }
        switch sign {
        case UInt8(ascii: "+"): result |= bits
        case UInt8(ascii: "-"): result &= ~bits
        default: result = result & ~(affected & 0o777) | bits
        }
      }
    }
    return result
  }

  private static func spread(_ bits: UInt16) -> UInt16 { bits << 6 | bits << 3 | bits }

  private static let masks: [UInt8: UInt16] = [
    UInt8(ascii: "u"): 0o4700, UInt8(ascii: "g"): 0o2070, UInt8(ascii: "o"): 0o1007,
    UInt8(ascii: "a"): 0o7777,
  ]
}

/// Sizes as `-h` shows them: one digit behind the point below ten, rounded up.
enum HumanSize {
  static func text(_ size: Int) -> ByteString {
    guard size >= 1024 else { return "\(size)" }
    var unit = 0
    var scale = 1
    while size / scale >= 1024, unit < 6 {
      scale *= 1024
      unit += 1
    }
    let letters = ["", "K", "M", "G", "T", "P", "E"]
    let tenths = (size * 10 + scale - 1) / scale
    if tenths < 100 { return "\(tenths / 10).\(tenths % 10)\(letters[unit])" }
    let whole = (size + scale - 1) / scale
    return whole >= 1024 && unit < 6 ? "1.0\(letters[unit + 1])" : "\(whole)\(letters[unit])"
  }
}
