package import Wire

/// Bytes that a call wrote, and when by the computer's clock.
package struct OutputPiece: Hashable, Sendable {
  /// Which stream they belong to.
  package let stream: OutputStream
  /// The bytes.
  package var bytes: ByteString
  /// When they were written.
  package let instant: Instant
}

/// A call that has not been answered: its first process, and what it has written.
struct CallRecord {
  let pid: Int
  var pieces: [OutputPiece] = []
  var status: Int32?

  mutating func add(_ bytes: ByteString, to stream: OutputStream, at instant: Instant) {
    if let last = pieces.last, last.stream == stream, last.instant == instant {
      pieces[pieces.count - 1].bytes += bytes
    } else {
      pieces.append(OutputPiece(stream: stream, bytes: bytes, instant: instant))
    }
  }

  func size(of stream: OutputStream) -> Int {
    pieces.reduce(0) { $0 + ($1.stream == stream ? $1.bytes.count : 0) }
  }
}
