/// A program of the subset that runs: what it prints, how long it sleeps, and how it ends.
struct PythonRun {
  /// What happens, in order.
  enum Event: Hashable, Sendable {
    case output(String)
    /// In microseconds.
    case sleep(Int64)
  }

  /// An exception that ended it.
  struct Exception: Error, Hashable, Sendable {
    let type: String
    let message: String
    var line = 0
  }

  /// Why it did not run to its end.
  enum Stop: Error {
    case raised(Exception)
    case outside(String)
  }

  private(set) var events: [Event] = []
  private(set) var exception: Exception?
  private var variables: [String: PythonValue] = [:]
  private let directory: String
  private var size = 0

  /// Runs a text; it throws what is outside the subset, and then nothing has run.
  static func run(
    _ text: String, directory: String
  ) throws(PythonParser.Outside) -> PythonRun {
    let statements = try PythonParser.parse(text)
    var run = PythonRun(directory: directory)
    for (line, statement) in statements {
      do throws(Stop) {
        try run.perform(statement)
      } catch {
        switch error {
        case .outside(let what): throw PythonParser.Outside(line: line, what: what)
        case .raised(var exception):
          exception.line = line
          run.exception = exception
          return run
        }
      }
    }
    return run
  }

  private init(directory: String) {
    self.directory = directory
  }

  private mutating func perform(_ statement: PythonStatement) throws(Stop) {
    switch statement {
    case .nothing: return
    case .assign(let name, let value): variables[name] = try evaluate(value)
    case .change(let name, let sign, let value):
      let old = try evaluate(.name(name))
      variables[name] = try PythonArithmetic.apply(sign, old, try evaluate(value))
    case .expression(let value): _ = try evaluate(value)
    case .print(let values, let separator, let end):
      var texts: [String] = []
      for value in values { texts.append(try evaluate(value).text) }
      try add(texts.joined(separator: separator) + end)
    case .sleep(let value):
      switch try evaluate(value) {
      case .int(let seconds) where (0...31_536_000).contains(seconds):
        events.append(.sleep(Int64(seconds) * 1_000_000))
      case .float(let seconds) where seconds >= 0 && seconds <= 31_536_000:
        events.append(.sleep(Int64(seconds * 1_000_000)))
      default: throw .outside("time.sleep of such a value")
      }
    case .raise(let type, let message): throw .raised(Exception(type: type, message: message ?? ""))
    }
  }

  private mutating func add(_ text: String) throws(Stop) {
    size += text.utf8.count
    guard size <= 1 << 20 else { throw .outside("more than 1 MiB of output") }
    events.append(.output(text))
  }

  private func evaluate(_ expression: PythonExpression) throws(Stop) -> PythonValue {
    switch expression {
    case .value(let value): return value
    case .name(let name):
      guard let value = variables[name] else {
        throw .raised(Exception(type: "NameError", message: "name '\(name)' is not defined"))
      }
      return value
    case .list(let items):
      var values: [PythonValue] = []
      for item in items { values.append(try evaluate(item)) }
      return .list(values)
    case .dictionary(let items):
      var values: [(PythonValue, PythonValue)] = []
      for (key, value) in items {
        let key = try evaluate(key)
        guard key.isHashable else { throw .outside("such a key of a dictionary") }
        let value = try evaluate(value)
        if let place = values.firstIndex(where: { $0.0.equals(key) }) {
          values[place].1 = value
        } else {
          values.append((key, value))
        }
      }
      return .dictionary(values)
    case .unary(let sign, let operand):
      switch (sign, try evaluate(operand)) {
      case (.minus, .int(let number)):
        guard number != .min else { throw .outside("an integer beyond 64 bits") }
        return .int(-number)
      case (.plus, .int(let number)): return .int(number)
      case (.minus, .float(let number)): return .float(-number)
      case (.plus, .float(let number)): return .float(number)
      case (_, .bool(let value)): return .int((sign == .minus ? -1 : 1) * (value ? 1 : 0))
      default: throw .outside("\(sign.rawValue) of such a value")
      }
    case .binary(let sign, let left, let right):
      return try PythonArithmetic.apply(sign, try evaluate(left), try evaluate(right))
    case .comparison(let first, let rest):
      var left = try evaluate(first)
      for (sign, next) in rest {
        let right = try evaluate(next)
        guard try PythonArithmetic.compare(sign, left, right) else { return .bool(false) }
        left = right
      }
      return .bool(true)
    case .and(let left, let right):
      let value = try evaluate(left)
      return value.isTrue ? try evaluate(right) : value
    case .or(let left, let right):
      let value = try evaluate(left)
      return value.isTrue ? value : try evaluate(right)
    case .not(let operand): return .bool(!(try evaluate(operand).isTrue))
    case .currentDirectory: return .string(directory)
    case .call(let function, let argument): return try call(function, try evaluate(argument))
    }
  }

  private func call(_ function: PythonFunction, _ value: PythonValue) throws(Stop) -> PythonValue {
    switch function {
    case .str: return .string(value.text)
    case .repr: return .string(value.representation)
    case .dumps: return .string(try PythonJSON.text(of: value))
    case .len:
      switch value {
      case .string(let text): return .int(text.unicodeScalars.count)
      case .list(let items): return .int(items.count)
      case .dictionary(let items): return .int(items.count)
      default: throw .outside("len of such a value")
      }
    case .int:
      switch value {
      case .int: return value
      case .bool(let flag): return .int(flag ? 1 : 0)
      case .float(let number) where number.magnitude < 9e18: return .int(Int(number))
      case .string(let text):
        guard let number = Int(text) else { throw .outside("int of such a text") }
        return .int(number)
      default: throw .outside("int of such a value")
      }
    }
  }
}
