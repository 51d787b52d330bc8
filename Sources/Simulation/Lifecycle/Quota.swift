import Wire

/// A limit that a vendor puts on how many of an instance there may be.
///
/// The limit itself comes from the handler (a row's setting, a plan); a world may put a smaller one
/// over it, and never raises it.
package struct Quota: Sendable, Hashable {
  /// The name that scenarios and answers use.
  package let name: String
  /// What it counts, for people.
  package let why: String

  package init(_ name: String, why: String) {
    self.name = name
    self.why = why
  }

  /// How much of a quota is left.
  package struct Allowance: Sendable, Hashable {
    /// Nil where there is no limit.
    package let limit: Int?
    package let used: Int

    package init(limit: Int?, used: Int) {
      self.limit = limit
      self.used = used
    }

    /// Nil where there is no limit; never below zero.
    package var remaining: Int? { limit.map { max(0, $0 - used) } }

    /// Whether `count` more would go over the limit.
    package func refuses(_ count: Int = 1) -> Bool { limit.map { used + count > $0 } ?? false }
  }
}
