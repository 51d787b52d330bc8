import Wire

/// Parameters and variables.
extension Shell {
  /// The status of a shell that an error in an expansion ends.
  var fatalStatus: Int32 {
    isCommandText && !isSubshell && !options.exitsOnError ? 127 : 1
  }

  /// The value of a parameter; nil where it is unset.
  func lookup(_ name: ByteString) -> ByteString? {
    guard let first = name.bytes.first else { return nil }
    if first.isNameStart {
      switch name {
      case "LINENO": return "\(line)"
      case "RANDOM": return "\(machine.nextRandom() & 0x7FFF)"
      case "SECONDS" where variables[name] == nil:
        return "\((machine.now - process.started).components.seconds)"
      case "BASH_SUBSHELL":
        return "\(controls.count { if case .edge = $0.kind { true } else { false } })"
      default: return variables[name]?.value
      }
    }
    if first.isDigit {
      guard let index = name.integer(), index > 0 else { return self.name }
      return index <= positional.count ? positional[index - 1] : nil
    }
    switch name {
    case "?": return "\(status)"
    case "$": return "\(shellPid)"
    case "!": return lastBackground.map { "\($0)" }
    case "#": return "\(positional.count)"
    case "-": return optionLetters
    case "@", "*": return positional.isEmpty ? nil : positional.joined(by: " ")
    default: return nil
    }
  }

  private var optionLetters: ByteString {
    var letters = ByteString()
    if options.exitsOnError { letters += "e" }
    if options.noGlob { letters += "f" }
    letters += "h"
    if options.refusesUnset { letters += "u" }
    letters += "B"
    if isCommandText { letters += "c" }
    return letters
  }

  /// The value of a parameter, where an unset one is empty or, with `-u`, an error.
  func value(of name: ByteString) throws(Interrupt) -> ByteString {
    if let value = lookup(name) { return value }
    if options.refusesUnset, name != "@", name != "*" {
      let shown: ByteString = name.bytes[0].isNameStart ? name : "$" + name
      throw .fatal("\(shown): unbound variable", status: fatalStatus)
    }
    return ""
  }

  /// Sets a variable.
  func assign(_ name: ByteString, _ value: ByteString) throws(Interrupt) {
    if variables[name]?.isReadonly ?? false {
      throw .fatal("\(name): readonly variable", status: 1)
    }
    variables[name, default: Variable()].value = value
  }

  /// The environment of a program, sorted by name.
  var environment: [ByteString: ByteString] {
    var result: [ByteString: ByteString] = [:]
    for (name, variable) in variables where variable.isExported {
      if let value = variable.value { result[name] = value }
    }
    return result
  }

  /// The value of an arithmetic expression.
  func evaluate(_ text: ByteString) throws(Interrupt) -> Int {
    try machine.count(1 + text.count >> 6)
    do throws(ArithmeticError) {
      return try Arithmetic.evaluate(
        text, value: { self.lookup($0) },
        assign: { (name, value) throws(ArithmeticError) in
          do throws(Interrupt) {
            try self.assign(name, "\(value)")
          } catch {
            throw ArithmeticError(message: "\(name): readonly variable")
          }
        })
    } catch {
      throw .fatal(error.message, status: 1)
    }
  }
}
