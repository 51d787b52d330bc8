import Glibc
import Logging
import NIOCore
import NIOEmbedded
import Synchronization
import Testing

@testable import HTTPTransport

/// A listener of a system that has no descriptor left.
@Suite struct AcceptPauseTests {
  /// Whether the listener was told to accept, each time.
  private final class Orders {
    var all: [Bool] = []
  }

  private final class Lines: Sendable {
    private let lines = Mutex<[String]>([])

    func add(_ line: String) { lines.withLock { $0.append(line) } }

    var all: [String] { lines.withLock { $0 } }
  }

  private struct Handler: LogHandler {
    let lines: Lines
    var metadata: Logger.Metadata = [:]
    var logLevel: Logger.Level = .error

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
      get { metadata[key] }
      set { metadata[key] = newValue }
    }

    func log(event: LogEvent) { lines.add("\(event.message)") }
  }

  private func shortage() -> IOError { IOError(errnoCode: EMFILE, reason: "accept") }

  @Test func `nothing is accepted for a moment, and one line says why`() throws {
    let lines = Lines()
    let orders = Orders()
    let channel = EmbeddedChannel()
    let pause = AcceptPause(logger: Logger(label: "test") { _ in Handler(lines: lines) }) {
      orders.all.append($1)
    }
    try channel.pipeline.syncOperations.addHandler(pause)
    channel.pipeline.fireErrorCaught(shortage())
    channel.pipeline.fireErrorCaught(shortage())
    #expect(orders.all == [false])
    channel.embeddedEventLoop.advanceTime(by: .milliseconds(300))
    #expect(orders.all == [false, true])
    channel.pipeline.fireErrorCaught(shortage())
    channel.embeddedEventLoop.advanceTime(by: .seconds(5))
    #expect(orders.all == [false, true, false, true])
    #expect(
      lines.all == [
        "no file descriptor of the process is left: new connections wait until others are closed; "
          + "a higher 'ulimit -n' allows more"
      ])
    channel.embeddedEventLoop.advanceTime(by: .minutes(2))
    channel.pipeline.fireErrorCaught(shortage())
    #expect(lines.all.count == 2)
    _ = try? channel.finish()
  }

  @Test func `a client that left before it was accepted is nothing to stop for`() throws {
    let lines = Lines()
    let orders = Orders()
    let channel = EmbeddedChannel()
    let pause = AcceptPause(logger: Logger(label: "test") { _ in Handler(lines: lines) }) {
      orders.all.append($1)
    }
    try channel.pipeline.syncOperations.addHandler(pause)
    channel.pipeline.fireErrorCaught(IOError(errnoCode: ECONNABORTED, reason: "accept"))
    #expect(orders.all == [])
    #expect(lines.all == [])
    try channel.throwIfErrorCaught()
    _ = try? channel.finish()
  }

  @Test func `every other error goes on its way`() throws {
    let channel = EmbeddedChannel()
    let pause = AcceptPause(logger: Logger(label: "test") { _ in Handler(lines: Lines()) })
    try channel.pipeline.syncOperations.addHandler(pause)
    channel.pipeline.fireErrorCaught(IOError(errnoCode: EBADF, reason: "accept"))
    #expect(throws: IOError.self) { try channel.throwIfErrorCaught() }
    _ = try? channel.finish()
  }
}
