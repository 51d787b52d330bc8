import Simulation
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

/// vCPUs: 0.5, 1, 2, 4, 8 or 16, the union of what the editions and the SDK take. Half a vCPU stays a
/// number in answers, and a whole one is written without a point.
struct CPU: WireScalar {
  let value: Double

  init(_ value: Double) { self.value = value }

  static let sizes = [0.5, 1, 2, 4, 8, 16]
  /// [E3] [SDK: computer.py]; [E1] had two.
  static let standard = CPU(1)

  /// As many vCPUs as it takes to hold this much.
  var whole: Int { Int(value.rounded(.up)) }

  static var schema: Schema {
    Schema(.number(min: nil, max: nil)) { json in
      if case .failure(let rule) = parse(json) { rule } else { nil }
    }
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

/// [SDK: computer.py]; the documents name Linux only.
enum OperatingSystem: String, WireEnum {
  case linux, windows
}

/// Gone from documents since E2; the SDK still sends it with every computer.
enum GPU: String, WireEnum {
  case none, a10, l40s
  case a100Small = "a100-40gb"
  case a100Large = "a100-80gb"
}

/// A screen as `WIDTHxHEIGHTxDEPTH`. That both sides have 16 to 4096 pixels is our choice, so that a
/// screenshot of it can be drawn.
struct Resolution: PatternedText {
  let value: String

  init(unchecked value: String) { self.value = value }

  static let standard = Resolution(unchecked: "1280x720x24")

  static let pattern = TextPattern(
    name: "resolution", regex: "^[0-9]{2,4}x[0-9]{2,4}x(8|16|24|32)$"
  ) { text in
    let parts = text.split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 3, let width = parts[0], let height = parts[1], let depth = parts[2] else {
      return false
    }
    return (16...4096).contains(width) && (16...4096).contains(height)
      && [8, 16, 24, 32].contains(depth)
  }

  private var parts: [Int] { value.split(separator: "x").compactMap { Int($0) } }
  var width: Int { parts.first ?? 1280 }
  var height: Int { parts.count > 1 ? parts[1] : 720 }
}

/// Text that is not empty and as long as it likes.
struct NonEmptyText: WireScalar {
  let value: String

  init(_ value: String) { self.value = value }

  static var schema: Schema { Schema(.string(Schema.StringRules(minLength: 1))) }

  static var sample: NonEmptyText { NonEmptyText("sample") }

  static func parse(_ json: JSON) -> Result<NonEmptyText, Violation.Rule> {
    guard let text = json.stringValue else { return .failure(.type(expected: "string")) }
    return text.isEmpty ? .failure(.tooShort(1)) : .success(NonEmptyText(text))
  }

  func write(to json: inout JSONWriter) { json.value(value) }
}
