/// What went wrong in an expression, in bash's words.
struct ArithmeticError: Error {
  let message: ByteString
}

/// `$(( ))`: 64-bit integers with wrap-around, C's operators and precedence.
///
/// Names are read and written through the closures; a name whose value is an expression is evaluated
/// in its turn, down to a depth.
struct Arithmetic {
  private let source: ByteString
  private var bytes: [UInt8]
  private var position = 0
  /// Where the token that was read last begins.
  private var lastToken = 0
  private let value: (ByteString) -> ByteString?
  private let assign: (ByteString, Int) throws(ArithmeticError) -> Void
  private let depth: Int
  /// Above 0 nothing is assigned and nothing is divided: the branch is not taken.
  private var skipping = 0

  static func evaluate(
    _ text: ByteString, depth: Int = 0, value: @escaping (ByteString) -> ByteString?,
    assign: @escaping (ByteString, Int) throws(ArithmeticError) -> Void
  ) throws(ArithmeticError) -> Int {
    var expression = Arithmetic(text, depth, value, assign)
    expression.skipBlanks()
    if expression.position == expression.bytes.count { return 0 }
    let result = try expression.comma()
    guard expression.position == expression.bytes.count else {
      throw expression.error("syntax error in expression", at: expression.position)
    }
    return result
  }

  private init(
    _ text: ByteString, _ depth: Int, _ value: @escaping (ByteString) -> ByteString?,
    _ assign: @escaping (ByteString, Int) throws(ArithmeticError) -> Void
  ) {
    var end = text.count
    while end > 0, text.bytes[end - 1].isSpace { end -= 1 }
    var start = 0
    while start < end, text.bytes[start].isSpace { start += 1 }
    source = ByteString(Array(text.bytes[start..<end]))
    bytes = source.bytes
    self.depth = depth
    self.value = value
    self.assign = assign
  }

  private func error(_ what: ByteString, at place: Int) -> ArithmeticError {
    ArithmeticError(
      message:
        "\(source): \(what) (error token is \"\(ByteString(Array(bytes[min(place, bytes.count)...])))\")"
    )
  }

  private mutating func skipBlanks() {
    while position < bytes.count, bytes[position].isSpace { position += 1 }
  }

  private mutating func take(_ sign: String, notBefore: String = "") -> Bool {
    skipBlanks()
    guard bytes[position...].starts(with: sign.utf8) else { return false }
    let next = position + sign.utf8.count
    if next < bytes.count, notBefore.utf8.contains(bytes[next]) { return false }
    lastToken = position
    position = next
    return true
  }

  private mutating func comma() throws(ArithmeticError) -> Int {
    var result = try assignment()
    while take(",") { result = try assignment() }
    return result
  }

  private static let compound = ["<<=", ">>=", "*=", "/=", "%=", "+=", "-=", "&=", "^=", "|="]

  private mutating func assignment() throws(ArithmeticError) -> Int {
    skipBlanks()
    let start = position
    if let name = name() {
      if take("=", notBefore: "=") {
        let result = try assignment()
        if skipping == 0 { try assign(name, result) }
        return result
      }
      for sign in Self.compound where take(sign) {
        let place = position
        let right = try assignment()
        let left = try number(of: name)
        let result = try apply(String(sign.dropLast()), left, right, place)
        if skipping == 0 { try assign(name, result) }
        return result
      }
    }
    position = start
    return try ternary()
  }

  private mutating func ternary() throws(ArithmeticError) -> Int {
    let condition = try binary(0)
    guard take("?") else { return condition }
    skipping += condition == 0 ? 1 : 0
    let first = try assignment()
    skipping -= condition == 0 ? 1 : 0
    guard take(":") else { throw error("`:' expected for conditional expression", at: position) }
    skipping += condition != 0 ? 1 : 0
    let second = try assignment()
    skipping -= condition != 0 ? 1 : 0
    return condition != 0 ? first : second
  }

  /// The operators of each level, loosest first; what may not follow one.
  private static let levels: [[(String, String)]] = [
    [("||", "")], [("&&", "")], [("|", "|=")], [("^", "=")], [("&", "&=")],
    [("==", ""), ("!=", "")], [("<=", ""), (">=", ""), ("<", "<"), (">", ">")],
    [("<<", "="), (">>", "=")], [("+", "+="), ("-", "-=")], [("*", "*="), ("/", "="), ("%", "=")],
  ]

  private mutating func binary(_ level: Int) throws(ArithmeticError) -> Int {
    guard level < Self.levels.count else { return try power() }
    var left = try binary(level + 1)
    next: while true {
      for (sign, notBefore) in Self.levels[level] where take(sign, notBefore: notBefore) {
        let isSkipped = (sign == "&&" && left == 0) || (sign == "||" && left != 0)
        if isSkipped { skipping += 1 }
        skipBlanks()
        let place = position
        let right = try binary(level + 1)
        if isSkipped { skipping -= 1 }
        left = try apply(sign, left, right, place)
        continue next
      }
      return left
    }
  }

  private func apply(
    _ sign: String, _ left: Int, _ right: Int, _ place: Int
  ) throws(ArithmeticError) -> Int {
    switch sign {
    case "||": return left != 0 || right != 0 ? 1 : 0
    case "&&": return left != 0 && right != 0 ? 1 : 0
    case "|": return left | right
    case "^": return left ^ right
    case "&": return left & right
    case "==": return left == right ? 1 : 0
    case "!=": return left != right ? 1 : 0
    case "<=": return left <= right ? 1 : 0
    case ">=": return left >= right ? 1 : 0
    case "<": return left < right ? 1 : 0
    case ">": return left > right ? 1 : 0
    case "<<": return left &<< right
    case ">>": return left &>> right
    case "+": return left &+ right
    case "-": return left &- right
    case "*": return left &* right
    default:
      if right == 0 {
        if skipping > 0 { return 0 }
        throw error("division by 0", at: place)
      }
      if sign == "/" { return left.dividedReportingOverflow(by: right).partialValue }
      return right == -1 ? 0 : left % right
    }
  }

  private mutating func power() throws(ArithmeticError) -> Int {
    let base = try unary()
    guard take("**") else { return base }
    let place = position
    var exponent = try power()
    if exponent < 0 { throw error("exponent less than 0", at: place) }
    var result = 1
    var factor = base
    while exponent > 0 {
      if exponent & 1 == 1 { result &*= factor }
      factor &*= factor
      exponent >>= 1
    }
    return result
  }

  private mutating func unary() throws(ArithmeticError) -> Int {
    if take("++") || take("--") {
      let isPlus = bytes[position - 1] == UInt8(ascii: "+")
      skipBlanks()
      guard let name = name() else { return isPlus ? try unary() : try unary() }
      let result = try number(of: name) &+ (isPlus ? 1 : -1)
      if skipping == 0 { try assign(name, result) }
      return result
    }
    if take("+") { return try unary() }
    if take("-") { return 0 &- (try unary()) }
    if take("!", notBefore: "=") { return try unary() == 0 ? 1 : 0 }
    if take("~") { return ~(try unary()) }
    return try primary()
  }

  private mutating func primary() throws(ArithmeticError) -> Int {
    skipBlanks()
    if take("(") {
      let result = try comma()
      guard take(")") else { throw error("missing `)'", at: position) }
      return result
    }
    if let name = name() {
      let result = try number(of: name)
      if take("++") || take("--") {
        let change = bytes[position - 1] == UInt8(ascii: "+") ? 1 : -1
        if skipping == 0 { try assign(name, result &+ change) }
      }
      return result
    }
    guard position < bytes.count, bytes[position].isDigit else {
      throw error(
        "syntax error: operand expected", at: position < bytes.count ? position : lastToken)
    }
    return try constant()
  }

  private mutating func name() -> ByteString? {
    skipBlanks()
    guard position < bytes.count, bytes[position].isNameStart else { return nil }
    let start = position
    lastToken = position
    while position < bytes.count, bytes[position].isNamePart { position += 1 }
    return ByteString(Array(bytes[start..<position]))
  }

  private func number(of name: ByteString) throws(ArithmeticError) -> Int {
    guard let text = value(name), !text.isEmpty else { return 0 }
    if let number = text.integer() { return number }
    guard depth < 30 else { throw error("expression recursion level exceeded", at: position) }
    return try Self.evaluate(text, depth: depth + 1, value: value, assign: assign)
  }

  private mutating func constant() throws(ArithmeticError) -> Int {
    let start = position
    lastToken = start
    while position < bytes.count,
      bytes[position].isNamePart || bytes[position] == UInt8(ascii: "#")
        || bytes[position] == UInt8(ascii: "@")
    {
      position += 1
    }
    var digits = bytes[start..<position]
    var base = 10
    if let sign = digits.firstIndex(of: UInt8(ascii: "#")) {
      base = Int(String(decoding: digits[..<sign], as: UTF8.self)) ?? 0
      guard (2...64).contains(base) else { throw error("invalid arithmetic base", at: start) }
      digits = digits[(sign + 1)...]
    } else if digits.count > 1, digits.first == UInt8(ascii: "0") {
      if digits[start + 1] | 0x20 == UInt8(ascii: "x") {
        base = 16
        digits = digits.dropFirst(2)
      } else {
        base = 8
        digits = digits.dropFirst()
      }
    }
    var result = 0
    for byte in digits {
      let digit: Int
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = Int(byte) - 48
      case UInt8(ascii: "a")...UInt8(ascii: "z"): digit = Int(byte) - 87
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): digit = Int(byte) - (base <= 36 ? 55 : 29)
      case UInt8(ascii: "@"): digit = 62
      default: digit = 63
      }
      guard digit < base else { throw error("value too great for base", at: start) }
      result = result &* base &+ digit
    }
    return result
  }
}
