package import Wire

/// Something that came to pass by the clock or by a move: a resource entered a state, or something
/// that holds for a time only held no longer.
package struct Transition: Sendable, Hashable {
  /// How it came about; answers use the word.
  package enum Kind: String, Sendable, Hashable {
    /// A request or the control plane asked for it.
    case asked
    /// A move went on to its next state.
    case step
    /// A move began without a request: what comes of leaving an instance alone, such as the stop of
    /// an idle computer.
    case automatic
    /// Something outside was found to be as it should: a domain's records.
    case verification
    /// A time ran out: of a key, an invitation, an idempotent answer. It has no state before.
    case expiry
  }

  package let vendor: String
  package let resource: String
  package let key: String
  /// Nil where the instance came into being, and for what has no states but an end.
  package let from: String?
  package let to: String
  package let at: Instant
  package let kind: Kind

  init(
    vendor: String, resource: String, key: String, from: String?, to: String, at: Instant,
    kind: Kind = .asked
  ) {
    self.vendor = vendor
    self.resource = resource
    self.key = key
    self.from = from
    self.to = to
    self.at = at
    self.kind = kind
  }
}
