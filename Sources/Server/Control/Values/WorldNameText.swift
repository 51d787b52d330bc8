import Simulation
import Wire

/// A world's name.
struct WorldNameText: PatternedText {
  let value: String

  init(unchecked value: String) { self.value = value }

  static let pattern = TextPattern(
    name: "world name", regex: "^\(Worlds.namePattern)$", matches: { Worlds.isName($0) })
}
