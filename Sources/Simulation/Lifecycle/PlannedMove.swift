package import Wire

/// The state that an instance is to enter next, if nothing else happens to it before.
package struct PlannedMove: Sendable, Hashable {
  package let state: String
  /// Nil where it waits for reads.
  package let at: Instant?
  /// How many reads by id it waits for; nil where it comes by the clock.
  package let reads: Int?
}
