import Simulation

/// Names in the order of their likeness to one that was not found, for messages.
package enum NearestNames {
  /// All of `names`, the most alike first; those equally alike keep their order.
  package static func sorted(_ names: [String], to wanted: String) -> [String] {
    let letters = Array(wanted.lowercased().utf8)
    return names.enumerated().map { offset, name in
      (name, Diagnosis.editDistance(letters, Array(name.lowercased().utf8)), offset)
    }.sorted { ($0.1, $0.2) < ($1.1, $1.2) }.map(\.0)
  }

  /// Those that a slip of the hand may have meant: at most a third of the letters differ. The most
  /// alike first; empty where none is.
  package static func alike(_ names: [String], to wanted: String) -> [String] {
    let letters = Array(wanted.lowercased().utf8)
    return sorted(names, to: wanted).filter { name in
      let other = Array(name.lowercased().utf8)
      return 3 * Diagnosis.editDistance(letters, other) <= max(letters.count, other.count)
    }
  }
}
