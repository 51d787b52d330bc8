import Storage
import Wire

/// vCPUs: 0.5, 1, 2, 4, 8 or 16, the union of what the editions and the SDK take. Half a vCPU stays
/// a number in answers, and a whole one is written without a point.
struct CPU: WireScalar, ConvertedColumn {
  let value: Double

  init(_ value: Double) { self.value = value }

  init(stored: Double) { value = stored }
  var stored: Double { value }

  static let sizes = [0.5, 1, 2, 4, 8, 16]
  /// [E3] [SDK: computer.py]; [E1] had two.
  static let standard = CPU(1)

  /// As many vCPUs as it takes to hold this much.
  var whole: Int { Int(value.rounded(.up)) }

  static var schema: Schema {
    Schema(.number(min: nil, max: nil)) { json in
      if case .failure(let rule) = parse(json) { rule } else { nil }
    }.saying(["enum": .array(sizes.map { .number(JSONNumber($0)) })])
  }

  static var sample: CPU { standard }

  static func parse(_ json: JSON) -> Result<CPU, Violation.Rule> {
    guard let number = json.doubleValue else { return .failure(.type(expected: "number")) }
    guard sizes.contains(number) else {
      return .failure(.notOneOf(["0.5", "1", "2", "4", "8", "16"]))
    }
    return .success(CPU(number))
  }

  func write(to json: inout JSONWriter) {
    if value == value.rounded() { json.value(Int(value)) } else { json.value(value) }
  }
}

/// GB of RAM: 4, 8, 16, 32 or 64. One and two, which older clients still know, are refused.
/// [E1, E2, E3] [SDK: computer.py]
struct RAM: WireScalar, ConvertedColumn {
  let value: Int

  init(_ value: Int) { self.value = value }

  init(stored: Int) { value = stored }
  var stored: Int { value }

  static let sizes = [4, 8, 16, 32, 64]
  static let standard = RAM(4)

  static var schema: Schema {
    Schema(.integer(min: nil, max: nil)) { json in
      if case .failure(let rule) = parse(json) { rule } else { nil }
    }.saying(["enum": .array(sizes.map { .number(JSONNumber($0)) })])
  }

  static var sample: RAM { standard }

  static func parse(_ json: JSON) -> Result<RAM, Violation.Rule> {
    guard let number = json.intValue else { return .failure(.type(expected: "integer")) }
    guard sizes.contains(number) else { return .failure(.notOneOf(sizes.map(String.init))) }
    return .success(RAM(number))
  }

  func write(to json: inout JSONWriter) { json.value(value) }
}
