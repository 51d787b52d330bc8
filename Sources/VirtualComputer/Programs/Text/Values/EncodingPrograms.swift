import Wire

/// `base64` and the programs that show digests.
enum EncodingPrograms {
  static let table: [ByteString: Program] = [
    "base64": base64,
    "md5sum": { (run) throws(Interrupt) in try sum(run, 32) { Digests.md5($0) } },
    "sha1sum": { (run) throws(Interrupt) in try sum(run, 40) { Digests.sha1($0) } },
    "sha256sum": { (run) throws(Interrupt) in try sum(run, 64) { Digests.sha256($0) } },
  ]

  // MARK: base64

  private static let base64Options = OptionTable(
    simulated: ["d decode", "w wrap="], refused: ["i ignore-garbage"])

  private static func base64(_ run: ProgramRun) throws(Interrupt) -> ProgramStep {
    guard let given = try base64Options.read(run) else { return .end(1) }
    var width = 76
    for value in given.values("w") {
      guard let number = value.integer(), number >= 0 else {
        try run.fail("invalid wrap size: \(Quoted.curly(value))")
        return .end(1)
      }
      width = number
    }
    if given.operands.count > 1 {
      try run.complain("extra operand \(Quoted.curly(given.operands[1]))")
      return .end(1)
    }
    let path = given.operands.first ?? "-"
    switch try run.text(of: path) {
    case .failure(.isDirectory):
      try run.fail("read error: Is a directory")
      return .end(1)
    case .failure(let error):
      try run.fail("\(Quoted.needed(path)): \(error.message)")
      return .end(1)
    case .success(let content):
      guard given.has("d") else {
        try run.write(encoded(content, width))
        return .end(0)
      }
      let (bytes, isValid) = decoded(content)
      try run.write(bytes)
      if !isValid { try run.fail("invalid input") }
      return .end(isValid ? 0 : 1)
    }
  }

  private static func encoded(_ content: ByteString, _ width: Int) -> ByteString {
    let text = Array(Base64.encode(content.bytes).utf8)
    guard width > 0 else { return ByteString(text) }
    var result: [UInt8] = []
    for start in stride(from: 0, to: text.count, by: width) {
      result += text[start..<min(start + width, text.count)]
      result.append(.newline)
    }
    return ByteString(result)
  }

  /// The bytes of a text as far as it is valid, and whether all of it is.
  private static func decoded(_ content: ByteString) -> (ByteString, isValid: Bool) {
    var result: [UInt8] = []
    let text = content.bytes.filter { $0 != .newline }
    var index = 0
    let equals = UInt8(ascii: "=")
    func value(_ place: Int) -> UInt8? {
      guard place < text.count else { return nil }
      switch text[place] {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): return text[place] - 65
      case UInt8(ascii: "a")...UInt8(ascii: "z"): return text[place] - 71
      case UInt8(ascii: "0")...UInt8(ascii: "9"): return text[place] + 4
      case UInt8(ascii: "+"): return 62
      case UInt8(ascii: "/"): return 63
      default: return nil
      }
    }
    while index < text.count {
      guard let first = value(index), let second = value(index + 1) else {
        return (ByteString(result), false)
      }
      result.append(first << 2 | second >> 4)
      if index + 3 < text.count, text[index + 2] == equals, text[index + 3] == equals {
        index += 4
        continue
      }
      guard let third = value(index + 2) else { return (ByteString(result), false) }
      result.append(second << 4 | third >> 2)
      if index + 3 < text.count, text[index + 3] == equals {
        index += 4
        continue
      }
      guard let fourth = value(index + 3) else { return (ByteString(result), false) }
      result.append(third << 6 | fourth)
      index += 4
    }
    return (ByteString(result), true)
  }

  // MARK: Digests

  private static let sumOptions = OptionTable(
    simulated: ["b binary", "c check", "t text", "quiet", "status"],
    refused: ["ignore-missing", "strict", "tag", "w warn", "z zero"])

  private static func sum(
    _ run: ProgramRun, _ length: Int, _ digest: (ByteString) -> ByteString
  ) throws(Interrupt) -> ProgramStep {
    guard let given = try sumOptions.read(run) else { return .end(1) }
    for option: ByteString in ["status", "quiet"] where given.has(option) && !given.has("c") {
      try run.complain(
        "the --\(option) option is meaningful only when verifying checksums")
      return .end(1)
    }
    let files = try run.texts(of: given.operands)
    if given.has("c") {
      var isValid = true
      for (path, content) in files {
        let isGood = try check(run, path, content, length, given, digest)
        isValid = isValid && isGood
      }
      return .end(isValid ? 0 : 1)
    }
    var status: Int32 = 0
    for (path, content) in files {
      switch content {
      case .success(let bytes):
        let isOdd = path.bytes.contains { $0 == .newline || $0 == .backslash || $0 == 13 }
        var name = ByteString()
        for byte in path.bytes {
          switch byte {
          case .newline: name += "\\n"
          case 13: name += "\\r"
          case .backslash: name += "\\\\"
          default: name.bytes.append(byte)
          }
        }
        let mark: ByteString = given.last(of: ["b", "t"]) == "b" ? "*" : " "
        try run.write("\(isOdd ? "\\" : "")\(digest(bytes)) \(mark)\(name)\n")
      case .failure(let error):
        try run.fail("\(Quoted.needed(path)): \(error.message)")
        status = 1
      }
    }
    return .end(status)
  }

  /// Compares the files that a list names with their digests in it.
  private static func check(
    _ run: ProgramRun, _ path: ByteString, _ content: Result<ByteString, DiskError>,
    _ length: Int, _ given: GivenOptions, _ digest: (ByteString) -> ByteString
  ) throws(Interrupt) -> Bool {
    let list: ByteString
    switch content {
    case .success(let bytes): list = bytes
    case .failure(.isDirectory):
      try run.fail("\(Quoted.needed(path)): read error")
      return false
    case .failure(let error):
      try run.fail("\(Quoted.needed(path)): \(error.message)")
      return false
    }
    let isSilent = given.has("status")
    var counts = (formatted: 0, odd: 0, missing: 0, wrong: 0)
    for line in list.lines() {
      var text = list.part(line)
      if text.bytes.last == 13 { text = text.dropLast() }
      if text.hasPrefix("#") || text.isEmpty { continue }
      guard let (wanted, name) = entry(text, length) else {
        counts.odd += 1
        continue
      }
      counts.formatted += 1
      if ProgramRun.isStandardInput(name) { throw run.refuse("-c of standard input") }
      switch try run.text(of: name) {
      case .success(let bytes):
        let isEqual = digest(bytes).text == wanted.text.lowercased()
        if !isEqual { counts.wrong += 1 }
        if isSilent || (isEqual && given.has("quiet")) { continue }
        try run.write("\(name): \(isEqual ? "OK" : "FAILED")\n")
      case .failure(let error):
        counts.missing += 1
        try run.fail("\(Quoted.needed(name)): \(error.message)")
        if !isSilent { try run.write("\(name): FAILED open or read\n") }
      }
    }
    let shown = ProgramRun.isStandardInput(path) ? "'standard input'" : Quoted.needed(path)
    guard counts.formatted > 0 else {
      try run.fail("\(shown): no properly formatted checksum lines found")
      return false
    }
    if !isSilent {
      try warn(run, counts.odd, "line is improperly formatted", "lines are improperly formatted")
      try warn(
        run, counts.missing, "listed file could not be read", "listed files could not be read")
      try warn(
        run, counts.wrong, "computed checksum did NOT match", "computed checksums did NOT match")
    }
    return counts.wrong == 0 && counts.missing == 0
  }

  private static func warn(
    _ run: ProgramRun, _ count: Int, _ one: ByteString, _ many: ByteString
  ) throws(Interrupt) {
    guard count > 0 else { return }
    try run.fail("WARNING: \(count) \(count == 1 ? one : many)")
  }

  /// The digest and the name of a line; nil where it is none.
  private static func entry(
    _ text: ByteString, _ length: Int
  ) -> (digest: ByteString, name: ByteString)? {
    guard text.count > length + 2 else { return nil }
    let digest = text.part(0..<length)
    guard digest.bytes.allSatisfy({ RegexClass.xdigit.contains(UInt32($0)) }),
      text.bytes[length] == .space,
      text.bytes[length + 1] == .space || text.bytes[length + 1] == UInt8(ascii: "*")
    else { return nil }
    return (digest, text.dropFirst(length + 2))
  }
}
