import Simulation
import Wire

/// A world's name.
struct WorldNameText: PatternedText {
  let value: String

  init(unchecked value: String) { self.value = value }

  static let pattern = TextPattern(
    name: "world name", regex: "^[A-Za-z0-9._-]{1,64}$", matches: { Worlds.isName($0) })
}
