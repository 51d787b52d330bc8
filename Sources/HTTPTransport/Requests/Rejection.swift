import NIOHTTP1

/// Why a request is not read.
struct Rejection: Hashable {
  let status: Int
  let reason: String

  init(_ status: Int, _ reason: String) {
    self.status = status
    self.reason = reason
  }

  /// What a parser's error means for a request that begins with these bytes.
  init(_ error: HTTPParserError, start: [UInt8]) {
    self =
      switch error {
      case _ where start.starts(with: [0x16, 0x03]):
        Rejection(400, "a TLS client on a port that speaks plain HTTP")
      case _ where start.starts(with: "PRI * HTTP/2.0".utf8):
        Rejection(400, "the preface of HTTP/2, and this server speaks HTTP/1.1")
      case .headerOverflow:
        Rejection(431, "a head of more than \(HeadLimit.text)")
      case .invalidMethod: Self.method(of: start)
      case .invalidVersion: Rejection(400, "a version other than HTTP/1.0 and HTTP/1.1")
      case .invalidContentLength, .unexpectedContentLength:
        Rejection(400, "a Content-Length that is no length, or beside Transfer-Encoding")
      case .invalidChunkSize: Rejection(400, "a chunk without a size")
      case .invalidHeaderToken: Rejection(400, "a header with a character that none may have")
      case .invalidURL, .invalidHost, .invalidPort, .invalidPath, .invalidQueryString,
        .invalidFragment:
        Rejection(400, "a target with a character that none may have")
      default: Rejection(400, "no HTTP: \(Self.printable(start.prefix(24)))")
      }
  }

  /// Methods that clients write in lower case are the common mistake.
  private static func method(of start: [UInt8]) -> Rejection {
    let text = printable(start.prefix { $0 != UInt8(ascii: " ") })
    let upper = text.uppercased()
    guard text != upper, knownMethods.contains(upper) else {
      return Rejection(400, "no HTTP: \(printable(start.prefix(24)))")
    }
    return Rejection(400, "the method \(text) is not \(upper): methods are case-sensitive")
  }

  private static let knownMethods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]

  /// The bytes as one line of ASCII.
  static func printable(_ bytes: some Sequence<UInt8>) -> String {
    let text = String(
      decoding: bytes.map { (0x20...0x7e).contains($0) ? $0 : UInt8(ascii: "?") }, as: UTF8.self)
    return text.isEmpty ? "nothing" : text
  }
}

/// How large the head of a request may be.
enum HeadLimit {
  /// Of the target, and of a header's name with its value.
  static let field = 80 * 1024
  /// Of all headers.
  static let all = 256 * 1024
  static let fields = 256

  static let text = "80 KiB in a line, 256 KiB in all, or 256 headers"

  static var configuration: NIOHTTPDecoderLimitConfiguration {
    var configuration = NIOHTTPDecoderLimitConfiguration()
    configuration.maxHeaderFieldSize = field
    configuration.maxHeaderListSize = all
    configuration.maxHeaderFieldCount = fields
    return configuration
  }
}
