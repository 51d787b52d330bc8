/// `seq`.
enum SequencePrograms {
  static let table: [ByteString: Program] = ["seq": seq]

  private static let options = OptionTable(
    simulated: ["s separator=", "w equal-width"], refused: ["f format="], stopsAtOperand: true)

  /// A decimal number: its digits as an integer, and how many of them stand behind the point.
  private struct Decimal {
    let digits: Int
    let precision: Int
    /// How long it is as it was written.
    let width: Int

    /// Nil where the text is no plain decimal number.
    init?(_ text: ByteString) {
      var rest = text.bytes.drop(while: \.isSpace)
      let isNegative = rest.first == UInt8(ascii: "-")
      if isNegative || rest.first == UInt8(ascii: "+") { rest = rest.dropFirst() }
      let parts = rest.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
      guard parts.count <= 2, parts.joined().allSatisfy(\.isDigit), !parts.joined().isEmpty,
        let value = Int(ByteString(parts.joined()).text)
      else { return nil }
      digits = isNegative ? -value : value
      precision = parts.count == 2 ? parts[1].count : 0
      width = parts[0].count + (isNegative ? 1 : 0) + (precision > 0 ? precision + 1 : 0)
    }

    func scaled(to precision: Int) -> Int? {
      var value = digits
      for _ in self.precision..<max(self.precision, precision) {
        let (product, overflow) = value.multipliedReportingOverflow(by: 10)
        if overflow { return nil }
        value = product
      }
      return value
    }
  }

  private static func seq(_ run: ProgramRun) throws(Interrupt) -> ProgramStep {
    // A negative number ends the options.
    let arguments = run.arguments
    let place = arguments.firstIndex {
      $0.count > 1 && $0.hasPrefix("-") && ($0.bytes[1].isDigit || $0.bytes[1] == 46)
    }
    var cut = arguments
    if let place, !arguments[..<place].contains("--") { cut.insert("--", at: place) }
    guard let given = try options.read(run, cut) else { return .end(1) }
    var operands = given.operands
    if operands.contains("--"), !arguments.contains("--") { operands.removeAll { $0 == "--" } }
    guard !operands.isEmpty else {
      try run.complain("missing operand")
      return .end(1)
    }
    guard operands.count <= 3 else {
      try run.complain("extra operand \(Quoted.curly(operands[3]))")
      return .end(1)
    }
    var numbers: [Decimal] = []
    for operand in operands {
      guard let number = Decimal(operand) else {
        if isFloat(operand) { throw run.refuse("of \(operand)") }
        try run.complain("invalid floating point argument: \(Quoted.curly(operand))")
        return .end(1)
      }
      numbers.append(number)
    }
    guard let one = Decimal("1"), let last = numbers.last else { return .end(1) }
    let first = numbers.count > 1 ? numbers[0] : one
    let step = numbers.count > 2 ? numbers[1] : one
    if step.digits == 0 {
      try run.complain("invalid Zero increment value: \(Quoted.curly(operands[1]))")
      return .end(1)
    }
    let precision = max(first.precision, step.precision)
    let scale = max(precision, last.precision)
    guard let start = first.scaled(to: scale), let increment = step.scaled(to: scale),
      let end = last.scaled(to: scale)
    else { throw run.refuse("of \(operands.joined(by: " "))") }
    var width = 0
    if given.has("w") {
      width = max(Self.width(first, precision), Self.width(last, precision))
    }
    return try write(
      run, from: start, by: increment, to: end, separator: given.value("s") ?? "\n"
    ) { number in
      text(number, scale: scale, precision: precision, width: width)
    }
  }

  /// Whether seq itself would take a text for a number.
  private static func isFloat(_ text: ByteString) -> Bool {
    let plain = text.hasPrefix("+") || text.hasPrefix("-") ? text.dropFirst() : text
    return Double(plain.text) != nil
      || ["inf", "nan", "infinity"].contains(plain.text.lowercased())
  }

  /// Writes a part of the numbers; its note is the next one.
  private static func write(
    _ run: ProgramRun, from start: Int, by step: Int, to end: Int, separator: ByteString,
    _ text: (Int) -> ByteString
  ) throws(Interrupt) -> ProgramStep {
    var number = run.notes.first?.integer() ?? start
    var output = ByteString()
    while step > 0 ? number <= end : number >= end {
      if number != start { output += separator }
      output += text(number)
      let (next, overflow) = number.addingReportingOverflow(step)
      if overflow { throw run.refuse("beyond 64 bits") }
      number = next
      if output.count >= Pipe.capacity {
        run.notes = ["\(number)"]
        try run.machine.count(output.count >> 10)
        try run.write(output)
        return ProgramRun.again
      }
    }
    if !output.isEmpty || !run.notes.isEmpty { output += "\n" }
    try run.write(output)
    return .end(0)
  }

  private static func width(_ number: Decimal, _ precision: Int) -> Int {
    var width = number.width + precision - number.precision
    if number.precision == 0, precision > 0 { width += 1 }
    if number.precision > 0, precision == 0 { width -= 1 }
    return width
  }

  private static func text(
    _ number: Int, scale: Int, precision: Int, width: Int
  ) -> ByteString {
    var digits = String(number.magnitude)
    if digits.utf8.count <= scale {
      digits = String(repeating: "0", count: scale + 1 - digits.utf8.count) + digits
    }
    var result = String(digits.dropLast(scale))
    if precision > 0 { result += "." + digits.suffix(scale).prefix(precision) }
    let sign = number < 0 ? "-" : ""
    let zeros = String(repeating: "0", count: max(0, width - result.utf8.count - sign.utf8.count))
    return ByteString(sign + zeros + result)
  }
}
