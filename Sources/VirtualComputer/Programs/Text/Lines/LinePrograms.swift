/// `uniq`, `cut` and `wc`.
enum LinePrograms {
  static let table: [ByteString: Program] = ["uniq": uniq, "cut": cut, "wc": wc]

  // MARK: uniq

  private static let uniqOptions = OptionTable(
    simulated: ["c count", "d repeated", "i ignore-case", "u unique"],
    refused: [
      "D", "all-repeated=?", "group=?", "f skip-fields=", "s skip-chars=", "w check-chars=",
      "z zero-terminated", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9",
    ])

  private static func uniq(_ run: ProgramRun) throws(Interrupt) -> ProgramStep {
    guard let given = try uniqOptions.read(run) else { return .end(1) }
    if given.operands.count > 2 {
      try run.complain("extra operand \(Quoted.curly(given.operands[2]))")
      return .end(1)
    }
    for operand in given.operands where operand.hasPrefix("+") && operand.count > 1 {
      if operand.bytes[1].isDigit { throw run.refuse(operand) }
    }
    let path = given.operands.first ?? "-"
    let content: ByteString
    switch try run.text(of: path) {
    case .success(let bytes): content = bytes
    case .failure(.isDirectory):
      try run.fail("error reading \(Quoted.always(path))")
      return .end(1)
    case .failure(let error):
      try run.fail("\(Quoted.needed(path)): \(error.message)")
      return .end(1)
    }
    func folded(_ line: Range<Int>) -> [UInt8] {
      let bytes = Array(content.bytes[line])
      return given.has("i") ? bytes.map { $0.isLetter ? $0 | 0x20 : $0 } : bytes
    }
    var output = ByteString()
    let lines = content.lines()
    var index = 0
    while index < lines.count {
      let first = folded(lines[index])
      var end = index + 1
      while end < lines.count, folded(lines[end]) == first { end += 1 }
      let count = end - index
      if count == 1 ? !given.has("d") : !given.has("u") {
        if given.has("c") {
          let digits: ByteString = "\(count)"
          output += ByteString(repeating: " ", count: 7 - digits.count) + digits + " "
        }
        output += content.part(lines[index]) + "\n"
      }
      index = end
    }
    guard given.operands.count == 2, given.operands[1] != "-" else {
      try run.write(output)
      return .end(0)
    }
    do throws(DiskError) {
      run.process.descriptors[9] = try run.machine.openFile(
        given.operands[1], by: run.process, writes: true, appends: false, truncates: true)
    } catch {
      try run.fail("\(Quoted.needed(given.operands[1])): \(error.message)")
      return .end(1)
    }
    try run.write(output, to: 9)
    return .end(0)
  }

  // MARK: cut

  private static let cutOptions = OptionTable(
    simulated: [
      "b bytes=", "c characters=", "d delimiter=", "f fields=", "n", "s only-delimited",
      "complement",
    ],
    refused: ["output-delimiter=", "z zero-terminated"])

  private static func cut(_ run: ProgramRun) throws(Interrupt) -> ProgramStep {
    guard let given = try cutOptions.read(run) else { return .end(1) }
    let lists = given.list.filter { ["b", "c", "f"].contains($0.name) }
    let isFields = lists.first?.name == "f"
    var message: ByteString?
    var delimiter = UInt8.tab
    if let value = given.value("d") {
      if value.count > 1 { message = "the delimiter must be a single character" }
      delimiter = value.bytes.first ?? 0
    }
    if lists.count > 1 { message = "only one list may be specified" }
    if lists.isEmpty { message = "you must specify a list of bytes, characters, or fields" }
    if message == nil, !isFields, given.has("d") {
      message = "an input delimiter may be specified only when operating on fields"
    } else if message == nil, !isFields, given.has("s") {
      message = "suppressing non-delimited lines makes sense\n\tonly when operating on fields"
    }
    var list = CutList()
    if message == nil {
      message = list.read(
        lists[0].value ?? "", isFields: isFields, isComplement: given.has("complement"))
    }
    if let message {
      try run.complain(message)
      return .end(1)
    }
    if delimiter == .newline { throw run.refuse("-d with a newline") }
    var output = ByteString()
    var status: Int32 = 0
    for (path, content) in try run.texts(of: given.operands) {
      guard case .success(let bytes) = content else {
        if case .failure(let error) = content {
          try run.write(output)
          output = ByteString()
          try run.fail("\(Quoted.needed(path)): \(error.message)")
        }
        status = 1
        continue
      }
      for line in bytes.lines() {
        let text = bytes.bytes[line]
        if !isFields {
          for (index, byte) in text.enumerated() where list.contains(index + 1) {
            output.bytes.append(byte)
          }
        } else if text.contains(delimiter) {
          var isFirst = true
          let fields = text.split(separator: delimiter, omittingEmptySubsequences: false)
          for (index, field) in fields.enumerated() where list.contains(index + 1) {
            if !isFirst { output.bytes.append(delimiter) }
            isFirst = false
            output.bytes += field
          }
        } else if given.has("s") {
          continue
        } else {
          output.bytes += text
        }
        output.bytes.append(.newline)
      }
    }
    try run.write(output)
    return .end(status)
  }

  // MARK: wc

  private static let wcOptions = OptionTable(
    simulated: ["c bytes", "m chars", "l lines", "w words"],
    refused: ["L max-line-length", "files0-from="])

  private static func wc(_ run: ProgramRun) throws(Interrupt) -> ProgramStep {
    guard let given = try wcOptions.read(run) else { return .end(1) }
    var shown = ["l", "w", "m", "c"].filter { given.has($0) }
    if shown.isEmpty { shown = ["l", "w", "c"] }
    let files = try run.texts(of: given.operands)
    let width = width(run, files, isSingle: shown.count == 1)
    var total = TextCounts()
    var status: Int32 = 0
    func row(_ counts: TextCounts, _ name: ByteString?) throws(Interrupt) {
      let numbers = shown.map { kind -> ByteString in
        let digits: ByteString = "\(counts.count(kind))"
        return ByteString(repeating: " ", count: width - digits.count) + digits
      }
      try run.write(numbers.joined(by: " ") + (name.map { " " + $0 } ?? "") + "\n")
    }
    for (path, content) in files {
      let name = given.operands.isEmpty ? nil : Optional(path)
      switch content {
      case .success(let bytes):
        let counts = TextCounts(bytes)
        total.add(counts)
        try row(counts, name)
      case .failure(let error):
        status = 1
        try run.fail("\(Quoted.needed(path)): \(error.message)")
        if error == .isDirectory { try row(TextCounts(), name) }
      }
    }
    if files.count > 1 { try row(total, "total") }
    return .end(status)
  }

  /// As wide as the sizes of the files want it, and 7 where one has no size.
  private static func width(
    _ run: ProgramRun, _ files: [ProgramRun.TextFile], isSingle: Bool
  ) -> Int {
    guard files.count > 1 || !isSingle else { return 1 }
    var sum = 0
    var least = 1
    for (path, content) in files {
      if ProgramRun.isStandardInput(path) {
        guard let file = run.process.descriptors[0],
          case .file(let path, _, _)? = run.machine.files[file]?.kind
        else {
          least = 7
          continue
        }
        sum += run.machine.disk.node(at: path)?.size ?? 0
        continue
      }
      switch content {
      case .success(let bytes):
        if case .file? = (try? run.node(path))?.node.kind { sum += bytes.count } else { least = 7 }
      case .failure(let error): if error == .isDirectory { least = 7 }
      }
    }
    return max(least, String(sum).utf8.count)
  }
}

/// The numbers that wc shows.
private struct TextCounts {
  private var lines = 0
  private var words = 0
  private var characters = 0
  private var bytes = 0

  init() {}

  init(_ text: ByteString) {
    bytes = text.count
    var isInWord = false
    var index = 0
    while index < text.count {
      let (value, length) = RegexText.scalar(at: index, in: text.bytes, until: text.count)
      index += length
      if value < RegexText.firstInvalid { characters += 1 }
      if value == UInt32(UInt8.newline) { lines += 1 }
      if RegexClass.space.contains(value) || [0xA0, 0x2007, 0x202F, 0x2060].contains(value) {
        isInWord = false
      } else if !isInWord, value < RegexText.firstInvalid, RegexClass.print.contains(value) {
        isInWord = true
        words += 1
      }
    }
  }

  mutating func add(_ other: TextCounts) {
    lines += other.lines
    words += other.words
    characters += other.characters
    bytes += other.bytes
  }

  func count(_ kind: ByteString) -> Int {
    switch kind {
    case "l": lines
    case "w": words
    case "m": characters
    default: bytes
    }
  }
}

/// The numbers of bytes or fields that cut shows.
private struct CutList {
  private var ranges: [ClosedRange<Int>] = []
  private var isComplement = false

  func contains(_ number: Int) -> Bool {
    ranges.contains { $0.contains(number) } != isComplement
  }

  /// Reads a list; what cut says where it is wrong.
  mutating func read(_ text: ByteString, isFields: Bool, isComplement: Bool) -> ByteString? {
    self.isComplement = isComplement
    let zero: ByteString =
      isFields
      ? "fields are numbered from 1" : "byte/character positions are numbered from 1"
    let parts = text.bytes.split(omittingEmptySubsequences: false) {
      $0 == UInt8(ascii: ",") || $0.isBlank
    }
    for part in parts {
      let ends = part.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
      guard ends.count <= 2 else {
        return isFields ? "invalid field range" : "invalid byte or character range"
      }
      var numbers: [Int?] = []
      for end in ends {
        guard end.allSatisfy(\.isDigit) else {
          let shown = Quoted.curly(ByteString(Array(part.drop { $0.isDigit || $0 == 45 })))
          return isFields
            ? "invalid field value \(shown)" : "invalid byte/character position \(shown)"
        }
        let digits = ByteString(Array(end))
        guard end.isEmpty || Int(digits.text) ?? .max < .max else {
          let what: ByteString = isFields ? "field number" : "byte/character offset"
          return "\(what) \(Quoted.curly(digits)) is too large"
        }
        numbers.append(Int(digits.text))
      }
      if numbers.contains(0) { return zero }
      if numbers.count == 1 {
        guard let number = numbers[0] else { return zero }
        ranges.append(number...number)
        continue
      }
      if numbers[0] == nil, numbers[1] == nil { return "invalid range with no endpoint: -" }
      let (low, high) = (numbers[0] ?? 1, numbers[1] ?? .max)
      guard low <= high else { return "invalid decreasing range" }
      ranges.append(low...high)
    }
    return nil
  }
}
