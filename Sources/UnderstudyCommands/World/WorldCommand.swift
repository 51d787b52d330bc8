import ArgumentParser

/// Speaks of the worlds of a running server.
struct WorldCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "world", abstract: "List, make, fork, compare and keep worlds.",
    discussion: "docs/worlds.md says what each of them does to databases, clock, ids and rules.",
    subcommands: [
      WorldList.self, WorldCreate.self, WorldFork.self, WorldReset.self, SnapshotCreate.self,
      WorldRestore.self, SnapshotList.self, WorldDiff.self, WorldDelete.self,
    ], defaultSubcommand: WorldList.self)
}
