/// `printf`, in the shell and as a program: a format that is used until the arguments are.
struct PrintfFormatter {
  private struct Specification {
    var flags: Set<UInt8> = []
    var width = 0
    var precision: Int?
    var conversion: UInt8 = 0
  }

  private let format: [UInt8]
  private let arguments: [ByteString]
  private var next = 0
  private var output: [UInt8] = []
  private var stops = false
  /// What it complains about, behind its name.
  private(set) var messages: [ByteString] = []

  init(_ format: ByteString, _ arguments: [ByteString]) {
    self.format = format.bytes
    self.arguments = arguments
  }

  /// The text that is printed; each pass over the format is counted.
  mutating func run<Failure: Error>(
    counting count: (Int) throws(Failure) -> Void
  ) throws(Failure) -> ByteString {
    repeat {
      let before = next
      try count(1 + format.count >> 10)
      pass()
      if next == before { break }
    } while next < arguments.count && !stops
    return ByteString(output)
  }

  private mutating func argument() -> ByteString? {
    guard next < arguments.count else { return nil }
    next += 1
    return arguments[next - 1]
  }

  private mutating func pass() {
    var index = 0
    while index < format.count, !stops {
      let byte = format[index]
      if byte == .backslash, index + 1 < format.count {
        if format[index + 1] == UInt8(ascii: "c") {
          stops = true
          return
        }
        let (bytes, end) = Escapes.one(format, at: index, octalNeedsZero: false)
        output += bytes
        index = end
      } else if byte == UInt8(ascii: "%") {
        if index + 1 < format.count, format[index + 1] == UInt8(ascii: "%") {
          output.append(byte)
          index += 2
        } else {
          index = specification(from: index + 1)
        }
      } else {
        output.append(byte)
        index += 1
      }
    }
  }

  private mutating func specification(from start: Int) -> Int {
    var index = start
    var specification = Specification()
    while index < format.count, "-+ 0#'".utf8.contains(format[index]) {
      specification.flags.insert(format[index])
      index += 1
    }
    func digits() -> Int {
      var value = 0
      while index < format.count, format[index].isDigit {
        value = min(value * 10 + Int(format[index] - 48), 1 << 20)
        index += 1
      }
      return value
    }
    if index < format.count, format[index] == UInt8(ascii: "*") {
      index += 1
      specification.width = integer(argument() ?? "0")
      if specification.width < 0 {
        specification.flags.insert(UInt8(ascii: "-"))
        specification.width = 0 - max(specification.width, -(1 << 20))
      }
      specification.width = min(specification.width, 1 << 20)
    } else {
      specification.width = digits()
    }
    if index < format.count, format[index] == UInt8(ascii: ".") {
      index += 1
      if index < format.count, format[index] == UInt8(ascii: "*") {
        index += 1
        let value = integer(argument() ?? "0")
        specification.precision = value < 0 ? nil : min(value, 1 << 20)
      } else {
        specification.precision = digits()
      }
    }
    while index < format.count, "hlLjzt".utf8.contains(format[index]) { index += 1 }
    guard index < format.count else {
      messages.append("`%': missing format character")
      stops = true
      return index
    }
    specification.conversion = format[index]
    convert(specification)
    return index + 1
  }

  private mutating func convert(_ specification: Specification) {
    switch specification.conversion {
    case UInt8(ascii: "s"): pad(argument() ?? "", specification)
    case UInt8(ascii: "b"):
      let (text, stopsHere) = Escapes.undone(argument() ?? "", octalNeedsZero: false)
      pad(text, specification)
      if stopsHere { stops = true }
    case UInt8(ascii: "c"):
      pad(ByteString(Array((argument() ?? "").bytes.prefix(1))), specification)
    case UInt8(ascii: "q"): pad(Self.quoted(argument() ?? ""), specification)
    case UInt8(ascii: "d"), UInt8(ascii: "i"):
      let value = integer(argument() ?? "0")
      number(String(value.magnitude), isNegative: value < 0, specification)
    case UInt8(ascii: "u"):
      number(String(UInt(bitPattern: integer(argument() ?? "0"))), isNegative: false, specification)
    case UInt8(ascii: "x"), UInt8(ascii: "X"), UInt8(ascii: "o"):
      let value = UInt(bitPattern: integer(argument() ?? "0"))
      let radix = specification.conversion == UInt8(ascii: "o") ? 8 : 16
      var text = String(
        value, radix: radix, uppercase: specification.conversion == UInt8(ascii: "X"))
      if specification.flags.contains(UInt8(ascii: "#")), value != 0 {
        text =
          (radix == 8 ? "0" : specification.conversion == UInt8(ascii: "x") ? "0x" : "0X") + text
      }
      number(text, isNegative: false, specification)
    case UInt8(ascii: "f"), UInt8(ascii: "F"), UInt8(ascii: "e"), UInt8(ascii: "E"),
      UInt8(ascii: "g"), UInt8(ascii: "G"):
      let value = double(argument() ?? "0")
      let text = DecimalFormat.text(
        value.magnitude, Character(Unicode.Scalar(specification.conversion)),
        precision: specification.precision ?? 6)
      var plain = specification
      plain.precision = nil
      number(text, isNegative: value.sign == .minus, plain)
    default:
      messages.append(
        "`%\(ByteString([specification.conversion]))': invalid format character")
      stops = true
    }
  }

  private mutating func pad(_ text: ByteString, _ specification: Specification) {
    var text = text
    if let precision = specification.precision {
      text = ByteString(text.scalars.prefix(precision).flatMap { Array($0) })
    }
    let missing = ByteString(repeating: " ", count: specification.width - text.scalarCount)
    output +=
      (specification.flags.contains(UInt8(ascii: "-")) ? text + missing : missing + text).bytes
  }

  private mutating func number(_ digits: String, isNegative: Bool, _ specification: Specification) {
    var body = digits
    if let precision = specification.precision, body.utf8.count < precision {
      body = String(repeating: "0", count: precision - body.utf8.count) + body
    }
    let sign =
      isNegative
      ? "-"
      : specification.flags.contains(UInt8(ascii: "+"))
        ? "+" : specification.flags.contains(.space) ? " " : ""
    let missing = max(0, specification.width - body.utf8.count - sign.utf8.count)
    if specification.flags.contains(UInt8(ascii: "-")) {
      output += Array((sign + body + String(repeating: " ", count: missing)).utf8)
    } else if specification.flags.contains(UInt8(ascii: "0")), specification.precision == nil {
      output += Array((sign + String(repeating: "0", count: missing) + body).utf8)
    } else {
      output += Array((String(repeating: " ", count: missing) + sign + body).utf8)
    }
  }

  /// The number of an argument; what is none is complained about and read as far as it goes.
  private mutating func integer(_ text: ByteString) -> Int {
    let bytes = text.bytes
    if let first = bytes.first, first == UInt8(ascii: "'") || first == UInt8(ascii: "\"") {
      guard bytes.count > 1 else { return 0 }
      let end = 1 + ScalarReader.length(at: 1, in: bytes)
      return Int(CharacterSet.value(of: bytes[1..<end]))
    }
    var index = 0
    while index < bytes.count, bytes[index].isSpace { index += 1 }
    var isNegative = false
    if index < bytes.count, bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "+") {
      isNegative = bytes[index] == UInt8(ascii: "-")
      index += 1
    }
    var radix = 10
    if index + 1 < bytes.count, bytes[index] == UInt8(ascii: "0") {
      if bytes[index + 1] | 0x20 == UInt8(ascii: "x") {
        radix = 16
        index += 2
      } else {
        radix = 8
      }
    }
    let start = index
    var value = 0
    var isTooLarge = false
    while index < bytes.count,
      let digit = Character(Unicode.Scalar(bytes[index])).hexDigitValue, digit < radix
    {
      let (product, overflow) = value.multipliedReportingOverflow(by: radix)
      let (sum, carry) = product.addingReportingOverflow(digit)
      isTooLarge = isTooLarge || overflow || carry
      value = sum
      index += 1
    }
    if index == start || index < bytes.count { messages.append("\(text): invalid number") }
    if isTooLarge {
      messages.append("warning: \(text): Numerical result out of range")
      return isNegative ? .min : .max
    }
    return isNegative ? 0 - value : value
  }

  private mutating func double(_ text: ByteString) -> Double {
    if text.isEmpty { return 0 }
    if let value = Double(text.text) { return value }
    return Double(integer(text))
  }

  /// A text as `%q` prints it.
  private static func quoted(_ text: ByteString) -> ByteString {
    if text.isEmpty { return "''" }
    var result: [UInt8] = []
    for byte in text.bytes {
      if !byte.isNamePart, !"@%+=:,./-".utf8.contains(byte), byte < 128 {
        result.append(.backslash)
      }
      result.append(byte)
    }
    return ByteString(result)
  }
}
