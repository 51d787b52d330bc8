import Logging
import NIOCore
import Platform

/// Stops accepting for a moment where the system has no descriptors or memory left for another
/// connection, and says so once a minute at most.
///
/// Without it the loop would be told of the waiting connection again and again. Connections that wait
/// are accepted once there is room; it refuses none. It stands at the head of a listener's pipeline.
final class AcceptPause: ChannelInboundHandler {
  typealias InboundIn = any Channel

  private static let pause = TimeAmount.milliseconds(250)
  private static let silence = TimeAmount.minutes(1)

  private let logger: Logger
  private let setAccepting: (any Channel, Bool) -> Void
  private var isPaused = false
  private var spoke: NIODeadline?

  /// - Parameters:
  ///   - logger: Told what the system is short of.
  ///   - setAccepting: Stops and resumes a listener. To hold back a read is not enough: the loop has
  ///     promised one, and is told of the waiting connection until it succeeds.
  init(
    logger: Logger,
    setAccepting: @escaping (any Channel, Bool) -> Void = { channel, isAccepting in
      channel.setOption(ChannelOptions.autoRead, value: isAccepting).whenFailure { _ in }
    }
  ) {
    self.logger = logger
    self.setAccepting = setAccepting
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    guard let code = (error as? IOError).map({ SystemError(code: $0.errnoCode) }) else {
      return context.fireErrorCaught(error)
    }
    // A client that left before it was accepted.
    if code == .connectionAborted { return }
    guard let reason = Self.shortage(code) else { return context.fireErrorCaught(error) }
    self.tell(reason, at: context.eventLoop.now)
    guard !self.isPaused else { return }
    self.isPaused = true
    self.setAccepting(context.channel, false)
    context.eventLoop.assumeIsolated().scheduleTask(in: Self.pause) {
      self.isPaused = false
      self.setAccepting(context.channel, true)
    }
  }

  private func tell(_ reason: String, at now: NIODeadline) {
    if let spoke, now < spoke + Self.silence { return }
    self.spoke = now
    self.logger.error(
      "\(reason): new connections wait until others are closed; a higher 'ulimit -n' allows more")
  }

  /// What the system is short of; nil for any other error.
  private static func shortage(_ error: SystemError) -> String? {
    switch error {
    case .tooManyOpenFiles: "no file descriptor of the process is left"
    case .tooManyOpenFilesInSystem: "no file descriptor of the system is left"
    case .noBufferSpace, .outOfMemory: "the system has no memory for another connection"
    default: nil
    }
  }
}
