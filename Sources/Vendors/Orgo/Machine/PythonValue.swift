/// A value of the small Python.
enum PythonValue: Hashable {
  case int(Int)
  case float(Double)
  case string(String)

  /// As `print` shows it.
  var text: String {
    switch self {
    case .int(let value): String(value)
    case .float(let value): value.description
    case .string(let value): value
    }
  }

  /// The number; 0 for a string.
  var number: Double {
    switch self {
    case .int(let value): Double(value)
    case .float(let value): value
    case .string: 0
    }
  }

  var typeName: String {
    switch self {
    case .int: "int"
    case .float: "float"
    case .string: "str"
    }
  }
}
