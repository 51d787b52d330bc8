/// A key, a name or a header that selects behaviour, so that a test of it needs no preparation and
/// no control plane.
///
/// A vendor declares its magic values in a list; its code asks for them by the same declarations
/// (`Transaction.means`), so that the table of them and what they do cannot part. A world may be
/// without them; then each is an ordinary text.
package struct MagicValue: Sendable, Hashable {
  /// Where a client puts it.
  package enum Place: Sendable, Hashable {
    /// In the place of the API key.
    case key
    case header(String)
    /// A member of the body of an operation.
    case field(String, of: String)
  }

  /// Lower case with hyphens; stands once in a vendor.
  package let name: String
  package let pattern: MagicPattern
  package let place: Place
  /// What comes of it, for people.
  package let effect: String
  /// Where that behaviour is known from; that just this value selects it is always our choice.
  package let source: Source
  /// The move of a lifecycle that begins in place of the usual one; nil where it is no such value.
  package let move: String?

  package init(
    _ name: String, _ pattern: String, in place: Place, does effect: String, source: Source,
    beginning move: String? = nil
  ) {
    self.name = name
    self.pattern = MagicPattern(pattern)
    self.place = place
    self.effect = effect
    self.source = source
    self.move = move
  }

  /// The value as it is written.
  package var text: String { pattern.description }
}

extension MagicValue.Place: CustomStringConvertible {
  package var description: String {
    switch self {
    case .key: "the API key"
    case .header(let name): "the header `\(name)`"
    case .field(let name, let operation): "`\(name)` of `\(operation)`"
    }
  }
}
