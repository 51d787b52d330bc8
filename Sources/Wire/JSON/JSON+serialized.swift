extension JSON {
  /// The value as UTF-8 text: compact, or with two spaces of indentation for people. Members keep
  /// their order and numbers their spelling. No line end follows.
  package func serialized(pretty: Bool = false) -> [UInt8] {
    guard pretty else {
      var writer = JSONWriter()
      writer.value(self)
      return writer.finish()
    }
    var bytes: [UInt8] = []
    appendPretty(to: &bytes, indent: 0)
    return bytes
  }

  private func appendPretty(to bytes: inout [UInt8], indent: Int) {
    switch self {
    case .array(let elements) where !elements.isEmpty:
      bytes.append(UInt8(ascii: "["))
      for (index, element) in elements.enumerated() {
        Self.appendLine(to: &bytes, indent: indent + 1, isFirst: index == 0)
        element.appendPretty(to: &bytes, indent: indent + 1)
      }
      Self.appendLine(to: &bytes, indent: indent, isFirst: true)
      bytes.append(UInt8(ascii: "]"))
    case .object(let object) where !object.isEmpty:
      bytes.append(UInt8(ascii: "{"))
      for (index, member) in object.enumerated() {
        Self.appendLine(to: &bytes, indent: indent + 1, isFirst: index == 0)
        bytes.append(quoting: member.key)
        bytes.append(contentsOf: ": ".utf8)
        member.value.appendPretty(to: &bytes, indent: indent + 1)
      }
      Self.appendLine(to: &bytes, indent: indent, isFirst: true)
      bytes.append(UInt8(ascii: "}"))
    default:
      bytes.append(contentsOf: serialized())
    }
  }

  private static func appendLine(to bytes: inout [UInt8], indent: Int, isFirst: Bool) {
    if !isFirst { bytes.append(UInt8(ascii: ",")) }
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: indent * 2))
  }
}

extension JSON: CustomStringConvertible {
  /// The compact text, for messages and failing tests.
  package var description: String {
    String(decoding: serialized(), as: UTF8.self)
  }
}
