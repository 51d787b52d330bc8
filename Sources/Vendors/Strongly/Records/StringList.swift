import Simulation
import Storage
import Wire

extension RowReader {
  /// The next column as a list of strings that is stored as a JSON array.
  mutating func strings() -> [String] {
    document().tree.arrayValue?.compactMap(\.stringValue) ?? []
  }
}

extension RowWriter {
  /// Binds a list of strings as a JSON array.
  mutating func bind(strings: [String]) {
    bind(RawJSON(.array(strings.map { .string($0) })))
  }
}

/// A list of strings as it is stored and shown, never parsed on the way.
struct StringDocument: WireOutput {
  let stored: RawJSON

  static var schema: Schema { Schema(.array(String.schema)) }

  func write(to json: inout JSONWriter) { stored.write(to: &json) }
}

extension StringDocument {
  /// A sample; it is not sent.
  init(from decoder: any Decoder) throws { self.init(stored: RawJSON(["sample"] as JSON)) }
}
