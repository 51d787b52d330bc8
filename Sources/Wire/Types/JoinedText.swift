/// A string made of a few pieces, such as a URL, that is written without being put together first.
///
/// On the wire it is an ordinary string.
package struct JoinedText: WireOutput, Hashable, Sendable {
  private let first: String
  private let second: String
  private let third: String
  private let fourth: String
  private let fifth: String

  package init(
    _ first: String, _ second: String, _ third: String = "", _ fourth: String = "",
    _ fifth: String = ""
  ) {
    self.first = first
    self.second = second
    self.third = third
    self.fourth = fourth
    self.fifth = fifth
  }

  package init(from decoder: any Decoder) throws {
    self.init(try decoder.singleValueContainer().decode(String.self), "")
  }

  /// The pieces put together.
  package var text: String { first + second + third + fourth + fifth }

  package func write(to json: inout JSONWriter) {
    json.quoted { sink in
      sink.append(escaping: first)
      sink.append(escaping: second)
      sink.append(escaping: third)
      sink.append(escaping: fourth)
      sink.append(escaping: fifth)
    }
  }

  package static var schema: Schema { String.schema }
}
