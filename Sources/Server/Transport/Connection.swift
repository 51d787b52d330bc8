import HTTPTypes
import HummingbirdCore
import NIOCore

/// One accepted connection: takes its arrivals in order and answers each before the next.
struct Connection: ServerChildChannelValue {
  let channel: any Channel
  let lifeline: Lifeline
  let ordinal: Int
  let listener: Listener
  let doorkeeper: (any Doorkeeper)?
  /// What delays and pauses of answers wait by.
  let clock: any Clock<Duration>

  /// Lives until the connection is closed.
  ///
  /// There is one task for the connection and none for a request: when the client leaves,
  /// nothing of its connection is wanted any more. Cancelling the caller closes at once.
  func live() async {
    self.lifeline.serve()
    await withTaskCancellationHandler {
      await withDiscardingTaskGroup { group in
        group.addTask(executorPreference: LoopExecutor(self.channel.eventLoop)) {
          await self.serve()
          self.lifeline.end()
        }
        for await _ in self.lifeline.presence {}
        group.cancelAll()
      }
      self.channel.close(promise: nil)
      try? await self.channel.closeFuture.get()
    } onCancel: {
      self.channel.close(promise: nil)
    }
  }

  private func serve() async {
    if let doorkeeper,
      await doorkeeper.reception(of: self.ordinal, by: self.listener.label) == .reset
    {
      return await self.writer.reset()
    }
    for await arrival in self.lifeline.arrivals {
      switch arrival {
      case .expectation:
        self.writer.allowBody()
      case .malformed:
        return await self.writer.refuseMalformed()
      case .request(let request, let version, let persistence):
        let answer = await self.listener.responder(request)
        guard
          await self.writer.deliver(
            answer, to: request.method, version: version,
            persistence: persistence, lifeline: self.lifeline)
        else { return }
      }
    }
    await self.writer.flush()
  }

  private var writer: AnswerWriter { AnswerWriter(channel: self.channel, clock: self.clock) }
}
