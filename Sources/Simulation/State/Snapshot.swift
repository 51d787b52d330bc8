package import Wire

/// A world as it was once, under a name: to go back to, to fork from, to begin with.
package struct Snapshot: Sendable {
  package let name: String
  package let image: WorldImage
  /// The world it was taken of.
  package let world: String
  /// Wall time.
  package let taken: Instant

  package init(named name: String, _ image: WorldImage, of world: String, taken: Instant) {
    self.name = name
    self.image = image
    self.world = world
    self.taken = taken
  }
}

extension Snapshot {
  /// The name in a baseline that is spelled `snapshot:NAME`; nil in another one.
  package static func name(inBaseline text: String) -> String? {
    text.hasPrefix("snapshot:") ? String(text.dropFirst("snapshot:".count)) : nil
  }
}

extension Scenario {
  /// The snapshot that its worlds begin with, if it names one.
  package var snapshot: String? { baseline.flatMap(Snapshot.name(inBaseline:)) }
}
