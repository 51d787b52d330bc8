import Foundation

/// The built command, run as a process of its own in an empty directory.
final class Binary {
  /// What became of a run.
  struct Outcome {
    let code: Int32
    let output: String
    let complaint: String
  }

  let directory: URL
  private let process = Process()
  private let output = Pipe()
  private let complaint = Pipe()

  /// The command stands beside the tests, where both were built.
  private static var executable: URL {
    URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
      .deletingLastPathComponent().appendingPathComponent("understudy")
  }

  init(_ arguments: [String], in directory: URL? = nil, environment: [String: String] = [:]) throws
  {
    self.directory =
      try directory
      ?? FileManager.default.url(
        for: .itemReplacementDirectory, in: .userDomainMask,
        appropriateFor: FileManager.default.temporaryDirectory, create: true)
    process.executableURL = Self.executable
    process.arguments = arguments
    process.currentDirectoryURL = self.directory
    process.environment = environment.merging(["PATH": "/usr/bin:/bin"]) { first, _ in first }
    process.standardOutput = output
    process.standardError = complaint
    try process.run()
  }

  /// Runs a command to its end.
  static func run(
    _ arguments: String..., in directory: URL? = nil, environment: [String: String] = [:]
  ) throws -> Outcome {
    try Binary(arguments, in: directory, environment: environment).wait()
  }

  /// A server on a free port, once it is ready.
  static func serve(_ arguments: String..., in directory: URL? = nil) throws -> Binary {
    try serve(arguments, in: directory)
  }

  /// A server on a free port, once it is ready.
  static func serve(_ arguments: [String], in directory: URL? = nil) throws -> Binary {
    let server = try Binary(
      ["serve", "--port", "0", "--port-file", "port"] + arguments, in: directory)
    guard try server.port() != nil else {
      throw CocoaError(.executableLoad, userInfo: ["complaint": try server.wait().complaint])
    }
    return server
  }

  func wait() throws -> Outcome {
    let text = output.fileHandleForReading.readDataToEndOfFile()
    let errors = complaint.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Outcome(
      code: process.terminationStatus, output: String(decoding: text, as: UTF8.self),
      complaint: String(decoding: errors, as: UTF8.self))
  }

  /// The next line that it prints; nil where it ended before that.
  func line() throws -> String? {
    var bytes = Data()
    while let byte = try output.fileHandleForReading.read(upToCount: 1), !byte.isEmpty {
      if byte == Data("\n".utf8) { return String(decoding: bytes, as: UTF8.self) }
      bytes += byte
    }
    return nil
  }

  /// The port that the server wrote down; nil where it ended before that.
  func port() throws -> Int? {
    let file = directory.appendingPathComponent("port")
    while process.isRunning {
      if let text = try? String(contentsOf: file, encoding: .utf8),
        let port = Int(text.trimmingCharacters(in: .newlines))
      {
        return port
      }
      Thread.sleep(forTimeInterval: 0.01)
    }
    return nil
  }

  var url: String { get throws { "http://127.0.0.1:\(try port() ?? 0)" } }

  /// What it has printed since this was asked last; waits until there is something.
  func printed() -> String {
    String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
  }

  func signal(_ number: Int32) { kill(process.processIdentifier, number) }

  deinit { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }
}
