/// `tr`.
enum TranslationPrograms {
  static let table: [ByteString: Program] = ["tr": tr]

  private static let options = OptionTable(
    simulated: ["c C complement", "d delete", "s squeeze-repeats"],
    refused: ["t truncate-set1"], stopsAtOperand: true)

  private static func tr(_ run: ProgramRun) throws(Interrupt) -> ProgramStep {
    guard let given = try options.read(run) else { return .end(1) }
    let (deletes, squeezes) = (given.has("d"), given.has("s"))
    let translates = !deletes && (given.operands.count == 2 || !squeezes)
    if let message = complaint(given.operands, deletes, squeezes) {
      try run.complain(message)
      return .end(1)
    }
    var table = TranslationTable()
    do throws(TranslationTable.Failure) {
      try table.build(
        given.operands, isComplement: given.has("c"), translates: translates, deletes: deletes,
        squeezes: squeezes)
    } catch {
      try run.fail(error.message)
      return .end(1)
    }
    switch run.phase {
    case .chunk(let bytes):
      try run.machine.count(1 + bytes.count >> 10)
      var last = run.notes.first?.bytes.first
      try run.write(table.text(of: bytes, &last))
      run.notes = [ByteString(last.map { [$0] } ?? [])]
      return .chunk
    case .inputEnd: return .end(0)
    default:
      if table.warns {
        try run.fail("warning: an unescaped backslash at end of string is not portable")
      }
      return .chunk
    }
  }

  private static func complaint(
    _ operands: [ByteString], _ deletes: Bool, _ squeezes: Bool
  ) -> ByteString? {
    guard let first = operands.first else { return "missing operand" }
    let least = deletes == squeezes ? 2 : 1
    let most = deletes && !squeezes ? 1 : 2
    if operands.count < least {
      let why: ByteString =
        deletes
        ? "Two strings must be given when both deleting and squeezing repeats."
        : "Two strings must be given when translating."
      return "missing operand after \(Quoted.curly(first))\n\(why)"
    }
    guard operands.count > most else { return nil }
    let extra = "extra operand \(Quoted.curly(operands[most]))" as ByteString
    return operands.count == 2
      ? extra + "\nOnly one string may be given when deleting without squeezing repeats." : extra
  }
}

/// What tr does with each byte.
private struct TranslationTable {
  struct Failure: Error {
    let message: ByteString
  }

  /// The bytes of a set in order, with what has to be known of how they were written.
  private struct Expansion {
    var bytes: [UInt8] = []
    var hasClass = false
    var endsInClass = false
    var hasOtherClass = false
    /// Where `[:upper:]` and `[:lower:]` stand.
    var letterCases: Set<Int> = []
    /// The byte of `[c*]`, and where it stands.
    var fill: (byte: UInt8, place: Int)?
  }

  private var targets: [UInt8] = Array(0...255)
  private var deleted = [Bool](repeating: false, count: 256)
  private var squeezed = [Bool](repeating: false, count: 256)
  /// Whether a set ends in a backslash.
  private(set) var warns = false

  mutating func build(
    _ operands: [ByteString], isComplement: Bool, translates: Bool, deletes: Bool, squeezes: Bool
  ) throws(Failure) {
    var first = try expand(operands[0], isSecond: false)
    if isComplement {
      let inside = Set(first.bytes)
      first.bytes = (UInt8(0)...255).filter { !inside.contains($0) }
      first.letterCases = []
    }
    if deletes {
      for byte in first.bytes { deleted[Int(byte)] = true }
    } else if squeezes, operands.count == 1 {
      for byte in first.bytes { squeezed[Int(byte)] = true }
    }
    guard operands.count == 2 else { return }
    var second = try expand(operands[1], isSecond: true)
    if let fill = second.fill {
      let missing = translates ? max(0, first.bytes.count - second.bytes.count) : 0
      second.bytes.insert(
        contentsOf: [UInt8](repeating: fill.byte, count: missing), at: fill.place)
    }
    if squeezes { for byte in second.bytes { squeezed[Int(byte)] = true } }
    if translates { try translate(first, second, isComplement: isComplement) }
  }

  private mutating func translate(
    _ first: Expansion, _ second: Expansion, isComplement: Bool
  ) throws(Failure) {
    if second.hasOtherClass {
      throw Failure(
        message: """
          when translating, the only character classes that may appear in
          string2 are 'upper' and 'lower'
          """)
    }
    guard let last = second.bytes.last else {
      if first.bytes.isEmpty { return }
      throw Failure(message: "when not truncating set1, string2 must be non-empty")
    }
    if !second.letterCases.isSubset(of: first.letterCases) {
      throw Failure(message: "misaligned [:upper:] and/or [:lower:] construct")
    }
    if first.bytes.count > second.bytes.count, second.endsInClass {
      throw Failure(
        message: """
          when translating with string1 longer than string2,
          the latter string must not end with a character class
          """)
    }
    if isComplement, first.hasClass, Set(second.bytes).count > 1 {
      throw Failure(
        message: """
          when translating with complemented character classes,
          string2 must map all characters in the domain to one
          """)
    }
    for (index, byte) in first.bytes.enumerated() {
      targets[Int(byte)] = index < second.bytes.count ? second.bytes[index] : last
    }
  }

  /// The text as it is written; `last` is the byte before it that was written.
  func text(of bytes: ByteString, _ last: inout UInt8?) -> ByteString {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    for byte in bytes.bytes where !deleted[Int(byte)] {
      let target = targets[Int(byte)]
      if squeezed[Int(target)], last == target { continue }
      last = target
      result.append(target)
    }
    return ByteString(result)
  }

  // MARK: Sets

  private struct Element {
    let byte: UInt8
    let isEscaped: Bool
  }

  /// The bytes of a set as it is written, its escapes undone.
  private mutating func elements(of text: ByteString) -> [Element] {
    var elements: [Element] = []
    let bytes = text.bytes
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      guard byte == .backslash else {
        elements.append(Element(byte: byte, isEscaped: false))
        continue
      }
      guard index < bytes.count else {
        warns = true
        elements.append(Element(byte: byte, isEscaped: false))
        break
      }
      let letter = bytes[index]
      index += 1
      var value = letter
      if let place = Array("abfnrtv".utf8).firstIndex(of: letter) {
        value = [7, 8, 12, 10, 13, 9, 11][place]
      } else if letter >= 48, letter < 56 {
        var number = Int(letter - 48)
        var count = 1
        while count < 3, index < bytes.count, bytes[index] >= 48, bytes[index] < 56,
          number * 8 + Int(bytes[index] - 48) < 256
        {
          number = number * 8 + Int(bytes[index] - 48)
          index += 1
          count += 1
        }
        value = UInt8(number)
      }
      elements.append(Element(byte: value, isEscaped: true))
    }
    return elements
  }

  private mutating func expand(
    _ text: ByteString, isSecond: Bool
  ) throws(Failure) -> Expansion {
    let elements = elements(of: text)
    var result = Expansion()
    func has(_ place: Int, _ sign: Character) -> Bool {
      place < elements.count && !elements[place].isEscaped
        && elements[place].byte == sign.asciiValue
    }
    var index = 0
    while index < elements.count {
      result.endsInClass = false
      if has(index, "["), let sign = (":=" as String).first(where: { has(index + 1, $0) }),
        let end = (index + 2..<max(index + 2, elements.count - 1)).first(where: {
          has($0, sign) && has($0 + 1, "]")
        })
      {
        let name = ByteString(elements[(index + 2)..<end].map(\.byte))
        if try add(name, sign, &result) {
          index = end + 2
          continue
        }
      }
      if has(index, "["), has(index + 2, "*"),
        let end = elements.indices.dropFirst(index + 3).first(where: { has($0, "]") })
      {
        let digits = ByteString(elements[(index + 3)..<end].map(\.byte))
        if let count = try repeats(digits) {
          guard isSecond else {
            throw Failure(message: "the [c*] repeat construct may not appear in string1")
          }
          if count == 0 {
            if result.fill != nil {
              throw Failure(
                message: "only one [c*] repeat construct may appear in string2")
            }
            result.fill = (elements[index + 1].byte, result.bytes.count)
          } else {
            result.bytes += [UInt8](repeating: elements[index + 1].byte, count: count)
          }
          index = end + 1
          continue
        }
      }
      let low = elements[index].byte
      if has(index + 1, "-"), index + 2 < elements.count {
        let high = elements[index + 2].byte
        guard low <= high else {
          let shown: ByteString = "\(ByteString([low]))-\(ByteString([high]))"
          throw Failure(
            message: "range-endpoints of '\(shown)' are in reverse collating sequence order")
        }
        result.bytes += low...high
        index += 3
      } else {
        result.bytes.append(low)
        index += 1
      }
    }
    return result
  }

  /// Adds a class or the class of one character; false where the text is to be taken as it stands.
  private func add(
    _ name: ByteString, _ sign: Character, _ result: inout Expansion
  ) throws(Failure) -> Bool {
    if sign == "=" {
      if name.isEmpty {
        throw Failure(message: "missing equivalence class character '[==]'")
      }
      guard name.count == 1 else {
        throw Failure(
          message: "\(name): equivalence class operand must be a single character")
      }
      result.bytes += name.bytes
      result.hasOtherClass = true
      return true
    }
    guard name != "word", let named = RegexClass(rawValue: name.text) else {
      if name.isEmpty { throw Failure(message: "missing character class name '[::]'") }
      throw Failure(message: "invalid character class \(Quoted.curly(name))")
    }
    if named == .upper || named == .lower {
      result.letterCases.insert(result.bytes.count)
    } else {
      result.hasOtherClass = true
    }
    result.hasClass = true
    result.endsInClass = true
    result.bytes += (UInt8(0)..<128).filter { named.contains(UInt32($0)) }
    return true
  }

  /// The count of `[c*n]`, 0 for as many as are wanted; nil where it is no such construct.
  private func repeats(_ digits: ByteString) throws(Failure) -> Int? {
    if digits.isEmpty { return 0 }
    let radix = digits.hasPrefix("0") ? 8 : 10
    guard let count = Int(digits.text, radix: radix), count >= 0, count <= 1 << 20 else {
      throw Failure(
        message: "invalid repeat count \(Quoted.curly(digits)) in [c*n] construct")
    }
    return count
  }
}
