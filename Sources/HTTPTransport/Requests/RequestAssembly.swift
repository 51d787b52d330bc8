import HTTPTypes
import NIOCore
import NIOHTTP1

/// Puts the parts of requests together. Pure: the parts go in, events come out.
struct RequestAssembly {
  private enum State {
    /// Between two requests.
    case idle
    /// A head has arrived and its end has not.
    case reading(InboundRequest, InboundEvent.Version, KeepAlive)
    /// Nothing more is taken: a request was the connection's last, over the limit or unreadable.
    case ended
  }

  private var state = State.idle
  private let connection: Int
  private let listener: String?
  private let bodyLimit: Int

  init(connection: Int, listener: String?, bodyLimit: Int) {
    self.connection = connection
    self.listener = listener
    self.bodyLimit = bodyLimit
  }

  mutating func take(_ part: HTTPServerRequestPart) -> InboundEvent? {
    switch part {
    case .head(let head): self.begin(head)
    case .body(let bytes): self.append(bytes)
    case .end: self.finish()
    }
  }

  /// The parser gave up on a request that begins with these bytes. A client that ended its side in
  /// the middle of a request is not told.
  mutating func fail(_ error: HTTPParserError, start: [UInt8]) -> InboundEvent? {
    if case .ended = self.state { return nil }
    self.state = .ended
    return error == .invalidEOFState ? nil : self.rejected(Rejection(error, start: start))
  }

  private func rejected(_ rejection: Rejection) -> InboundEvent {
    .unreadable(
      UnreadableRequest(
        status: rejection.status, reason: rejection.reason, connection: self.connection,
        listener: self.listener))
  }

  private mutating func begin(_ head: HTTPRequestHead) -> InboundEvent? {
    guard case .idle = self.state else { return nil }
    guard let method = HTTPRequest.Method(head.method.rawValue) else {
      self.state = .ended
      return self.rejected(Rejection(400, "a method that is no name"))
    }
    var request = InboundRequest(
      method: method, target: head.uri, connection: self.connection, listener: self.listener)
    var length = 0
    var isExpecting = false
    // The codec stops reading behind a CONNECT or an upgrade, so nothing can follow it.
    var isLast = !head.isKeepAlive || method == .connect
    var hosts = 0
    var rejection: Rejection?
    request.headers.reserveCapacity(head.headers.count)
    for (rawName, value) in head.headers {
      guard let name = HTTPField.Name(rawName) else { continue }
      switch name.canonicalName {
      case "host":
        hosts += 1
        request.authority = value
        continue
      // One that no Int holds is a length all the same: the parser has taken it.
      case "content-length": length = Int(value) ?? .max
      case "transfer-encoding":
        rejection = rejection ?? Self.rejection(ofCodings: value)
        // The framing of such a message is not to be trusted beyond it (RFC 9112, 6.1).
        if head.version != .http1_1 { isLast = true }
      case "expect": isExpecting = value.lowercased() == "100-continue"
      case "upgrade": isLast = true
      default: break
      }
      request.headers.append(HTTPField(name: name, value: value))
    }
    let version: InboundEvent.Version = head.version == .http1_1 ? .chunks : .plain
    rejection = Self.rejection(of: request.authority, hosts: hosts, version) ?? rejection
    if let rejection {
      self.state = .ended
      return self.rejected(rejection)
    }
    guard length <= self.bodyLimit else {
      self.state = .ended
      request.isOversized = true
      return .request(request, version, .closing)
    }
    request.body.reserveCapacity(length)
    let keepAlive: KeepAlive =
      isLast ? .closing : version == .plain ? .announced : .open
    self.state = .reading(request, version, keepAlive)
    return isExpecting && version == .chunks ? .expectation : nil
  }

  /// Why a request is refused for its `Host` (RFC 9112, 3.2).
  private static func rejection(
    of authority: String?, hosts: Int, _ version: InboundEvent.Version
  ) -> Rejection? {
    guard let authority else {
      return version == .plain ? nil : Rejection(400, "a request of HTTP/1.1 without a Host")
    }
    guard hosts == 1 else { return Rejection(400, "a request with \(hosts) Host headers") }
    guard Authority(authority) != nil else {
      return Rejection(
        400, "a Host that is none: \(Rejection.printable(authority.utf8.prefix(60)))")
    }
    return nil
  }

  /// Why a request is refused for its transfer codings: only `chunked` is decoded, once.
  private static func rejection(ofCodings value: String) -> Rejection? {
    let codings = value.split(separator: ",").map { $0.lowercased().filter { $0 != " " } }
    guard codings != ["chunked"] else { return nil }
    return Rejection(
      501, "the transfer coding \(Rejection.printable(value.utf8.prefix(60))), which is not decoded"
    )
  }

  private mutating func append(_ bytes: ByteBuffer) -> InboundEvent? {
    guard case .reading(var request, let version, let keepAlive) = self.state else { return nil }
    // Lets go of the state's copy, so that appending does not copy the body.
    self.state = .ended
    guard request.body.count + bytes.readableBytes <= self.bodyLimit else {
      request.body = []
      request.isOversized = true
      return .request(request, version, .closing)
    }
    request.body.append(contentsOf: bytes.readableBytesView)
    self.state = .reading(request, version, keepAlive)
    return nil
  }

  private mutating func finish() -> InboundEvent? {
    guard case .reading(let request, let version, let keepAlive) = self.state else { return nil }
    self.state = keepAlive == .closing ? .ended : .idle
    return .request(request, version, keepAlive)
  }
}
