import ArgumentParser
import Wire

/// Lists the snapshots in the server's memory, or forgets one.
struct SnapshotList: ParsableCommand {
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
