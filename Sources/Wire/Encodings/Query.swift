/// The query of a request: names and values in the order they were sent.
///
/// `+` is a space; a name without `=` has the empty text as its value; broken escapes stay as they
/// are. Nothing is refused here, since what a parameter must look like is for its schema to say.
package struct Query: Sendable {
  /// The query as it was sent, without the question mark.
  package let raw: String
  /// Decoded names and values in order; a name may come up again.
  package let pairs: [(name: String, value: String)]

  /// The query in `raw`, which stands after the question mark.
  package init(_ raw: Substring) {
    self.raw = String(raw)
    pairs = raw.utf8.split(separator: UInt8(ascii: "&")).map { pair in
      let parts = pair.split(
        separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      let value = parts.count == 2 ? PercentEncoding.decodeLeniently(Substring(parts[1])) : ""
      return (PercentEncoding.decodeLeniently(Substring(parts[0])), value)
    }
  }

  /// The query without the parameters that were sent empty: `?status=&limit=5` is `?limit=5`.
  package var withoutEmptyValues: Query {
    guard pairs.contains(where: \.value.isEmpty) else { return self }
    return Query(
      raw: raw.utf8.split(separator: UInt8(ascii: "&")).map(Substring.init).filter { pair in
        pair.contains("=") && !pair.hasSuffix("=")
      }.joined(separator: "&"), pairs: pairs.filter { !$0.value.isEmpty })
  }

  private init(raw: String, pairs: [(name: String, value: String)]) {
    self.raw = raw
    self.pairs = pairs
  }

  /// Whether no parameter was sent.
  package var isEmpty: Bool {
    pairs.isEmpty
  }

  /// The first value sent under `name`.
  package subscript(_ name: String) -> String? {
    pairs.first { $0.name == name }?.value
  }

  /// All values sent under `name`, in order.
  package func all(_ name: String) -> [String] {
    pairs.filter { $0.name == name }.map(\.value)
  }
}
