import Platform
import Storage
import Wire

/// Snapshots that are in the server's memory only while they pass through.
enum SnapshotTransfer {
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
