/// A genuine answer and what is to be done to it, as a script for the socket.
///
/// Each fault has a file of its own and is a pure function of the bytes; this only puts them
/// together: the wait before, the fault or the pacing, and nothing else.
enum BrokenDelivery {
  /// How long a silence lasts that nobody ends: longer than any client waits.
  static let forever = Duration.seconds(24 * 3600)

  /// Sends bytes at a pace: what a slow network does to a whole answer.
  static func paced(_ bytes: [UInt8], pieces: Int, over time: Duration) -> [SocketStep] {
    let pieces = max(1, min(pieces, max(1, bytes.count)))
    var script: [SocketStep] = []
    for piece in 0..<pieces {
      let start = bytes.count * piece / pieces
      let end = bytes.count * (piece + 1) / pieces
      if piece > 0 { script.append(.pause(time / max(1, pieces - 1))) }
      script.append(.send(Array(bytes[start..<end])))
    }
    return script
  }
}
