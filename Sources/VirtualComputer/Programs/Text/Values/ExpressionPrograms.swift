/// `expr`.
enum ExpressionPrograms {
  static let table: [ByteString: Program] = ["expr": expr]

  private static func expr(_ run: ProgramRun) throws(Interrupt) -> ProgramStep {
    var operands = run.arguments
    if operands == ["--help"] || operands == ["--version"] { throw run.refuse(operands[0]) }
    if operands.first == "--" { operands.removeFirst() }
    guard !operands.isEmpty else {
      try run.complain("missing operand")
      return .end(2)
    }
    var expression = Expression(operands)
    do throws(Expression.Failure) {
      let value = try expression.evaluate()
      try? run.write(value + "\n")
      return .end(Expression.isNull(value) ? 1 : 0)
    } catch {
      switch error {
      case .wrong(let message): try run.fail(message)
      case .refused(let what): throw run.refuse(what)
      }
      return .end(2)
    }
  }

  /// An expression of expr; each operand is a word of it.
  private struct Expression {
    enum Failure: Error {
      case wrong(ByteString)
      case refused(ByteString)
    }

    private let words: [ByteString]
    private var place = 0
    private var depth = 0

    init(_ words: [ByteString]) {
      self.words = words
    }

    mutating func evaluate() throws(Failure) -> ByteString {
      let value = try either(true)
      guard place == words.count else {
        throw .wrong("syntax error: unexpected argument \(Quoted.curly(words[place]))")
      }
      return value
    }

    /// Nothing, or zeros with a sign or without.
    static func isNull(_ value: ByteString) -> Bool {
      let digits = value.hasPrefix("-") ? value.dropFirst() : value
      return value.isEmpty
        || (!digits.isEmpty && digits.bytes.allSatisfy { $0 == UInt8(ascii: "0") })
    }

    private mutating func take(_ signs: [ByteString]) -> ByteString? {
      guard place < words.count, signs.contains(words[place]) else { return nil }
      place += 1
      return words[place - 1]
    }

    // What is not evaluated is only read, as behind a `|` whose left side is something.

    private mutating func either(_ isWanted: Bool) throws(Failure) -> ByteString {
      var value = try both(isWanted)
      while take(["|"]) != nil {
        let next = try both(isWanted && Self.isNull(value))
        if Self.isNull(value) { value = Self.isNull(next) ? "0" : next }
      }
      return value
    }

    private mutating func both(_ isWanted: Bool) throws(Failure) -> ByteString {
      var value = try comparison(isWanted)
      while take(["&"]) != nil {
        let next = try comparison(isWanted && !Self.isNull(value))
        if Self.isNull(value) || Self.isNull(next) { value = "0" }
      }
      return value
    }

    private mutating func comparison(_ isWanted: Bool) throws(Failure) -> ByteString {
      var value = try sum(isWanted)
      while let sign = take(["<", "<=", "=", "==", "!=", ">=", ">"]) {
        let next = try sum(isWanted)
        let order: Int
        if isWanted, Self.isInteger(value), Self.isInteger(next) {
          let (one, two) = (try Self.integer(value), try Self.integer(next))
          order = one < two ? -1 : one == two ? 0 : 1
        } else {
          order = value < next ? -1 : value == next ? 0 : 1
        }
        let holds: Bool
        switch sign {
        case "<": holds = order < 0
        case "<=": holds = order <= 0
        case "=", "==": holds = order == 0
        case "!=": holds = order != 0
        case ">=": holds = order >= 0
        default: holds = order > 0
        }
        value = holds ? "1" : "0"
      }
      return value
    }

    private mutating func sum(_ isWanted: Bool) throws(Failure) -> ByteString {
      var value = try product(isWanted)
      while let sign = take(["+", "-"]) {
        let next = try product(isWanted)
        guard isWanted else { continue }
        let (one, two) = (try Self.integer(value), try Self.integer(next))
        value = try Self.text(
          sign == "+" ? one.addingReportingOverflow(two) : one.subtractingReportingOverflow(two))
      }
      return value
    }

    private mutating func product(_ isWanted: Bool) throws(Failure) -> ByteString {
      var value = try match(isWanted)
      while let sign = take(["*", "/", "%"]) {
        let next = try match(isWanted)
        guard isWanted else { continue }
        let (one, two) = (try Self.integer(value), try Self.integer(next))
        if sign == "*" {
          value = try Self.text(one.multipliedReportingOverflow(by: two))
          continue
        }
        if two == 0 { throw .wrong("division by zero") }
        value = try Self.text(
          sign == "/"
            ? one.dividedReportingOverflow(by: two)
            : one.remainderReportingOverflow(dividingBy: two))
      }
      return value
    }

    private mutating func match(_ isWanted: Bool) throws(Failure) -> ByteString {
      let value = try primary(isWanted)
      if take([":"]) != nil { throw .refused(":") }
      return value
    }

    private mutating func primary(_ isWanted: Bool) throws(Failure) -> ByteString {
      guard place < words.count else { throw missing() }
      let word = words[place]
      place += 1
      switch word {
      case "(":
        depth += 1
        guard depth < 100 else { throw .refused("with so many parentheses") }
        let value = try either(isWanted)
        depth -= 1
        guard place < words.count else {
          throw .wrong("syntax error: expecting ')' after \(Quoted.curly(words[place - 1]))")
        }
        guard words[place] == ")" else {
          throw .wrong("syntax error: expecting ')' instead of \(Quoted.curly(words[place]))")
        }
        place += 1
        return value
      case ")": throw .wrong("syntax error: unexpected ')'")
      case "+":
        guard place < words.count else { throw missing() }
        place += 1
        return words[place - 1]
      case "match", "substr", "index", "length": throw .refused(word)
      default: return word
      }
    }

    private func missing() -> Failure {
      .wrong("syntax error: missing argument after \(Quoted.curly(words[place - 1]))")
    }

    private static func isInteger(_ text: ByteString) -> Bool {
      let digits = text.hasPrefix("-") ? text.dropFirst() : text
      return !digits.isEmpty && digits.bytes.allSatisfy(\.isDigit)
    }

    private static func integer(_ text: ByteString) throws(Failure) -> Int {
      guard isInteger(text) else { throw .wrong("non-integer argument") }
      guard let number = text.integer() else { throw .refused("beyond 64 bits") }
      return number
    }

    private static func text(
      _ result: (partialValue: Int, overflow: Bool)
    ) throws(Failure) -> ByteString {
      if result.overflow { throw .refused("beyond 64 bits") }
      return "\(result.partialValue)"
    }
  }
}
