/// Reads a program of the subset, or says what is outside it.
struct PythonParser {
  /// A line that is outside the subset, and what in it.
  struct Outside: Error {
    let line: Int
    let what: String
  }

  private enum Token: Hashable {
    case name(String)
    case int(Int)
    case float(String)
    case string(String)
    case sign(String)
    case lineEnd
    case end
    /// What is outside the subset by its spelling; nothing behind it has been read.
    case outside(String)
  }

  private static let modules: Set<String> = ["os", "sys", "json", "time", "math"]
  private static let reserved: Set<String> = [
    "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif",
    "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda",
    "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with", "yield", "True",
    "False", "None", "match", "case", "type",
  ]
  /// Names that Python has by itself: reading one is outside the subset, and no NameError.
  private static let builtins: Set<String> = [
    "abs", "aiter", "all", "anext", "any", "ascii", "bin", "bool", "breakpoint", "bytearray",
    "bytes", "callable", "chr", "classmethod", "compile", "complex", "copyright", "credits",
    "delattr", "dict", "dir", "divmod", "enumerate", "eval", "exec", "exit", "filter", "float",
    "format", "frozenset", "getattr", "globals", "hasattr", "hash", "help", "hex", "id", "input",
    "int", "isinstance", "issubclass", "iter", "len", "license", "list", "locals", "map", "max",
    "memoryview", "min", "next", "object", "oct", "open", "ord", "pow", "print", "property", "quit",
    "range", "repr", "reversed", "round", "set", "setattr", "slice", "sorted", "staticmethod",
    "str", "sum", "super", "tuple", "type", "vars", "zip", "Ellipsis", "NotImplemented",
  ]
  private static let exceptions: Set<String> = [
    "ArithmeticError", "AssertionError", "AttributeError", "EOFError", "Exception",
    "FileExistsError", "FileNotFoundError", "IndexError", "LookupError", "MemoryError", "NameError",
    "NotImplementedError", "OSError", "OverflowError", "PermissionError", "RecursionError",
    "RuntimeError", "TimeoutError", "TypeError", "ValueError", "ZeroDivisionError",
  ]

  private var tokens: [(token: Token, line: Int)] = []
  private var position = 0
  private var imported: Set<String> = []
  private var assigned: Set<String> = []
  private var depth = 0

  /// The statements with their lines.
  static func parse(_ text: String) throws(Outside) -> [(line: Int, PythonStatement)] {
    var parser = PythonParser()
    do throws(Outside) {
      try parser.tokenize(text)
    } catch {
      // What stands before it is reported first.
      parser.tokens += [(.outside(error.what), error.line), (.end, error.line)]
    }
    var statements: [(line: Int, PythonStatement)] = []
    while parser.current != .end {
      if parser.current == .lineEnd {
        parser.position += 1
        continue
      }
      let line = parser.line
      statements.append((line, try parser.statement()))
      if parser.current == .sign(";") {
        parser.position += 1
      } else if parser.current != .lineEnd, parser.current != .end {
        throw parser.outside()
      }
    }
    return statements
  }

  private var current: Token { tokens[position].token }
  private var line: Int { tokens[position].line }

  private func outside(_ what: String? = nil) -> Outside {
    if let what { return Outside(line: line, what: what) }
    let text =
      switch current {
      case .name(let name): name
      case .sign(let sign): sign
      case .int(let number): "\(number)"
      case .float(let number): number
      case .string: "a text"
      case .lineEnd, .end: "the end of a line"
      case .outside(let what): what
      }
    return Outside(line: line, what: text)
  }

  private mutating func take(_ sign: String) -> Bool {
    guard current == .sign(sign) else { return false }
    position += 1
    return true
  }

  private mutating func expect(_ sign: String) throws(Outside) {
    guard take(sign) else { throw outside() }
  }

  // MARK: Tokens

  private static let signs = [
    "**=", "//=", "**", "//", "==", "!=", "<=", ">=", "+=", "-=", "*=", "/=", "%=", "(", ")", "[",
    "]", "{", "}", ",", ":", ";", ".", "=", "+", "-", "*", "/", "%", "<", ">",
  ]

  private mutating func tokenize(_ text: String) throws(Outside) {
    let scalars = Array(text.unicodeScalars)
    var index = 0
    var line = 1
    var brackets = 0
    var startsLine = true
    func fail(_ what: String) -> Outside { Outside(line: line, what: what) }
    while index < scalars.count {
      let scalar = scalars[index]
      switch scalar {
      case "\n":
        if brackets == 0 { tokens.append((.lineEnd, line)) }
        line += 1
        index += 1
        startsLine = true
        continue
      case "\r" where index + 1 < scalars.count && scalars[index + 1] == "\n":
        index += 1
        continue
      case " ", "\t":
        var end = index
        while end < scalars.count, scalars[end] == " " || scalars[end] == "\t" { end += 1 }
        let isBlank = end == scalars.count || scalars[end] == "\n" || scalars[end] == "#"
        if startsLine, brackets == 0, !isBlank { throw fail("indentation") }
        index = end
        continue
      case "#":
        while index < scalars.count, scalars[index] != "\n" { index += 1 }
        continue
      default: break
      }
      startsLine = false
      if scalar == "_" || scalar.properties.isXIDStart {
        var end = index
        while end < scalars.count, scalars[end] == "_" || scalars[end].properties.isXIDContinue {
          end += 1
        }
        let name = string(scalars[index..<end])
        if end < scalars.count, scalars[end] == "\"" || scalars[end] == "'" {
          throw fail("\(name)-string")
        }
        tokens.append((.name(name), line))
        index = end
      } else if scalar.isASCII, scalar.properties.numericType != nil {
        index = try number(scalars, index, line)
      } else if scalar == "\"" || scalar == "'" {
        index = try quotedText(scalars, index, line)
      } else if let sign = Self.signs.first(where: {
        scalars[index...].starts(with: $0.unicodeScalars)
      }) {
        if "([{".contains(sign) { brackets += 1 }
        if ")]}".contains(sign) { brackets -= 1 }
        tokens.append((.sign(sign), line))
        index += sign.unicodeScalars.count
      } else {
        throw fail(String(Character(scalar)))
      }
    }
    if brackets != 0 { throw fail("an open bracket") }
    tokens.append((.end, line))
  }

  private func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  private mutating func number(
    _ scalars: [Unicode.Scalar], _ start: Int, _ line: Int
  ) throws(Outside) -> Int {
    var end = start
    var isFloat = false
    while end < scalars.count {
      let scalar = scalars[end]
      if scalar.isASCII, scalar.properties.numericType != nil {
        end += 1
      } else if scalar == ".", !isFloat {
        isFloat = true
        end += 1
      } else if scalar == "e" || scalar == "E" {
        isFloat = true
        end += 1
        if end < scalars.count, scalars[end] == "+" || scalars[end] == "-" { end += 1 }
      } else {
        break
      }
    }
    let text = string(scalars[start..<end])
    let isFollowed =
      end < scalars.count && (scalars[end].properties.isXIDContinue || scalars[end] == "_")
    if isFollowed { throw Outside(line: line, what: "a number in another form") }
    if isFloat {
      guard Double(text) != nil, text.last != "." else {
        throw Outside(line: line, what: "a number in another form")
      }
      tokens.append((.float(text), line))
    } else {
      guard text == "0" || text.first != "0" else {
        throw Outside(line: line, what: "a number in another form")
      }
      guard let number = Int(text) else {
        throw Outside(line: line, what: "an integer beyond 64 bits")
      }
      tokens.append((.int(number), line))
    }
    return end
  }

  private mutating func quotedText(
    _ scalars: [Unicode.Scalar], _ start: Int, _ line: Int
  ) throws(Outside) -> Int {
    let quote = scalars[start]
    func fail(_ what: String) -> Outside { Outside(line: line, what: what) }
    if start + 2 < scalars.count, scalars[start + 1] == quote, scalars[start + 2] == quote {
      throw fail("a text in three quotes")
    }
    var view = String.UnicodeScalarView()
    var index = start + 1
    while true {
      guard index < scalars.count, scalars[index] != "\n" else { throw fail("an open text") }
      let scalar = scalars[index]
      if scalar == quote { break }
      if scalar == "\\" {
        guard index + 1 < scalars.count else { throw fail("an open text") }
        switch scalars[index + 1] {
        case "n": view.append("\n")
        case "t": view.append("\t")
        case "\\": view.append("\\")
        case "'": view.append("'")
        case "\"": view.append("\"")
        default: throw fail("an escape in a text")
        }
        index += 2
      } else {
        view.append(scalar)
        index += 1
      }
    }
    tokens.append((.string(String(view)), line))
    return index + 1
  }

  // MARK: Statements

  private mutating func statement() throws(Outside) -> PythonStatement {
    guard case .name(let name) = current else { return .expression(try expression()) }
    switch name {
    case "import": return try importing()
    case "pass":
      position += 1
      return .nothing
    case "raise": return try raising()
    case "print":
      guard tokens[position + 1].token == .sign("(") else { throw outside() }
      return try printing()
    case "time" where imported.contains("time") && !assigned.contains("time"):
      return try sleeping()
    default: break
    }
    guard case .sign(let sign) = tokens[position + 1].token else {
      return .expression(try expression())
    }
    if sign == "="
      || (sign.count > 1 && sign.last == "=" && !["==", "!=", "<=", ">="].contains(sign))
    {
      guard !Self.reserved.contains(name), !Self.builtins.contains(name),
        !Self.modules.contains(name)
      else { throw outside() }
      position += 2
      let value = try expression()
      if sign == "=" {
        if current == .sign("=") { throw outside() }
        assigned.insert(name)
        return .assign(name, value)
      }
      guard let change = PythonOperator(rawValue: String(sign.dropLast())) else {
        throw outside(sign)
      }
      return .change(name, change, value)
    }
    return .expression(try expression())
  }

  private mutating func importing() throws(Outside) -> PythonStatement {
    repeat {
      position += 1
      guard case .name(let module) = current, Self.modules.contains(module) else {
        throw outside(moduleName())
      }
      imported.insert(module)
      position += 1
    } while current == .sign(",")
    return .nothing
  }

  private func moduleName() -> String {
    if case .name(let name) = current { return "import \(name)" }
    return "import"
  }

  private mutating func raising() throws(Outside) -> PythonStatement {
    position += 1
    guard case .name(let name) = current, Self.exceptions.contains(name) else { throw outside() }
    position += 1
    guard take("(") else { return .raise(name, nil) }
    if take(")") { return .raise(name, nil) }
    guard case .string(let text) = current else { throw outside() }
    position += 1
    try expect(")")
    return .raise(name, text)
  }

  private mutating func printing() throws(Outside) -> PythonStatement {
    position += 2
    var values: [PythonExpression] = []
    var separator = " "
    var end = "\n"
    var hasKeyword = false
    while current != .sign(")") {
      if case .name(let word) = current, word == "sep" || word == "end",
        tokens[position + 1].token == .sign("=")
      {
        position += 2
        guard case .string(let text) = current else { throw outside() }
        position += 1
        if word == "sep" { separator = text } else { end = text }
        hasKeyword = true
      } else {
        if hasKeyword { throw outside() }
        values.append(try expression())
      }
      guard take(",") else { break }
    }
    try expect(")")
    return .print(values, separator: separator, end: end)
  }

  private mutating func sleeping() throws(Outside) -> PythonStatement {
    position += 1
    try expect(".")
    guard current == .name("sleep") else { throw outside() }
    position += 1
    try expect("(")
    let duration = try expression()
    try expect(")")
    return .sleep(duration)
  }

  // MARK: Expressions

  private mutating func expression() throws(Outside) -> PythonExpression {
    depth += 1
    defer { depth -= 1 }
    guard depth < 60 else { throw outside("deep nesting") }
    var left = try conjunction()
    while current == .name("or") {
      position += 1
      left = .or(left, try conjunction())
    }
    if case .name = current { throw outside() }
    return left
  }

  private mutating func conjunction() throws(Outside) -> PythonExpression {
    var left = try negation()
    while current == .name("and") {
      position += 1
      left = .and(left, try negation())
    }
    return left
  }

  private mutating func negation() throws(Outside) -> PythonExpression {
    var count = 0
    while current == .name("not") {
      position += 1
      count += 1
    }
    var result = try comparison()
    for _ in 0..<count { result = .not(result) }
    return result
  }

  private mutating func comparison() throws(Outside) -> PythonExpression {
    let first = try sum()
    var rest: [(PythonOperator, PythonExpression)] = []
    while case .sign(let sign) = current, ["<", "<=", ">", ">=", "==", "!="].contains(sign),
      let operation = PythonOperator(rawValue: sign)
    {
      position += 1
      rest.append((operation, try sum()))
    }
    return rest.isEmpty ? first : .comparison(first, rest)
  }

  private mutating func sum() throws(Outside) -> PythonExpression {
    var left = try product()
    while case .sign(let sign) = current, sign == "+" || sign == "-",
      let operation = PythonOperator(rawValue: sign)
    {
      position += 1
      left = .binary(operation, left, try product())
    }
    return left
  }

  private mutating func product() throws(Outside) -> PythonExpression {
    var left = try factor()
    while case .sign(let sign) = current, ["*", "/", "//", "%"].contains(sign),
      let operation = PythonOperator(rawValue: sign)
    {
      position += 1
      left = .binary(operation, left, try factor())
    }
    return left
  }

  private mutating func factor() throws(Outside) -> PythonExpression {
    var signs: [PythonOperator] = []
    while case .sign(let sign) = current, sign == "+" || sign == "-" {
      position += 1
      signs.append(sign == "-" ? .minus : .plus)
      guard signs.count < 60 else { throw outside("deep nesting") }
    }
    var result = try power()
    for sign in signs.reversed() { result = .unary(sign, result) }
    return result
  }

  private mutating func power() throws(Outside) -> PythonExpression {
    let base = try atom()
    guard take("**") else { return base }
    depth += 1
    defer { depth -= 1 }
    guard depth < 60 else { throw outside("deep nesting") }
    return .binary(.power, base, try factor())
  }

  private mutating func atom() throws(Outside) -> PythonExpression {
    let result = try bareAtom()
    if case .sign(let sign) = current, [".", "[", "("].contains(sign) { throw outside() }
    return result
  }

  private mutating func bareAtom() throws(Outside) -> PythonExpression {
    switch current {
    case .int(let number):
      position += 1
      return .value(.int(number))
    case .float(let text):
      position += 1
      return .value(.float(Double(text) ?? 0))
    case .string(let text):
      position += 1
      if case .string = current { throw outside() }
      return .value(.string(text))
    case .sign("("):
      position += 1
      let inner = try expression()
      try expect(")")
      return inner
    case .sign("["): return .list(try items(until: "]"))
    case .sign("{"): return try dictionary()
    case .name(let name): return try named(name)
    default: throw outside()
    }
  }

  private mutating func items(until end: String) throws(Outside) -> [PythonExpression] {
    position += 1
    var items: [PythonExpression] = []
    while current != .sign(end) {
      items.append(try expression())
      guard take(",") else { break }
    }
    try expect(end)
    return items
  }

  private mutating func dictionary() throws(Outside) -> PythonExpression {
    position += 1
    var items: [(PythonExpression, PythonExpression)] = []
    while current != .sign("}") {
      let key = try expression()
      try expect(":")
      items.append((key, try expression()))
      guard take(",") else { break }
    }
    try expect("}")
    return .dictionary(items)
  }

  private mutating func named(_ name: String) throws(Outside) -> PythonExpression {
    switch name {
    case "True", "False":
      position += 1
      return .value(.bool(name == "True"))
    case "None":
      position += 1
      return .value(.none)
    default: break
    }
    guard !Self.reserved.contains(name) else { throw outside() }
    let next = tokens[position + 1].token
    if next == .sign("."), case .name(let member) = tokens[position + 2].token,
      tokens[position + 3].token == .sign("("), imported.contains(name)
    {
      switch "\(name).\(member)" {
      case "json.dumps":
        position += 4
        let argument = try expression()
        try expect(")")
        return .call(.dumps, argument)
      case "os.getcwd":
        position += 4
        try expect(")")
        return .currentDirectory
      default: throw outside("\(name).\(member)")
      }
    }
    if next == .sign("(") {
      guard let function = PythonFunction(rawValue: name), function != .dumps,
        !assigned.contains(name)
      else { throw outside() }
      position += 2
      let argument = try expression()
      try expect(")")
      return .call(function, argument)
    }
    if next == .sign(".") { throw outside("\(name).") }
    guard !Self.builtins.contains(name), !Self.exceptions.contains(name),
      !(imported.contains(name) && !assigned.contains(name)), !name.hasPrefix("__"),
      !Self.isOtherException(name)
    else { throw outside() }
    position += 1
    return .name(name)
  }

  /// Exceptions and warnings that Python has and the subset does not name.
  private static func isOtherException(_ name: String) -> Bool {
    name.hasSuffix("Error") || name.hasSuffix("Warning") || name.hasSuffix("Exception")
      || ["StopIteration", "KeyboardInterrupt", "SystemExit", "GeneratorExit", "WindowsError"]
        .contains(name)
  }
}
