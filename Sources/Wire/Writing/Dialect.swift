/// A version or an envelope in which a vendor's answer is rendered.
///
/// Dialects of one vendor are ordered by rank, so that a rendering can say
/// `json.dialect >= .june` for what a version brought in. Dialects of different vendors are
/// never compared. The vendor chooses one for each request; nothing here knows which exist.
package struct Dialect: Hashable, Comparable, Sendable {
  /// What the vendor calls it, for example a version's date.
  package let name: String
  /// Its place among the vendor's dialects; later ones are higher.
  package let rank: Int

  /// A dialect called `name` at `rank`.
  package init(_ name: String, rank: Int) {
    self.name = name
    self.rank = rank
  }

  /// What a vendor with only one way to answer speaks; its rank is zero.
  package static let standard = Dialect("standard", rank: 0)

  /// Lower ranks sort first.
  package static func < (lhs: Dialect, rhs: Dialect) -> Bool {
    lhs.rank < rhs.rank
  }
}
