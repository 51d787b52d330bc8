import Glibc
import Wire

/// Speaks to a running server's control plane: one request, one connection, sockets of the system.
///
/// Made for small answers on this machine. It follows nothing, keeps nothing and knows no proxy.
struct ControlClient {
  /// What the server answered.
  struct Response {
    let status: Int
    let body: [UInt8]
  }

  let origin: ServerOrigin
  let token: String?

  init(_ origin: ServerOrigin, token: String? = Variables.value("UNDERSTUDY_CONTROL_TOKEN")) {
    self.origin = origin
    self.token = token
  }

  /// Sends a request below `/_understudy/v1`, and gives the answer's body; a refusal is thrown in
  /// the server's own words.
  func send(
    _ method: String, _ path: String, _ body: JSON? = nil
  ) throws(CommandError) -> JSON {
    let body = try bytes(method, path, body)
    return (try? JSON(parsing: body)) ?? .null
  }

  /// Sends a request like `send`, and gives the answer's body as it is.
  func bytes(
    _ method: String, _ path: String, _ body: JSON? = nil
  ) throws(CommandError) -> [UInt8] {
    let response = try exchange(method, path, body)
    guard response.status >= 400 else { return response.body }
    let json = (try? JSON(parsing: response.body)) ?? .null
    throw Self.error(response.status, json)
  }

  /// A refusal in the server's own words.
  static func error(_ status: Int, _ json: JSON) -> CommandError {
    let title = json["title"]?.stringValue ?? "the server answered \(status)"
    var line = "\(title): \(json["detail"]?.stringValue ?? "")"
    let expected = (json["expected"]?.arrayValue ?? []).compactMap(\.stringValue)
    if !expected.isEmpty { line += " (\(expected.joined(separator: ", ")))" }
    return CommandError(code: status < 500 ? 2 : 1, lines: [line])
  }

  /// Sends a request and reads the whole answer.
  func exchange(
    _ method: String, _ path: String, _ body: JSON? = nil
  ) throws(CommandError) -> Response {
    let descriptor = try connection()
    defer { close(descriptor) }
    try write(request(method, path, body), to: descriptor)
    return try response(try readAll(descriptor))
  }

  /// Reads events until the server ends them; `last` is the id of the last one that was seen.
  func follow(
    _ path: String, after last: Int, _ handle: (ServerEvent) -> Void
  ) throws(CommandError) {
    let descriptor = try connection()
    defer { close(descriptor) }
    Self.limitWaiting(descriptor, seconds: 0)
    try write(request("GET", path, nil, "Last-Event-ID: \(last)\r\n"), to: descriptor)
    var head: [UInt8] = []
    var reader: ServerEventReader?
    var buffer = [UInt8](repeating: 0, count: 64 * 1024)
    while reader?.isOver != true {
      let count = unsafe recv(descriptor, &buffer, buffer.count, 0)
      guard count >= 0 else { throw .failed("\(origin.authority) does not answer") }
      guard count > 0 else { break }
      if reader != nil {
        for event in reader?.read(buffer[..<count]) ?? [] { handle(event) }
        continue
      }
      head += buffer[..<count]
      guard let end = head.firstRange(of: Array("\r\n\r\n".utf8)) else { continue }
      let found = try response(head)
      guard found.status == 200 else {
        let rest = try response(head + (try readAll(descriptor)))
        throw Self.error(rest.status, (try? JSON(parsing: rest.body)) ?? .null)
      }
      var fresh = ServerEventReader()
      for event in fresh.read(head[end.upperBound...]) { handle(event) }
      reader = fresh
    }
  }

  private func request(
    _ method: String, _ path: String, _ body: JSON?, _ further: String = ""
  ) -> [UInt8] {
    let content = body?.serialized() ?? []
    var head = "\(method) /_understudy/v1\(path) HTTP/1.1\r\nHost: \(origin.authority)\r\n"
    head += "Connection: close\r\nContent-Length: \(content.count)\r\n"
    if body != nil { head += "Content-Type: application/json\r\n" }
    if let world = origin.world { head += "X-Understudy-World: \(world)\r\n" }
    if let token { head += "Authorization: Bearer \(token)\r\n" }
    return Array((head + further + "\r\n").utf8) + content
  }

  private func connection() throws(CommandError) -> Int32 {
    var hints = unsafe addrinfo()
    unsafe hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    var found: UnsafeMutablePointer<addrinfo>?
    guard unsafe getaddrinfo(origin.host, String(origin.port), &hints, &found) == 0 else {
      throw .failed("there is no host '\(origin.host)'")
    }
    defer { unsafe freeaddrinfo(found) }
    var next = unsafe found
    while let address = unsafe next?.pointee {
      unsafe next = address.ai_next
      let descriptor = unsafe socket(address.ai_family, address.ai_socktype, 0)
      guard descriptor >= 0 else { continue }
      Self.limitWaiting(descriptor)
      if unsafe connect(descriptor, address.ai_addr, address.ai_addrlen) == 0 { return descriptor }
      close(descriptor)
    }
    throw .failed("nothing listens on \(origin.authority); start `understudy serve` first")
  }

  /// Ten seconds for each piece: no answer of the control plane takes that long; 0 for no limit.
  private static func limitWaiting(_ descriptor: Int32, seconds: Int = 10) {
    var limit = timeval(tv_sec: seconds, tv_usec: 0)
    let size = socklen_t(MemoryLayout<timeval>.size)
    for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
      unsafe setsockopt(descriptor, SOL_SOCKET, option, &limit, size)
    }
  }

  private func write(_ bytes: [UInt8], to descriptor: Int32) throws(CommandError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes {
        unsafe Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { throw .failed("\(origin.authority) closed the connection") }
      rest = rest.dropFirst(count)
    }
  }

  private func readAll(_ descriptor: Int32) throws(CommandError) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 64 * 1024)
    while true {
      let count = unsafe recv(descriptor, &buffer, buffer.count, 0)
      guard count >= 0 else { throw .failed("\(origin.authority) does not answer") }
      guard count > 0 else { return bytes }
      bytes += buffer[..<count]
    }
  }

  private func response(_ bytes: [UInt8]) throws(CommandError) -> Response {
    let end = bytes.firstRange(of: Array("\r\n\r\n".utf8))
    let head = String(decoding: bytes[..<(end?.lowerBound ?? 0)], as: UTF8.self)
    let words = head.prefix { $0 != "\r\n" }.split(separator: " ")
    guard let end, words.count >= 2, words[0].hasPrefix("HTTP/1."), let status = Int(words[1])
    else { throw .failed("\(origin.authority) is no understudy: its answer is not HTTP") }
    return Response(status: status, body: Array(bytes[end.upperBound...]))
  }
}
