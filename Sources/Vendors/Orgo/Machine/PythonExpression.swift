/// An expression of the small Python: a recursive descent over its text.
struct PythonExpression {
  typealias Failure = PythonProgram.Failure

  private var rest: Substring
  private let names: [String: PythonValue]
  /// How deep parentheses and signs may nest, so that no text can exhaust the stack.
  private var depth = 0

  static func value(
    of text: String, _ names: [String: PythonValue]
  ) throws(Failure) -> PythonValue {
    var expression = PythonExpression(rest: text[...], names: names)
    let value = try expression.sum()
    expression.skipBlanks()
    guard expression.rest.isEmpty else { throw invalid }
    return value
  }

  private init(rest: Substring, names: [String: PythonValue]) {
    self.rest = rest
    self.names = names
  }

  /// Whether a line is an expression of literals alone, which is then worth evaluating.
  static func isPlain(_ line: String) -> Bool {
    !line.isEmpty && line.allSatisfy { $0.isNumber || "+-*/%(). ".contains($0) }
  }

  /// The arguments of a call, split at commas outside of quotes and parentheses.
  static func arguments(of text: String) -> [String] {
    var parts: [String] = []
    var part = ""
    var depth = 0
    var quote: Character?
    for character in text {
      if let open = quote {
        if character == open { quote = nil }
      } else if character == "'" || character == "\"" {
        quote = character
      } else if character == "(" {
        depth += 1
      } else if character == ")" {
        depth -= 1
      } else if character == ",", depth == 0 {
        parts.append(part.trimmed)
        part = ""
        continue
      }
      part.append(character)
    }
    if !part.trimmed.isEmpty { parts.append(part.trimmed) }
    return parts
  }

  /// The longest string that a program may make, in bytes: a test must not fill the memory.
  private static let longestString = 1_000_000

  private static let tooLong = Failure(type: "MemoryError", message: "string is too long")

  private static let invalid = Failure(type: "SyntaxError", message: "invalid syntax")

  private mutating func skipBlanks() { rest = rest.drop { $0 == " " } }

  private mutating func take(_ text: String) -> Bool {
    skipBlanks()
    guard rest.hasPrefix(text) else { return false }
    rest = rest.dropFirst(text.count)
    return true
  }

  private mutating func sum() throws(Failure) -> PythonValue {
    var left = try product()
    while true {
      if take("+") {
        left = try Self.combine(left, "+", try product())
      } else if take("-") {
        left = try Self.combine(left, "-", try product())
      } else {
        return left
      }
    }
  }

  private mutating func product() throws(Failure) -> PythonValue {
    var left = try term()
    while true {
      if take("//") {
        left = try Self.combine(left, "//", try term())
      } else if take("*") {
        left = try Self.combine(left, "*", try term())
      } else if take("/") {
        left = try Self.combine(left, "/", try term())
      } else if take("%") {
        left = try Self.combine(left, "%", try term())
      } else {
        return left
      }
    }
  }

  private mutating func term() throws(Failure) -> PythonValue {
    depth += 1
    defer { depth -= 1 }
    guard depth < 100 else { throw Failure(type: "RecursionError", message: "too deeply nested") }
    if take("-") { return try Self.combine(.int(0), "-", try term()) }
    if take("(") {
      let value = try sum()
      guard take(")") else { throw Self.invalid }
      return value
    }
    if take("os.getcwd()") { return .string("/home/user") }
    skipBlanks()
    guard let first = rest.first else { throw Self.invalid }
    if first == "'" || first == "\"" { return try string(in: first) }
    if first.isNumber {
      let digits = rest.prefix { $0.isNumber || $0 == "." }
      rest = rest.dropFirst(digits.count)
      if let number = Int(digits) { return .int(number) }
      guard let number = Double(digits) else { throw Self.invalid }
      return .float(number)
    }
    let name = String(rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" })
    guard name.isPythonName else { throw Self.invalid }
    rest = rest.dropFirst(name.count)
    guard let value = names[name] else {
      throw Failure(type: "NameError", message: "name '\(name)' is not defined")
    }
    return value
  }

  private mutating func string(in quote: Character) throws(Failure) -> PythonValue {
    rest.removeFirst()
    var text = ""
    while let character = rest.popFirst() {
      if character == quote { return .string(text) }
      guard character == "\\", let escaped = rest.popFirst() else {
        text.append(character)
        continue
      }
      switch escaped {
      case "n": text.append("\n")
      case "t": text.append("\t")
      default: text.append(escaped)
      }
    }
    throw Failure(type: "SyntaxError", message: "unterminated string literal")
  }

  private static func combine(
    _ left: PythonValue, _ sign: String, _ right: PythonValue
  ) throws(Failure) -> PythonValue {
    switch (left, right) {
    case (.string(let left), .string(let right)) where sign == "+":
      guard left.utf8.count + right.utf8.count <= longestString else { throw tooLong }
      return .string(left + right)
    case (.string(let text), .int(let count)) where sign == "*":
      guard count > 0 else { return .string("") }
      guard count <= longestString, text.utf8.count * count <= longestString else { throw tooLong }
      return .string(String(repeating: text, count: count))
    case (.string, _), (_, .string):
      throw Failure(
        type: "TypeError",
        message: "unsupported operand type(s) for \(sign): "
          + "'\(left.typeName)' and '\(right.typeName)'")
    case (.int(let left), .int(let right)) where sign != "/":
      return try whole(left, sign, right)
    default: return try fractional(left.number, sign, right.number)
    }
  }

  private static func whole(
    _ left: Int, _ sign: String, _ right: Int
  ) throws(Failure) -> PythonValue {
    let result: (partialValue: Int, overflow: Bool)
    switch sign {
    case "+": result = left.addingReportingOverflow(right)
    case "-": result = left.subtractingReportingOverflow(right)
    case "*": result = left.multipliedReportingOverflow(by: right)
    default:
      guard right != 0 else { throw division("integer division or modulo by zero") }
      let quotient = left.dividedReportingOverflow(by: right)
      // Python rounds toward the past, Swift toward zero.
      let rest = quotient.overflow ? 0 : left % right
      let floored = rest != 0 && (rest < 0) != (right < 0) ? -1 : 0
      result =
        sign == "//"
        ? (quotient.partialValue + floored, quotient.overflow)
        : (floored == 0 ? rest : rest + right, false)
    }
    return result.overflow
      ? try fractional(Double(left), sign, Double(right)) : .int(result.partialValue)
  }

  private static func fractional(
    _ left: Double, _ sign: String, _ right: Double
  ) throws(Failure) -> PythonValue {
    switch sign {
    case "+": return .float(left + right)
    case "-": return .float(left - right)
    case "*": return .float(left * right)
    default:
      guard right != 0 else { throw division("division by zero") }
      let quotient = left / right
      if sign == "/" { return .float(quotient) }
      let floored = quotient.rounded(.down)
      return .float(sign == "//" ? floored : left - floored * right)
    }
  }

  private static func division(_ message: String) -> Failure {
    Failure(type: "ZeroDivisionError", message: message)
  }
}
