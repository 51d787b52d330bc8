import NIOCore

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
