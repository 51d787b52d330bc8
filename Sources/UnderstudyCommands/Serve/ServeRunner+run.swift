import HTTPTransport
import Server
import ServiceLifecycle

extension ServeRunner {
  /// Refuses a limit of open files under which a server could not start, or only end with a crash.
  static func requireDescriptors(_ limit: UInt?) throws(CommandError) {
    // Three for each database of a state directory, and those for inputs and outputs.
    let least = SocketServer.leastDescriptors + 32
    guard let limit, limit < least else { return }
    throw .failed(
      "only \(limit) files may be open at a time, and \(least) are needed; raise it with ulimit -n")
  }

  /// Serves for as long as something takes.
  ///
  /// - Parameters:
  ///   - router: Answers requests.
  ///   - body: Begins once the server takes requests; is given its listeners. It is cancelled where
  ///     the server ends before it, and waited for.
  /// - Returns: What the body came to.
  /// - Throws: Why it failed, or why the server could not be started or has ended.
  func serve<Value: Sendable>(
    _ router: VendorRouter,
    while body:
      @escaping @Sendable (_ listeners: [BoundListener]) async throws(CommandError)
      -> Value
  ) async throws(CommandError) -> Value {
    let logger = log.logger
    defer { log.finish() }
    let (bound, inlet) = AsyncStream.makeStream(of: [BoundListener].self)
    let server = SocketServer(
      listeners: listeners(router), logger: logger, policy: policy(router),
      onBound: { listeners in
        inlet.yield(listeners)
        inlet.finish()
      })
    let group = ServiceGroup(services: [server], logger: logger)
    return try await Self.whileRunning(
      { () async throws(CommandError) in
        defer { inlet.finish() }
        do { try await group.run() } catch { throw failure(error) }
      },
      stop: { await group.triggerGracefulShutdown() },
      { () async throws(CommandError) -> Value in
        guard let listeners = await bound.first(where: { _ in true }) else {
          throw .failed("the server stopped")
        }
        return try await body(listeners)
      })
  }

  /// Runs a body beside a server: the server is stopped once the body has ended, and the body is
  /// cancelled where the server has ended before it.
  ///
  /// - Throws: What the body has thrown; or what the server has, which counts more.
  static func whileRunning<Value: Sendable>(
    _ server: @escaping @Sendable () async throws(CommandError) -> Void,
    stop: @escaping @Sendable () async -> Void,
    _ body: @escaping @Sendable () async throws(CommandError) -> Value
  ) async throws(CommandError) -> Value {
    try await withTaskGroup(of: Ended<Value>.self) { tasks -> Result<Value, CommandError> in
      tasks.addTask {
        do throws(CommandError) {
          try await server()
          return .server(.success(()))
        } catch { return .server(.failure(error)) }
      }
      tasks.addTask {
        do throws(CommandError) { return .body(.success(try await body())) } catch {
          return .body(.failure(error))
        }
      }
      var outcome: Result<Value, CommandError>?
      var fault: CommandError?
      for await ended in tasks {
        switch ended {
        case .body(let result):
          outcome = result
          await stop()
        case .server(let result):
          // A body that has succeeded stays one that has: the server was asked to stop.
          if case .success = outcome { continue }
          if case .failure(let error) = result { fault = error }
          if outcome == nil {
            fault = fault ?? .failed("the server stopped")
            tasks.cancelAll()
          }
        }
      }
      if let fault { return .failure(fault) }
      return outcome ?? .failure(.failed("the server stopped"))
    }.get()
  }
}

/// Which of a server and what goes on beside it has ended, and how.
private enum Ended<Value: Sendable>: Sendable {
  case server(Result<Void, CommandError>)
  case body(Result<Value, CommandError>)
}
