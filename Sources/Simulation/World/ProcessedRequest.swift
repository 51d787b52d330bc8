package import Faults
package import Wire

/// What became of one request in one world.
package struct ProcessedRequest: Sendable {
  package var result: HandlerResult
  package let sequence: UInt64
  package let requestID: String
  package internal(set) var at: Instant
  /// Nil where no documented route matched.
  package let operation: Operation?
  /// What the world's rules did to it; nil for nothing.
  package var fault: AppliedFault?
  /// What chance gave while they were judged.
  package var draws: [Draw] = []
  /// The dialect in which an operation has answered.
  package var dialect: Dialect?
  /// Whether it changed something that was kept.
  package var hasChanged = false
  /// Rings when what the rules make the client wait for is over before its time; nil for no wait.
  var release: ChangeSignal?
  /// The generation of the world's data that it saw.
  package var generation = 0

  /// Returns when waits that rules have put on the answer are over before their time, or when the
  /// task is cancelled; nil where there are none.
  package var released: (@Sendable () async -> Void)? {
    guard let release else { return nil }
    return { await release.wait(since: 0) }
  }
}
