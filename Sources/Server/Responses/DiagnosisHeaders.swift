import HTTPTypes

/// Headers of ours, beside those of the vendor: which world, operation and fault, and a diagnosis.
enum DiagnosisHeaders {
  static let world = name("X-Understudy-World")
  static let operation = name("X-Understudy-Operation")
  static let diagnosis = name("X-Understudy-Diagnosis")
  static let fault = name("X-Understudy-Fault")
  static let stateless = name("X-Understudy-Conjured")
  static let requestID = name("X-Request-Id")

  private static func name(_ text: String) -> HTTPField.Name {
    guard let name = HTTPField.Name(text) else { preconditionFailure("\(text) is no field name") }
    return name
  }

  /// Text fit for a header: one line of printable ASCII.
  static func value(_ text: String) -> String {
    String(
      decoding: text.unicodeScalars.map { scalar -> UInt8 in
        (0x20...0x7e).contains(scalar.value) ? UInt8(scalar.value) : UInt8(ascii: "?")
      }, as: UTF8.self)
  }
}
