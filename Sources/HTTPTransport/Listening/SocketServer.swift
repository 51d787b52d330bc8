import HummingbirdCore
package import Logging
package import NIOCore
import NIOPosix
import ServiceLifecycle

/// Listens, and has each request answered by the responder of the listener it came in by.
///
/// On graceful shutdown the listeners close, idle connections close, and every responder's task
/// is cancelled: what does not wait is answered, what waits ends. What is still open after the
/// limit, two seconds, is closed. A responder that never returns is waited for all the same.
/// It installs no signal handlers and does not restart listeners that fail.
package actor SocketServer: Service {
  private typealias Tasks = ThrowingDiscardingTaskGroup<any Error>

  /// A listener with the servers that hold its port, one for each host.
  private struct Post {
    var listener: Listener
    var servers: [Server<Connections>] = []
  }

  /// A request from outside `run` to open a listener again.
  private struct Reopening {
    let label: String?
    let reply: CheckedContinuation<Void, any Error>
  }

  private var posts: [Post]
  private var reopenings: AsyncStream<Reopening>.Continuation?
  private let policy: (any ConnectionPolicy)?
  private let clock: any Clock<Duration>
  private let stopLimit: Duration
  private let group: any EventLoopGroup
  private let logger: Logger
  private let onBound: @Sendable ([BoundListener]) async -> Void
  private let onClosedListeners: @Sendable (Set<String>) async -> Void
  private let onUnreadable: @Sendable (UnreadableRequest) -> Void
  private let count = Connections.Count()

  /// Makes a server that listens once it runs.
  ///
  /// - Parameters:
  ///   - listeners: opened in this order, all before `onBound`.
  ///   - logger: told what goes wrong; a healthy server says nothing.
  ///   - group: the event loops, which the server does not shut down.
  ///   - policy: asked which listeners to close, and about each accepted connection; nil for
  ///     one that accepts every connection.
  ///   - clock: what delays and pauses of answers wait by. Shutdown does not.
  ///   - stopLimit: how long what is in progress may take when the server stops.
  ///   - onBound: called once, when all listeners are bound and the policy has been heard.
  ///   - onClosedListeners: told which listeners refuse connections, each time once they do.
  ///   - onUnreadable: told of each request that cannot be read and gets a bare status; no responder
  ///     is asked. It must not wait.
  package init(
    listeners: [Listener], logger: Logger,
    group: any EventLoopGroup = MultiThreadedEventLoopGroup.singleton,
    policy: (any ConnectionPolicy)? = nil, clock: any Clock<Duration> = ContinuousClock(),
    stopLimit: Duration = .seconds(2),
    onBound: @escaping @Sendable ([BoundListener]) async -> Void = { _ in },
    onClosedListeners: @escaping @Sendable (Set<String>) async -> Void = { _ in },
    onUnreadable: @escaping @Sendable (UnreadableRequest) -> Void = { _ in }
  ) {
    self.posts = listeners.map { Post(listener: $0) }
    self.logger = logger
    self.group = group
    self.policy = policy
    self.clock = clock
    self.stopLimit = stopLimit
    self.onBound = onBound
    self.onClosedListeners = onClosedListeners
    self.onUnreadable = onUnreadable
  }

  /// How many descriptors a server takes before its first connection: those of the event loops and some
  /// listeners. Where an event loop cannot have its own, the process ends; nothing here prevents that.
  package static var leastDescriptors: Int { 3 * NIOSingletons.groupLoopCountSuggestion + 16 }

  /// Serves until graceful shutdown or cancellation. Throws a `ListenError` when a listener
  /// cannot be opened; those opened before are closed again.
  package func run() async throws {
    let (orders, inlet) = AsyncStream.makeStream(of: Reopening.self)
    self.reopenings = inlet
    defer { self.reopenings = nil }
    try await withGracefulShutdownHandler {
      try await withThrowingDiscardingTaskGroup { tasks in
        var bound: [BoundListener] = []
        for index in self.posts.indices {
          bound.append(try await self.open(index, in: &tasks))
        }
        if let policy {
          let (heard, inlet) = AsyncStream.makeStream(of: Never.self)
          tasks.addTask {
            defer { inlet.finish() }
            await cancelWhenGracefulShutdown {
              await self.obey(policy) { inlet.finish() }
            }
          }
          for await _ in heard {}
        }
        await self.onBound(bound)
        for await order in orders { await self.reopen(order, in: &tasks) }
      }
    } onGracefulShutdown: {
      inlet.finish()
    }
  }

  /// Closes and opens listeners as the policy says, until the task is cancelled; `applied` is
  /// called when they stand as it said first.
  private func obey(_ policy: any ConnectionPolicy, applied: @Sendable () -> Void) async {
    var closed: Set<String> = []
    for await wanted in policy.closedListeners() {
      let before = closed
      for label in wanted.subtracting(closed).sorted() {
        do throws(ListenError) {
          try await self.refuse(label)
          closed.insert(label)
        } catch {
          self.logger.error("a listener cannot be closed: \(error)")
        }
      }
      for label in closed.subtracting(wanted).sorted() {
        do throws(ListenError) {
          try await self.reopen(label)
          closed.remove(label)
        } catch {
          guard error != .notRunning else { return }
          self.logger.error("a listener stays closed: \(error)")
        }
      }
      applied()
      if closed != before { await self.onClosedListeners(closed) }
    }
  }

  /// Closes the listener with the label: its connections end as on graceful shutdown, and new
  /// ones are refused. Returns when the last connection is closed.
  package func refuse(_ label: String?) async throws(ListenError) {
    guard let index = self.posts.firstIndex(where: { $0.listener.label == label }) else {
      throw .noSuchListener(label)
    }
    let servers = self.posts[index].servers
    self.posts[index].servers = []
    await withDiscardingTaskGroup { tasks in
      for server in servers { tasks.addTask { try? await server.shutdownGracefully() } }
    }
  }

  /// Opens a refused listener again, on the port it had. Does nothing to one that is open.
  package func reopen(_ label: String?) async throws(ListenError) {
    do {
      try await withCheckedThrowingContinuation { reply in
        let order = Reopening(label: label, reply: reply)
        guard let reopenings = self.reopenings,
          case .enqueued = reopenings.yield(order)
        else { return reply.resume(throwing: ListenError.notRunning) }
      }
    } catch {
      throw ListenError(binding: label ?? "", port: 0, error)
    }
  }

  private func reopen(_ order: Reopening, in tasks: inout Tasks) async {
    guard let index = self.posts.firstIndex(where: { $0.listener.label == order.label }) else {
      return order.reply.resume(throwing: ListenError.noSuchListener(order.label))
    }
    do {
      if self.posts[index].servers.isEmpty { _ = try await self.open(index, in: &tasks) }
      order.reply.resume()
    } catch {
      order.reply.resume(throwing: error)
    }
  }

  /// Binds every host of a listener, and keeps the port it got for the next time.
  private func open(_ index: Int, in tasks: inout Tasks) async throws -> BoundListener {
    let listener = self.posts[index].listener
    guard 0...65535 ~= listener.port else { throw ListenError.badPort(listener.port) }
    // With port 0 the first host's port may be taken on the second: then another is drawn.
    var draws = 16
    while true {
      do {
        let (bound, servers) = try await self.bind(listener, in: &tasks)
        self.posts[index].listener.port = bound.port
        self.posts[index].servers = servers
        return bound
      } catch ListenError.portInUse where listener.port == 0 && draws > 0 {
        draws -= 1
      }
    }
  }

  private func bind(
    _ listener: Listener, in tasks: inout Tasks
  ) async throws -> (BoundListener, [Server<Connections>]) {
    var port = listener.port
    var bound: [String] = []
    var servers: [Server<Connections>] = []
    for host in listener.distinctHosts {
      do {
        let (server, given) = try await self.start(listener, host: host, port: port, in: &tasks)
        port = given
        bound.append(host)
        servers.append(server)
      } catch ListenError.badAddress where host == "::1" && !bound.isEmpty {
        continue
      } catch {
        for server in servers { try? await server.shutdownGracefully() }
        throw error
      }
    }
    guard !bound.isEmpty else { throw ListenError.noSuchListener(listener.label) }
    return (BoundListener(label: listener.label, hosts: bound, port: port), servers)
  }

  /// Starts one of Hummingbird's servers and waits until it has its port.
  private func start(
    _ listener: Listener, host: String, port: Int, in tasks: inout Tasks
  ) async throws -> (Server<Connections>, Int) {
    let (ports, inlet) = AsyncThrowingStream.makeStream(of: Int.self)
    // Hummingbird announces each address at level info; the command says it better, once.
    var logger = self.logger
    logger.logLevel = max(.warning, logger.logLevel)
    let server = Server(
      childChannelSetup: Connections(
        listener: listener, policy: self.policy, clock: self.clock,
        stopLimit: TimeAmount(self.stopLimit), count: self.count,
        onUnreadable: self.onUnreadable),
      configuration: ServerConfiguration(address: .hostname(host, port: port)),
      onServerRunning: { [logger] channel in
        try? await channel.eventLoop.submit {
          try channel.pipeline.syncOperations.addHandler(
            AcceptPause(logger: logger), position: .first)
        }.get()
        inlet.yield(channel.localAddress?.port ?? port)
      },
      eventLoopGroup: self.group, logger: logger)
    tasks.addTask {
      do {
        try await server.run()
        inlet.finish()
      } catch {
        inlet.finish(throwing: error)
      }
    }
    do {
      for try await given in ports { return (server, given) }
      throw ListenError.notRunning
    } catch {
      throw ListenError(binding: host, port: port, error)
    }
  }
}
