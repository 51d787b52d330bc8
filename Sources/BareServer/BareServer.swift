import HTTPTypes
import HummingbirdCore
import Logging
import NIOCore
import NIOPosix
import ServiceLifecycle

/// The yardstick for benchmarks: HummingbirdCore as it comes, answering `hello` to everything.
///
/// It takes `--port N` (4020 when left out) and nothing else, and stops when it is killed.
@main
struct BareServer {
  static func main() async throws {
    let port = Self.port(in: CommandLine.arguments) ?? 4020
    let logger = Logger(label: "bare")
    let response = HTTPResponse(
      status: .ok, headerFields: [.contentType: "text/plain", .contentLength: "5"])
    let body = ByteBuffer(string: "hello")
    let server = try HTTPServerBuilder.http1().buildServer(
      configuration: ServerConfiguration(address: .hostname("127.0.0.1", port: port)),
      eventLoopGroup: MultiThreadedEventLoopGroup.singleton, logger: logger
    ) { _, writer, _ in
      try await writer.write(response: response, body: ResponseBody(byteBuffer: body))
    }
    try await server.run()
  }

  private static func port(in arguments: [String]) -> Int? {
    guard let flag = arguments.firstIndex(of: "--port"), flag + 1 < arguments.count else {
      return nil
    }
    return Int(arguments[flag + 1])
  }
}
