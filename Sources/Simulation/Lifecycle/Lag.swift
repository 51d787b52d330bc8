/// How long what was just created is not shown.
///
/// Each new instance of a resource has a lag of its own. Reads answer as if it was not there yet;
/// writes see it at once.
package struct Lag: Sendable, Hashable {
  /// What ends it.
  package enum Extent: Sendable, Hashable {
    /// So many answers that would have shown it.
    case reads(Int)
    /// World time since it was created.
    case time(Duration)
  }

  /// Where the instance is not shown.
  package enum Place: String, Sendable, CaseIterable {
    /// Under paths that name it.
    case item
    /// In the answers of other paths.
    case list
    case both
  }

  package let extent: Extent
  package let place: Place

  package init(_ extent: Extent, in place: Place = .both) {
    self.extent = extent
    self.place = place
  }

  /// Whether it is about a request whose path names the instance, or does not.
  func covers(named isNamed: Bool) -> Bool {
    switch place {
    case .both: true
    case .item: isNamed
    case .list: !isNamed
    }
  }
}
