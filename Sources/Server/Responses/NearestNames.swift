import Simulation

/// Names in the order of their likeness to one that was not found, for messages.
package enum NearestNames {
  /// All of `names`, each once, the most alike first; those equally alike keep their order.
  package static func sorted(_ names: [String], to wanted: String) -> [String] {
    NameLikeness.sorted(names, to: wanted)
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
