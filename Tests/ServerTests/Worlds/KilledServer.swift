import Foundation
import Glibc

/// The built server, run as a process of its own on a directory, to be killed without warning.
///
/// Requests go over one real socket, several at once, as a client with keep-alive sends them.
final class KilledServer {
  private let process = Process()
  private let port: UInt16
  private var socket: Int32 = -1
  private var buffer: [UInt8] = []

  /// The command stands beside the tests, where both were built; nil where it does not.
  static var executable: URL? {
    let url = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
      .deletingLastPathComponent().appending(path: "understudy")
    return FileManager.default.isExecutableFile(atPath: url.path(percentEncoded: false)) ? url : nil
  }

  /// Starts a server and connects to it.
  init(_ executable: URL, state: URL) throws {
    let portFile = state.deletingLastPathComponent().appending(path: "port")
    try? FileManager.default.removeItem(at: portFile)
    let output = Pipe()
    process.executableURL = executable
    process.arguments = [
      "serve", "--port", "0", "--port-file", portFile.path(percentEncoded: false), "--state",
      state.path(percentEncoded: false), "--quiet",
      "--baseline", "empty", "--journal", "0",
    ]
    process.currentDirectoryURL = state.deletingLastPathComponent()
    process.environment = ["PATH": "/usr/bin:/bin"]
    process.standardOutput = output
    try process.run()
    // The line that the server prints once it is bound.
    var text = ""
    while !text.contains("\n") {
      let data = output.fileHandleForReading.availableData
      guard !data.isEmpty else { throw CocoaError(.executableLoad) }
      text += String(decoding: data, as: UTF8.self)
    }
    guard let digits = text.split(separator: "\n").first?.split(separator: ":").last,
      let port = UInt16(digits.prefix { $0.isNumber })
    else { throw CocoaError(.fileReadCorruptFile) }
    self.port = port
    try connect()
  }

  private func connect() throws {
    socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    let code = unsafe withUnsafePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe Glibc.connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard code == 0 else { throw CocoaError(.fileReadUnknown) }
  }

  /// Sends bytes without waiting for an answer.
  func send(_ text: String) {
    let bytes = Array(text.utf8)
    var sent = 0
    while sent < bytes.count {
      let count = unsafe bytes[sent...].withUnsafeBytes {
        unsafe Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return }
      sent += count
    }
  }

  /// The next answer's status and body; nil where the connection ends before one is whole.
  func receive() -> (status: Int, body: [UInt8])? {
    while true {
      if let response = takeResponse() { return response }
      var chunk = [UInt8](repeating: 0, count: 65_536)
      let count = unsafe chunk.withUnsafeMutableBytes {
        unsafe recv(socket, $0.baseAddress, $0.count, 0)
      }
      guard count > 0 else { return nil }
      buffer += chunk[..<count]
    }
  }

  private func takeResponse() -> (status: Int, body: [UInt8])? {
    guard let end = buffer.firstRange(of: Array("\r\n\r\n".utf8)) else { return nil }
    let head = String(decoding: buffer[..<end.lowerBound], as: UTF8.self)
    let lines = head.split(separator: "\r\n")
    let length = lines.compactMap { line -> Int? in
      let parts = line.split(separator: ":", maxSplits: 1)
      guard parts.count == 2, parts[0].lowercased() == "content-length" else { return nil }
      return Int(parts[1].drop { $0 == " " })
    }.first
    guard let status = lines.first?.split(separator: " ").dropFirst().first.flatMap({ Int($0) }),
      let length, buffer.count >= end.upperBound + length
    else { return nil }
    let body = Array(buffer[end.upperBound..<(end.upperBound + length)])
    buffer.removeFirst(end.upperBound + length)
    return (status, body)
  }

  /// Ends the process as a power cut would, as far as it can see.
  func kill() {
    Glibc.kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    close(socket)
  }
}
