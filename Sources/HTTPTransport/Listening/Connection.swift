import HTTPTypes
import HummingbirdCore
import NIOCore

/// One accepted connection: takes its events in order and answers each before the next.
struct Connection: ServerChildChannelValue {
  let channel: any Channel
  let state: ConnectionState
  let ordinal: Int
  let listener: Listener
  let policy: (any ConnectionPolicy)?
  /// What delays and pauses of answers wait by.
  let clock: any Clock<Duration>
  /// Told of what cannot be read, before it is answered; must not wait.
  let onUnreadable: @Sendable (UnreadableRequest) -> Void

  /// Lives until the connection is closed.
  ///
  /// There is one task for the connection and none for a request: when the client leaves,
  /// nothing of its connection is wanted any more. Cancelling the caller closes at once.
  func live() async {
    self.state.serve()
    await withTaskCancellationHandler {
      await withDiscardingTaskGroup { group in
        group.addTask(executorPreference: LoopExecutor(self.channel.eventLoop)) {
          await self.serve()
          self.state.end()
        }
        for await _ in self.state.presence {}
        group.cancelAll()
      }
      self.channel.close(promise: nil)
      try? await self.channel.closeFuture.get()
    } onCancel: {
      self.channel.close(promise: nil)
    }
  }

  private func serve() async {
    if let policy,
      await policy.decision(of: self.ordinal, by: self.listener.label) == .reset
    {
      return await self.writer.reset()
    }
    for await event in self.state.events {
      switch event {
      case .expectation:
        self.writer.allowBody()
      case .unreadable(let request):
        self.onUnreadable(request)
        return await self.writer.refuse(request.status)
      case .request(let request, let version, let keepAlive):
        let response = await self.listener.responder(request)
        guard
          await self.writer.deliver(
            response, to: request.method, version: version,
            keepAlive: keepAlive, state: self.state)
        else { return }
      }
    }
    await self.writer.flush()
  }

  private var writer: ResponseWriter { ResponseWriter(channel: self.channel, clock: self.clock) }
}

/// Runs tasks on the event loop of their connection.
///
/// A request then crosses no thread between the socket and the world that answers it: actors
/// without an executor of their own run here too. What takes long must ask for another executor, or
/// it holds up the other connections of its loop.
final class LoopExecutor: TaskExecutor {
  private let loop: any EventLoop

  init(_ loop: any EventLoop) { self.loop = loop }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    loop.execute { unsafe job.runSynchronously(on: self.asUnownedTaskExecutor()) }
  }

  func asUnownedTaskExecutor() -> UnownedTaskExecutor {
    unsafe UnownedTaskExecutor(ordinary: self)
  }
}
