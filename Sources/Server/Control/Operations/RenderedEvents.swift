import Synchronization

/// The latest events of the journal as they are sent to those that follow it: rendered once for all of
/// them, by their places in the journal. An older one is rendered again.
final class RenderedEvents: Sendable {
  private static let capacity = 256

  /// Each at its place modulo the capacity.
  private let events = Mutex<[(place: UInt64, bytes: [UInt8])?]>(
    Array(repeating: nil, count: capacity))

  func event(_ place: UInt64, _ render: () -> [UInt8]) -> [UInt8] {
    let index = Int(place % UInt64(Self.capacity))
    if let known = events.withLock({ $0[index] }), known.place == place { return known.bytes }
    let bytes = render()
    events.withLock { $0[index] = (place, bytes) }
    return bytes
  }
}
