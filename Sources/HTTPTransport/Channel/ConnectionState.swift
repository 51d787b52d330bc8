import Synchronization

/// Joins the event loop of a connection with the task that serves it.
///
/// The event loop puts events in and says when the client has left or the server stops; the
/// task takes them out. What was put in before the end is still taken out after it, even by a
/// cancelled task: a client that ends its side behind its last request gets an answer. It does
/// not bound what it holds; `RequestReader` stops reading instead.
final class ConnectionState: Sendable {
  let events: AsyncStream<InboundEvent>
  /// Ends when the task serving the connection must be cancelled.
  let presence: AsyncStream<Never>
  private let eventsContinuation: AsyncStream<InboundEvent>.Continuation
  private let presenceContinuation: AsyncStream<Never>.Continuation
  private let stopping = Atomic<Bool>(false)
  private let served = Atomic<Bool>(false)

  init() {
    (self.events, self.eventsContinuation) = AsyncStream.makeStream()
    (self.presence, self.presenceContinuation) = AsyncStream.makeStream()
  }

  /// Whether the server stops, so that the answer in progress is the connection's last.
  var isStopping: Bool { self.stopping.load(ordering: .relaxed) }

  /// Whether a task has taken the connection up.
  var isServed: Bool { self.served.load(ordering: .relaxed) }

  func serve() {
    self.served.store(true, ordering: .relaxed)
  }

  func put(_ event: InboundEvent) {
    self.eventsContinuation.yield(event)
  }

  /// Nothing more will arrive.
  func end() {
    self.eventsContinuation.finish()
    self.presenceContinuation.finish()
  }

  /// The server stops.
  func stop() {
    self.stopping.store(true, ordering: .relaxed)
    self.end()
  }
}
