/// What an answer may carry: a value that writes itself, in documented order.
///
/// It is `Decodable` only so that a sample of it can be made for probing; what it writes need not
/// be what it reads. A rendering may look at ``JSONWriter/dialect``, at its own members and at
/// nothing else.
package protocol WireOutput: Decodable, Sendable {
  /// Writes exactly one value.
  func write(to json: inout JSONWriter)

  /// What is written in the standard dialect; by default found by probing `write(to:)`.
  static var schema: Schema { get }
}

extension WireOutput {
  /// The value as bytes.
  package func serialized(in dialect: Dialect = .standard) -> [UInt8] {
    var json = JSONWriter(dialect: dialect)
    write(to: &json)
    return json.finish()
  }
}
