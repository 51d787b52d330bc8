package import Wire

/// Something that came to pass by the clock or by a move: a resource entered a state.
package struct Transition: Sendable, Hashable {
  package let vendor: String
  package let resource: String
  package let key: String
  /// Nil where the thing came into being.
  package let from: String?
  package let to: String
  package let at: Instant
}
