package import Wire

/// How the bytes of a response are paced; a list of them is applied in order.
package enum Pacing: Sendable, Hashable {
  case dribble(chunks: Int, over: Duration)
  /// Bytes a second.
  case bandwidth(Int)
  case slowHeaders(over: Duration)

  /// The script with its bytes spread over time; `head` is the length of the head.
  package func applied(to script: [ByteScript.Action], head: Int) -> [ByteScript.Action] {
    switch self {
    case .dribble(let chunks, let time):
      Dribble.script(pacing: script, head: head, chunks: chunks, over: time)
    case .bandwidth(let bytes): Bandwidth.script(pacing: script, bytesPerSecond: bytes)
    case .slowHeaders(let time): SlowHeaders.script(pacing: script, head: head, over: time)
    }
  }
}
