import ArgumentParser
import Wire

/// Takes a world back to a snapshot.
struct WorldRestore: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore", abstract: "Take a world to where a snapshot was taken.")
  @Argument(help: "The world.")
  var name: String
  @Option(help: "The snapshot's directory.")
  var from: String?
  @Option(help: "The snapshot's name in the server's memory.")
  var snapshot: String?
  @OptionGroup var printing: WorldPrinting

  func validate() throws {
    if (from == nil) == (snapshot == nil) {
      throw ValidationError("say what: --from DIR or --snapshot NAME")
    }
  }

  func run() throws {
    let client = try printing.client(name)
    let server = try printing.client()
    let kept = snapshot ?? SnapshotTransfer.name
    if let from {
      let files = try SnapshotDirectory.files(from)
      defer { _ = try? server.send("DELETE", "/snapshots/\(kept)") }
      try SnapshotTransfer.send(files, as: kept, to: server)
      try restore(kept, client)
    } else {
      try restore(kept, client)
    }
  }

  private func restore(_ kept: String, _ client: ControlClient) throws(CommandError) {
    let response = try client.send("POST", "/restore", ["snapshot": .string(kept)])
    Terminal.say(printing.json ? "\(response)" : WorldList.line(response))
  }
}
