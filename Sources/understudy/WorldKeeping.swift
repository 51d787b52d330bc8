import ArgumentParser
import Platform
import Simulation
import Storage
import Wire

/// Takes a snapshot of a world, into the server's memory or into a directory.
struct WorldSnapshot: ParsableCommand {
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
    let kept = snapshot ?? Passing.name
    let client = try printing.client(name)
    let server = try printing.client()
    let response = try client.send("POST", "/snapshots", ["name": .string(kept)])
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
    let kept = snapshot ?? Passing.name
    if let from {
      let files = try SnapshotDirectory.files(from)
      defer { _ = try? server.send("DELETE", "/snapshots/\(kept)") }
      try Passing.send(files, as: kept, to: server)
      try restore(kept, client)
    } else {
      try restore(kept, client)
    }
  }

  private func restore(_ kept: String, _ client: ControlClient) throws(CommandError) {
    let response = try client.send("POST", "/restore", ["snapshot": .string(kept)])
    Terminal.say(printing.json ? "\(response)" : WorldListing.line(response))
  }
}

/// Lists the snapshots in the server's memory, or forgets one.
struct WorldSnapshots: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "snapshots", abstract: "List the snapshots in the server's memory.")
  @Option(help: "Forget this one instead.")
  var delete: String?
  @OptionGroup var printing: WorldPrinting

  func run() throws {
    let client = try printing.client()
    if let delete {
      _ = try client.send("DELETE", "/snapshots/\(PercentEncoding.encode(delete))")
      return Terminal.say(printing.json ? "{}" : "snapshot '\(delete)' is gone")
    }
    let response = try client.send("GET", "/snapshots")
    guard !printing.json else { return Terminal.say("\(response)") }
    for snapshot in response["snapshots"]?.arrayValue ?? [] {
      let word = { (name: String) in snapshot[name]?.stringValue ?? "" }
      let files = (snapshot["files"]?.arrayValue ?? []).compactMap(\.stringValue)
      Terminal.say(
        "\(word("name"))  of \(word("world")) at \(word("now"))  "
          + "\(((snapshot["bytes"]?.intValue ?? 0) + 1023) / 1024) KiB  "
          + files.joined(separator: " "))
    }
  }
}

/// Snapshots that are in the server's memory only while they pass through.
private enum Passing {
  /// A name that is not used by others at the same time.
  static var name: String { "passing-\(CurrentProcess.id)" }

  /// Below the server's limit for a body, in Base64.
  private static let piece = 4 << 20

  /// Sends files in pieces, and has the server make a snapshot of them.
  static func send(
    _ files: [String: [UInt8]], as name: String, to server: ControlClient
  ) throws(CommandError) {
    for (file, bytes) in files.sorted(by: { $0.key < $1.key }) {
      let path = "/snapshots/\(name)/files/\(SnapshotFile.name(of: file))"
      var sent = 0
      repeat {
        let end = min(bytes.count, sent + piece)
        let body: JSON = [
          "offset": .number(JSONNumber(sent)),
          "bytes": .string(Base64.encode(Array(bytes[sent..<end]))),
        ]
        _ = try server.send("POST", path, body)
        sent = end
      } while sent < bytes.count
    }
    _ = try server.send("POST", "/snapshots/\(name)/load")
  }
}
