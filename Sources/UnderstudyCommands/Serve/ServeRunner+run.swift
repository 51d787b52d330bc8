import HTTPTransport
import Server
import ServiceLifecycle

extension ServeRunner {
  /// Serves on a free port of this machine for as long as something takes.
  ///
  /// - Parameters:
  ///   - responder: Answers requests.
  ///   - body: Begins once the server takes requests; is given its port.
  /// - Returns: What the body came to.
  /// - Throws: Why it failed, or why the server could not be started.
  func serve<Value: Sendable>(
    _ responder: @escaping Responder,
    while body: @escaping @Sendable (_ port: Int) async throws(CommandError) -> Value
  ) async throws(CommandError) -> Value {
    let logger = log.logger
    defer { log.finish() }
    let (ports, inlet) = AsyncStream.makeStream(of: Int.self)
    let server = SocketServer(
      listeners: [Listener(port: 0, responder: responder)], logger: logger,
      onBound: { listeners in
        for listener in listeners { inlet.yield(listener.port) }
        inlet.finish()
      })
    let group = ServiceGroup(services: [server], logger: logger)
    do {
      return try await withThrowingTaskGroup(
        of: Result<Value, CommandError>?.self
      ) { tasks in
        tasks.addTask {
          defer { inlet.finish() }
          try await group.run()
          return nil
        }
        tasks.addTask {
          guard let port = await ports.first(where: { _ in true }) else { return nil }
          var outcome: Result<Value, CommandError>
          do throws(CommandError) { outcome = .success(try await body(port)) } catch {
            outcome = .failure(error)
          }
          await group.triggerGracefulShutdown()
          return outcome
        }
        var outcome: Result<Value, CommandError>?
        for try await found in tasks { outcome = found ?? outcome }
        guard let outcome else { throw CommandError.failed("the server stopped") }
        return try outcome.get()
      }
    } catch let error as CommandError {
      throw error
    } catch let error as ListenError {
      throw .failed("\(error)")
    } catch {
      throw .failed("the server stopped: \(error)")
    }
  }
}
