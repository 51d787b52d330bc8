extension JSON {
  /// The value as UTF-8 text: compact, or with two spaces of indentation for people. Members keep
  /// their order and numbers their spelling. No line end follows.
  package func serialized(pretty: Bool = false) -> [UInt8] {
    guard pretty else {
      var writer = JSONWriter()
      writer.value(self)
      return writer.finish()
    }
    var sink = ByteSink(capacity: 1_024)
    appendPretty(to: &sink, indent: 0)
    return sink.written
  }

  private func appendPretty(to sink: inout ByteSink, indent: Int) {
    switch self {
    case .array(let elements) where !elements.isEmpty:
      sink.append(UInt8(ascii: "["))
      for (index, element) in elements.enumerated() {
        Self.appendLine(to: &sink, indent: indent + 1, isFirst: index == 0)
        element.appendPretty(to: &sink, indent: indent + 1)
      }
      Self.appendLine(to: &sink, indent: indent, isFirst: true)
      sink.append(UInt8(ascii: "]"))
    case .object(let object) where !object.isEmpty:
      sink.append(UInt8(ascii: "{"))
      for (index, member) in object.enumerated() {
        Self.appendLine(to: &sink, indent: indent + 1, isFirst: index == 0)
        sink.append(quoting: member.key)
        sink.append(": " as StaticString)
        member.value.appendPretty(to: &sink, indent: indent + 1)
      }
      Self.appendLine(to: &sink, indent: indent, isFirst: true)
      sink.append(UInt8(ascii: "}"))
    default:
      sink.append(contentsOf: serialized())
    }
  }

  private static func appendLine(to sink: inout ByteSink, indent: Int, isFirst: Bool) {
    if !isFirst { sink.append(UInt8(ascii: ",")) }
    sink.append(UInt8(ascii: "\n"))
    for _ in 0..<indent { sink.append("  " as StaticString) }
  }
}

extension JSON: CustomStringConvertible {
  /// The compact text, for messages and failing tests.
  package var description: String {
    String(decoding: serialized(), as: UTF8.self)
  }
}
