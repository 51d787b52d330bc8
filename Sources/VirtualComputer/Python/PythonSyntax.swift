/// What a line of the closed subset of Python says.
///
/// The subset is small enough to be right: names, literals, operators, and a few calls. Everything
/// else is refused before anything of the program runs, since a partial Python would answer
/// wrongly with success.
enum PythonStatement: Sendable {
  case nothing
  case assign(String, PythonExpression)
  case change(String, PythonOperator, PythonExpression)
  case expression(PythonExpression)
  case print([PythonExpression], separator: String, end: String)
  case sleep(PythonExpression)
  /// An exception, with its text where it has one.
  case raise(String, String?)
}

/// An expression of the subset.
indirect enum PythonExpression: Sendable {
  case value(PythonValue)
  case name(String)
  case list([PythonExpression])
  case dictionary([(PythonExpression, PythonExpression)])
  case unary(PythonOperator, PythonExpression)
  case binary(PythonOperator, PythonExpression, PythonExpression)
  case comparison(PythonExpression, [(PythonOperator, PythonExpression)])
  case and(PythonExpression, PythonExpression)
  case or(PythonExpression, PythonExpression)
  case not(PythonExpression)
  case call(PythonFunction, PythonExpression)
  case currentDirectory
}

/// The operators of the subset.
enum PythonOperator: String, Sendable {
  case plus = "+"
  case minus = "-"
  case times = "*"
  case divide = "/"
  case floorDivide = "//"
  case modulo = "%"
  case power = "**"
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case equal = "=="
  case unequal = "!="
}

/// The functions of the subset with one argument.
enum PythonFunction: String, Sendable {
  case len, str, int, repr
  case dumps = "json.dumps"
}

/// A value of the subset. A dictionary keeps the order of its keys.
indirect enum PythonValue: Sendable {
  case none
  case bool(Bool)
  case int(Int)
  case float(Double)
  case string(String)
  case list([PythonValue])
  case dictionary([(PythonValue, PythonValue)])
}
