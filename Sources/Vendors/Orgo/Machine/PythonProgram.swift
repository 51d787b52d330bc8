/// A small deterministic reading of Python: enough to show that code runs, prints, fails and times
/// out.
///
/// It knows assignments, `print`, `raise`, `time.sleep`, `os.getcwd()`, and expressions of numbers
/// and strings. Imports succeed. Lines that it does not know (loops, functions, calls of libraries)
/// do nothing. It takes no time: a sleep beyond the limit ends the program at once.
struct PythonProgram {
  /// Why a program ended before its end.
  struct Failure: Error, Hashable {
    let type: String
    let message: String
    var isTimeout = false
  }

  private let lines: [Substring]
  private let timeout: Int
  private var names: [String: PythonValue] = [:]
  private var elapsed = 0.0

  init(_ code: String, timeout: Int) {
    lines = code.split { $0 == "\n" || $0 == ";" }
    self.timeout = timeout
  }

  /// Runs the program: what it printed, and what stopped it.
  func run() -> (output: String, fault: Failure?) {
    var program = self
    var output = ""
    for line in lines {
      do throws(Failure) {
        output += try program.run(String(line))
      } catch {
        return (output, error)
      }
    }
    return (output, nil)
  }

  private mutating func run(_ line: String) throws(Failure) -> String {
    let line = line.trimmed
    if let inner = line.call(of: "print") {
      var texts: [String] = []
      for part in PythonExpression.arguments(of: inner) where !part.hasPrefix("flush=") {
        texts.append(try value(of: part).text)
      }
      return texts.joined(separator: " ") + "\n"
    }
    if let inner = line.call(of: "time.sleep") ?? line.call(of: "sleep") {
      elapsed += try value(of: inner).number
      guard elapsed > Double(timeout) else { return "" }
      throw Failure(
        type: "TimeoutError", message: "Execution timed out after \(timeout) seconds",
        isTimeout: true)
    }
    if line.hasPrefix("raise ") {
      let raised = line.dropFirst(6).prefix { $0.isLetter || $0.isNumber || $0 == "_" }
      let message = try line.call(of: "raise \(raised)").map { (text) throws(Failure) in
        text.isEmpty ? "" : try value(of: text).text
      }
      throw Failure(type: String(raised), message: message ?? "")
    }
    if let sign = line.firstIndex(of: "="), line[..<sign].trimmed.isPythonName,
      line[line.index(after: sign)...].first != "="
    {
      names[line[..<sign].trimmed] = try value(of: line[line.index(after: sign)...].trimmed)
      return ""
    }
    if PythonExpression.isPlain(line) { _ = try value(of: line) }
    return ""
  }

  private func value(of text: String) throws(Failure) -> PythonValue {
    try PythonExpression.value(of: text, names)
  }
}

extension StringProtocol {
  var trimmed: String {
    var rest = self[...]
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }

  /// What stands between the parentheses of `name(...)`, where this is such a call and no more.
  fileprivate func call(of name: String) -> String? {
    guard hasPrefix(name + "("), hasSuffix(")") else { return nil }
    return dropFirst(name.count + 1).dropLast().trimmed
  }

  var isPythonName: Bool {
    guard let first, first.isLetter || first == "_" else { return false }
    return allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
  }
}
