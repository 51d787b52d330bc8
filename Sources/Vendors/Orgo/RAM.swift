import Wire

/// GB of RAM: 4, 8, 16, 32 or 64. One and two, which older clients still know, are refused.
/// [E1, E2, E3] [SDK: computer.py]
struct RAM: WireScalar {
  let value: Int

  init(_ value: Int) { self.value = value }

  static let sizes = [4, 8, 16, 32, 64]
  static let standard = RAM(4)

  static var schema: Schema {
    Schema(.integer(min: nil, max: nil)) { json in
      if case .failure(let rule) = parse(json) { rule } else { nil }
    }
  }

  static var sample: RAM { standard }

  static func parse(_ json: JSON) -> Result<RAM, Violation.Rule> {
    guard let number = json.intValue else { return .failure(.type(expected: "integer")) }
    guard sizes.contains(number) else { return .failure(.notOneOf(sizes.map(String.init))) }
    return .success(RAM(number))
  }

  func write(to json: inout JSONWriter) { json.value(value) }
}
