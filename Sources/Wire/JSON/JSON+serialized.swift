extension JSON {
  /// The value as UTF-8 text: compact, or with two spaces of indentation for people. Members keep
  /// their order and numbers their spelling. No line end follows.
  package func serialized(pretty: Bool = false) -> [UInt8] {
    var sink = ByteSink(capacity: pretty ? 1_024 : 512)
    if pretty {
      appendPretty(to: &sink, indent: 0)
    } else {
      sink.append(self)
    }
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
      sink.append(self)
    }
  }

  private static func appendLine(to sink: inout ByteSink, indent: Int, isFirst: Bool) {
    if !isFirst { sink.append(UInt8(ascii: ",")) }
    sink.append(UInt8(ascii: "\n"))
    for _ in 0..<indent { sink.append("  " as StaticString) }
  }
}

extension ByteSink {
  /// Appends a tree as it is, compact: members in their order, numbers in their spelling.
  mutating func append(_ json: JSON) {
    switch json {
    case .null: append("null" as StaticString)
    case .bool(true): append("true" as StaticString)
    case .bool(false): append("false" as StaticString)
    case .number(let value): append(value.spelling)
    case .string(let value): append(quoting: value)
    case .array(let elements):
      append(UInt8(ascii: "["))
      var isFirst = true
      for element in elements {
        if !isFirst { append(UInt8(ascii: ",")) }
        isFirst = false
        append(element)
      }
      append(UInt8(ascii: "]"))
    case .object(let object): append(object)
    }
  }

  /// Appends an object as it is, compact.
  mutating func append(_ object: JSONObject) {
    append(UInt8(ascii: "{"))
    var isFirst = true
    for (key, member) in object {
      if !isFirst { append(UInt8(ascii: ",")) }
      isFirst = false
      append(quoting: key)
      append(UInt8(ascii: ":"))
      append(member)
    }
    append(UInt8(ascii: "}"))
  }
}

extension JSON: CustomStringConvertible {
  /// The compact text, for messages and failing tests.
  package var description: String {
    String(decoding: serialized(), as: UTF8.self)
  }
}
