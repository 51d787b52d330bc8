/// A whole number from `minimum` to `maximum`, both inclusive.
package struct Count<let minimum: Int, let maximum: Int>: WireScalar {
  /// The number, which lies in the range the type promises when it came from a request.
  package let value: Int

  /// A number from the simulation itself; its range is not checked.
  package init(_ value: Int) {
    self.value = value
  }

  /// A whole number with both bounds.
  package static var schema: Schema { Schema(.integer(min: minimum, max: maximum)) }

  /// The least number.
  package static var sample: Self { Self(minimum) }

  /// A whole number in the range; `7.0` is one.
  package static func parse(_ json: JSON) -> Result<Self, Violation.Rule> {
    guard let number = json.intValue else { return .failure(.type(expected: "integer")) }
    if number < minimum { return .failure(.tooSmall(minimum)) }
    if number > maximum { return .failure(.tooLarge(maximum)) }
    return .success(Self(number))
  }

  /// Writes the number.
  package func write(to json: inout JSONWriter) {
    json.value(value)
  }
}
