/// The operators of the subset on values.
enum PythonArithmetic {
  private static func zero(_ message: String) -> PythonRun.Stop {
    .raised(PythonRun.Exception(type: "ZeroDivisionError", message: message))
  }

  static func apply(
    _ sign: PythonOperator, _ left: PythonValue, _ right: PythonValue
  ) throws(PythonRun.Stop) -> PythonValue {
    if let one = left.integer, let two = right.integer { return try integers(sign, one, two) }
    if let one = left.number, let two = right.number { return try floats(sign, one, two) }
    switch (sign, left, right) {
    case (.plus, .string(let one), .string(let two)): return .string(one + two)
    case (.plus, .list(let one), .list(let two)): return .list(one + two)
    case (.times, .string(let text), .int(let count)), (.times, .int(let count), .string(let text)):
      guard text.utf8.count * max(0, min(count, 1 << 20)) <= 1 << 20 else {
        throw .outside("a text of more than 1 MiB")
      }
      return .string(String(repeating: text, count: max(0, count)))
    default: throw .outside("\(sign.rawValue) of such values")
    }
  }

  private static func integers(
    _ sign: PythonOperator, _ left: Int, _ right: Int
  ) throws(PythonRun.Stop) -> PythonValue {
    let (result, overflow): (Int, Bool)
    switch sign {
    case .plus: (result, overflow) = left.addingReportingOverflow(right)
    case .minus: (result, overflow) = left.subtractingReportingOverflow(right)
    case .times: (result, overflow) = left.multipliedReportingOverflow(by: right)
    case .divide:
      guard right != 0 else { throw zero("division by zero") }
      guard left.magnitude < 1 << 53, right.magnitude < 1 << 53 else {
        throw .outside("a division of such large numbers")
      }
      return .float(Double(left) / Double(right))
    case .floorDivide, .modulo:
      guard right != 0 else {
        throw zero(
          sign == .modulo ? "integer modulo by zero" : "integer division or modulo by zero")
      }
      guard !(left == .min && right == -1) else { throw .outside("an integer beyond 64 bits") }
      var (quotient, remainder) = left.quotientAndRemainder(dividingBy: right)
      if remainder != 0, (remainder < 0) != (right < 0) {
        quotient -= 1
        remainder += right
      }
      return .int(sign == .modulo ? remainder : quotient)
    case .power: return try power(left, right)
    default: throw .outside(sign.rawValue)
    }
    guard !overflow else { throw .outside("an integer beyond 64 bits") }
    return .int(result)
  }

  private static func power(_ base: Int, _ exponent: Int) throws(PythonRun.Stop) -> PythonValue {
    if exponent < 0 {
      guard base != 0 else { throw zero("0.0 cannot be raised to a negative power") }
      guard let positive = try? power(base, -exponent), case .int(let value) = positive,
        value.magnitude < 1 << 53, value.magnitude & (value.magnitude - 1) == 0
      else { throw .outside("such a power") }
      return .float(1 / Double(value))
    }
    var result = 1
    for _ in 0..<min(exponent, 64) {
      if base == 1 || base == 0 || base == -1 { break }
      let (next, overflow) = result.multipliedReportingOverflow(by: base)
      guard !overflow else { throw .outside("an integer beyond 64 bits") }
      result = next
    }
    if base == 0 { result = exponent == 0 ? 1 : 0 }
    if base == -1 { result = exponent % 2 == 0 ? 1 : -1 }
    return .int(result)
  }

  private static func floats(
    _ sign: PythonOperator, _ left: Double, _ right: Double
  ) throws(PythonRun.Stop) -> PythonValue {
    switch sign {
    case .plus: return .float(left + right)
    case .minus: return .float(left - right)
    case .times: return .float(left * right)
    case .divide:
      guard right != 0 else { throw zero("float division by zero") }
      return .float(left / right)
    default: throw .outside("\(sign.rawValue) of floating-point numbers")
    }
  }

  static func compare(
    _ sign: PythonOperator, _ left: PythonValue, _ right: PythonValue
  ) throws(PythonRun.Stop) -> Bool {
    if sign == .equal { return left.equals(right) }
    if sign == .unequal { return !left.equals(right) }
    if let one = left.integer, let two = right.integer { return order(sign, one, two) }
    if let one = left.number, let two = right.number { return order(sign, one, two) }
    if case .string(let one) = left, case .string(let two) = right {
      let first = one.unicodeScalars.map(\.value)
      let second = two.unicodeScalars.map(\.value)
      let isLess = first.lexicographicallyPrecedes(second)
      let isEqual = first == second
      switch sign {
      case .less: return isLess
      case .lessOrEqual: return isLess || isEqual
      case .greater: return !isLess && !isEqual
      default: return !isLess
      }
    }
    throw .outside("\(sign.rawValue) of such values")
  }

  private static func order<Value: Comparable>(
    _ sign: PythonOperator, _ left: Value, _ right: Value
  ) -> Bool {
    switch sign {
    case .less: left < right
    case .lessOrEqual: left <= right
    case .greater: left > right
    default: left >= right
    }
  }
}
