import Platform
import Synchronization

/// The file that tells programs the port of a server, for as long as the server takes requests.
///
/// A regular file is emptied at the start and removed at the end, so that no reader gets the port
/// of a server that is gone. A server that never listens leaves it as it was.
final class PortFile: Sendable {
  private let path: String
  private let former: [UInt8]?
  private let written = Mutex<[UInt8]?>(nil)

  /// Empties the file where there is one.
  init(_ path: String) {
    self.path = path
    guard Self.isRegular(path), let bytes = try? TextFile.bytes(of: path) else {
      former = nil
      return
    }
    former = bytes
    try? OutputFile.write([], to: path)
  }

  /// Writes the port, and a line's end. Waits for the reader of a FIFO.
  func write(_ port: Int) throws(CommandError) {
    let bytes = Array("\(port)\n".utf8)
    try OutputFile.write(bytes, to: path)
    written.withLock { $0 = bytes }
  }

  /// Removes what was written, unless another has written there since; or puts back what was there.
  func finish() {
    guard Self.isRegular(path) else { return }
    guard let bytes = written.withLock({ $0 }) else {
      if let former { try? OutputFile.write(former, to: path) }
      return
    }
    guard (try? TextFile.bytes(of: path)) == bytes, let file = try? FileSystem.resolved(path) else {
      return
    }
    try? FileSystem.removeFile(file)
  }

  private static func isRegular(_ path: String) -> Bool {
    (try? FileStatus(of: path))?.kind == .regular
  }
}
