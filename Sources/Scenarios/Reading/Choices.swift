import Simulation

/// What would have been valid, for messages: nearest names first, and not too many.
enum Choices {
  /// Up to so many are all listed.
  private static let mostInFull = 9
  private static let most = 5

  /// `a, b, c`, the most alike first; of many names only the nearest.
  static func nearest(_ names: [String], to wanted: String) -> String {
    list(NameLikeness.sorted(names, to: wanted))
  }

  /// The same for names that several vendors may have: each once, with its vendors.
  static func nearest(_ names: [(name: String, vendor: String)], to wanted: String) -> String {
    list(NameLikeness.sorted(names, to: wanted))
  }

  private static func list(_ sorted: [String]) -> String {
    guard sorted.count > mostInFull else { return sorted.joined(separator: ", ") }
    return sorted.prefix(most).joined(separator: ", ") + ", ..."
  }
}
