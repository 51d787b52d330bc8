import Simulation

/// What would have been valid, for messages: nearest names first, and not too many.
enum Choices {
  private static let most = 6

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
    guard sorted.count > most + 1 else { return sorted.joined(separator: ", ") }
    return sorted.prefix(most).joined(separator: ", ") + " and \(sorted.count - most) more"
  }
}
