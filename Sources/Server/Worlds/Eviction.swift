import Simulation
package import Wire

/// That a world was evicted to make room, and how to make it again.
package struct Eviction: Sendable {
  /// Why it was that one.
  package enum Cause: Sendable, Hashable {
    /// No request had come for so long.
    case idle(Duration)
    /// There were more worlds than may be.
    case count(Int)
    /// Worlds took more bytes than they may.
    case bytes(Int)
  }

  package let name: String
  package let cause: Cause
  /// Wall time.
  package let at: Instant
  /// What it was made from; asked for again, it is made from the same.
  let configuration: WorldConfiguration

  /// For a person who wonders where the world's things are.
  package var description: String {
    let reason =
      switch cause {
      case .idle(let time): "nobody had asked for \(time.spelled()) (--world-ttl)"
      case .count(let most): "there may be \(most) worlds (--max-worlds)"
      case .bytes(let most): "worlds may take \(most) bytes (--max-world-bytes)"
      }
    return "world '\(name)' was let go at \(at.iso8601(.seconds)): \(reason)"
  }
}
