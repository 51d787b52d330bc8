import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1
import Synchronization

/// Turns the accepted channels of one listener into connections.
///
/// It stands in for Hummingbird's `HTTP1Channel`, whose codec rewrites targets in absolute form
/// and whose watch for leaving clients takes the next request off a kept connection.
struct Connections: ServerChildChannel {
  /// Bodies longer than this are not read: 8 MiB.
  static let bodyLimit = 8 << 20

  let listener: Listener
  let policy: (any ConnectionPolicy)?
  let clock: any Clock<Duration>
  let stopLimit: TimeAmount
  let count: Count
  let onUnreadable: @Sendable (UnreadableRequest) -> Void

  /// The connections accepted so far by a whole server.
  final class Count: Sendable {
    private let value = Atomic<Int>(0)

    func next() -> Int { self.value.add(1, ordering: .relaxed).newValue }
  }

  func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Connection> {
    channel.eventLoop.makeCompletedFuture {
      let ordinal = self.count.next()
      let state = ConnectionState()
      let assembly = RequestAssembly(
        connection: ordinal, listener: self.listener.label, bodyLimit: Self.bodyLimit)
      let pipeline = channel.pipeline.syncOperations
      let start = RequestStart()
      try pipeline.addHandler(start)
      try pipeline.addHandler(
        ByteToMessageHandler(HTTPRequestDecoder(limitConfiguration: HeadLimit.configuration)))
      try pipeline.addHandler(
        RequestReader(state: state, assembly: assembly, start: start, stopLimit: self.stopLimit))
      return Connection(
        channel: channel, state: state, ordinal: ordinal, listener: self.listener,
        policy: self.policy, clock: self.clock, onUnreadable: self.onUnreadable)
    }
  }

  func handle(value: Connection, logger: Logger) async {
    await value.live()
  }
}
