import ArgumentParser
import Wire

/// Takes a snapshot of a world, into the server's memory or into a directory.
struct SnapshotCreate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "snapshot", abstract: "Keep what a world holds now, as files or under a name.",
    discussion: """
      --to writes one plain SQLite file a vendor, and world.sqlite; --as keeps the snapshot in the \
      server's memory, for restore and for worlds whose baseline is snapshot:NAME.
      """)
  @Argument(help: "The world.")
  var name: String
  @Option(help: "The directory to write: a new one, an empty one, or an earlier snapshot's.")
  var to: String?
  @Option(name: .customLong("as"), help: "The name to keep it under.")
  var snapshot: String?
  @OptionGroup var printing: WorldPrinting

  func validate() throws {
    if to == nil, snapshot == nil { throw ValidationError("say where: --to DIR or --as NAME") }
  }

  func run() throws {
    let kept = snapshot ?? SnapshotTransfer.name
    let client = try printing.client(name).requiringWorld()
    let server = try printing.client()
    let response = try client.send(
      "POST", "/snapshots", ["name": .string(kept)], names: ["name": "--as"])
    defer { if snapshot == nil { _ = try? server.send("DELETE", "/snapshots/\(kept)") } }
    let files = (response["files"]?.arrayValue ?? []).compactMap(\.stringValue)
    if let to {
      // All of it is here before anything is written.
      let contents = try files.map { file throws(CommandError) in
        (name: file, bytes: try server.bytes("GET", "/snapshots/\(kept)/files/\(file)"))
      }
      try SnapshotDirectory.write(contents, to: to)
    }
    let place = to.map { "in \($0): \(files.joined(separator: ", "))" } ?? "as '\(kept)'"
    Terminal.say(printing.json ? "\(response)" : "world '\(name)' is kept \(place)")
  }
}
