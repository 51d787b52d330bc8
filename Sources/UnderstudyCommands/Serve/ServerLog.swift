import Dispatch
import Logging
import Platform
import Wire

/// What a server prints while it answers: request lines on standard output, errors on standard
/// error.
///
/// No caller waits for a reader. A pipe that is not read, or a terminal that is stopped, loses
/// lines, which are counted and told in their place once it takes lines again.
struct ServerLog: Sendable {
  private let output: OutputQueue
  private let errors: OutputQueue

  /// The most bytes that wait for a reader.
  private static let capacity = 1 << 20

  init(_ format: ServeOptions.LogFormat) {
    let notice = { @Sendable (count: Int) in Self.notice(count, format) }
    output = OutputQueue(.standardOutput, capacity: Self.capacity, .dropping(notice: notice))
    errors = OutputQueue(.standardError, capacity: Self.capacity, .dropping(notice: notice))
  }

  /// Prints a line on standard output.
  func say(_ line: String) { say(printable: Terminal.printable(line)) }

  /// Prints a line that a terminal may obey: it holds colours, and nothing that was not looked at.
  func say(printable line: String) { output.add(Array("\(line)\n".utf8)) }

  /// Prints a line on standard error.
  func complain(_ line: String) { errors.add(Array("\(Terminal.printable(line))\n".utf8)) }

  /// How many lines were lost so far.
  var lost: Int { output.lost + errors.lost }

  /// Waits until all is printed, but not for a reader that takes nothing.
  func finish() {
    for queue in [output, errors] { queue.finish(patience: .milliseconds(200)) }
  }

  /// A logger for the libraries below the server: errors only.
  var logger: Logger {
    var logger = Logger(label: "understudy") { _ in Handler(log: self) }
    logger.logLevel = .error
    return logger
  }

  private static func notice(_ count: Int, _ format: ServeOptions.LogFormat) -> String {
    switch format {
    case .text:
      "understudy: \(count) line\(count == 1 ? " was" : "s were") lost here: the output was not read"
    case .json: "\(["event": "lost", "lines": .number(JSONNumber(count))] as JSON)"
    }
  }

  private struct Handler: LogHandler {
    let log: ServerLog
    var metadata: Logger.Metadata = [:]
    var logLevel: Logger.Level = .error

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
      get { metadata[key] }
      set { metadata[key] = newValue }
    }

    func log(event: LogEvent) { log.complain("understudy: \(event.level): \(event.message)") }
  }
}
