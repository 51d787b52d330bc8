import Simulation

/// What would have been valid, for messages: nearest names first, and not too many.
enum Choices {
  /// Up to so many are all listed.
  private static let mostInFull = 9
  private static let most = 5

  /// `a, b, c`, the most alike first; of many names only the nearest.
  static func nearest(_ names: [String], to wanted: String) -> String {
    var seen: Set<String> = []
    let letters = Array(wanted.lowercased().utf8)
    let sorted = names.filter { seen.insert($0).inserted }.enumerated().map { offset, name in
      (
        name: name, offset: offset,
        distance: Diagnosis.editDistance(letters, Array(name.lowercased().utf8))
      )
    }.sorted { ($0.distance, $0.offset) < ($1.distance, $1.offset) }.map(\.name)
    guard sorted.count > mostInFull else { return sorted.joined(separator: ", ") }
    return sorted.prefix(most).joined(separator: ", ") + ", ..."
  }
}
