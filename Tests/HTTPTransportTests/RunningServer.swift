import HTTPTransport
import Logging
import ServiceLifecycle

@testable import Server

/// A server of a test's own, on ports that were free.
struct RunningServer: Sendable {
  let server: SocketServer
  let bound: [BoundListener]
  let services: ServiceGroup

  var port: Int { self.bound[0].port }

  func connect(host: String = "127.0.0.1") async throws -> RawClient {
    try await RawClient.connect(to: self.port, host: host)
  }

  /// Asks the server to stop; the test's end then finds it stopped.
  func stop() async {
    await self.services.triggerGracefulShutdown()
  }

  /// Runs a server while the body runs, then stops it in order.
  static func with(
    _ listeners: [Listener], policy: (any ConnectionPolicy)? = nil,
    clock: any Clock<Duration> = ContinuousClock(), stopLimit: Duration = .seconds(2),
    onClosedListeners: @escaping @Sendable (Set<String>) async -> Void = { _ in },
    onUnreadable: @escaping @Sendable (UnreadableRequest) -> Void = { _ in },
    _ body: (RunningServer) async throws -> Void
  ) async throws {
    let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    let (ports, inlet) = AsyncStream.makeStream(of: [BoundListener].self)
    let server = SocketServer(
      listeners: listeners, logger: logger, policy: policy, clock: clock,
      stopLimit: stopLimit,
      onBound: { inlet.yield($0) }, onClosedListeners: onClosedListeners,
      onUnreadable: onUnreadable)
    let services = ServiceGroup(services: [server], logger: logger)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        defer { inlet.finish() }
        try await services.run()
      }
      var iterator = ports.makeAsyncIterator()
      if let bound = await iterator.next() {
        do {
          try await body(RunningServer(server: server, bound: bound, services: services))
        } catch {
          await services.triggerGracefulShutdown()
          throw error
        }
        await services.triggerGracefulShutdown()
      }
      try await group.waitForAll()
    }
  }

  /// Runs a server with one listener on a free port.
  static func with(
    responder: @escaping Responder, stopLimit: Duration = .seconds(2),
    _ body: (RunningServer) async throws -> Void
  ) async throws {
    try await Self.with([Listener(port: 0, responder: responder)], stopLimit: stopLimit, body)
  }
}
