import CYaml
package import Yams

/// Texts of YAML that may come from anybody, made into trees.
///
/// Aliases make a short text into a tree of any size, and keys are compared as wholes, with all that
/// their aliases stand for. So the events of the parser are counted first, in one pass that makes no
/// tree, and a text that unfolds into too many values is refused.
package enum YAMLText {
  /// So many values at most.
  static let mostValues = 100_000

  /// A text that unfolds into more values, and where it goes over.
  package struct Excess: Error, Sendable, Hashable {
    package let line: Int
    package let column: Int

    package var message: String { "the file unfolds into more than \(mostValues) values" }
  }

  /// The tree of the one document of a text; nil where it has none.
  ///
  /// - Throws: `Excess`, or what is no YAML as a `YamlError`.
  package static func tree(_ text: String) throws -> Node? {
    if let excess = excess(in: text) { throw excess }
    return try compose(yaml: text)
  }

  /// Where a text goes over the limit; nil where it does not, and up to where it is no YAML.
  private static func excess(in text: String) -> Excess? {
    guard !text.isEmpty else { return nil }
    var text = text
    return text.withUTF8 { bytes in
      var parser = unsafe yaml_parser_t()
      guard unsafe yaml_parser_initialize(&parser) == 1 else { return nil }
      defer { unsafe yaml_parser_delete(&parser) }
      unsafe yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
      unsafe yaml_parser_set_input_string(&parser, bytes.baseAddress, bytes.count)
      var count = Count()
      while true {
        var event = unsafe yaml_event_t()
        guard unsafe yaml_parser_parse(&parser, &event) == 1 else { return nil }
        defer { unsafe yaml_event_delete(&event) }
        if unsafe event.type == YAML_STREAM_END_EVENT { return nil }
        unsafe count.add(event)
        if count.whole > mostValues {
          return unsafe Excess(
            line: Int(event.start_mark.line) + 1, column: Int(event.start_mark.column) + 1)
        }
      }
    }
  }

  /// How many values the events so far unfold into.
  private struct Count {
    private(set) var whole = 0
    /// The lists and mappings that are open, each with its anchor and the count where it began.
    private var open: [(anchor: String?, start: Int)] = []
    private var sizes: [String: Int] = [:]

    mutating func add(_ event: yaml_event_t) {
      switch unsafe event.type {
      case YAML_SCALAR_EVENT:
        whole += 1
        if let name = unsafe Self.text(event.data.scalar.anchor) { sizes[name] = 1 }
      case YAML_ALIAS_EVENT:
        whole += unsafe Self.text(event.data.alias.anchor).flatMap { sizes[$0] } ?? 1
      case YAML_SEQUENCE_START_EVENT:
        unsafe begin(event.data.sequence_start.anchor)
      case YAML_MAPPING_START_EVENT:
        unsafe begin(event.data.mapping_start.anchor)
      case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT:
        guard let (name, start) = open.popLast() else { return }
        if let name { sizes[name] = whole - start }
      default: break
      }
    }

    private mutating func begin(_ anchor: UnsafeMutablePointer<yaml_char_t>?) {
      unsafe open.append((Self.text(anchor), whole))
      whole += 1
    }

    private static func text(_ bytes: UnsafeMutablePointer<yaml_char_t>?) -> String? {
      unsafe bytes.map { unsafe String(cString: $0) }
    }
  }
}
