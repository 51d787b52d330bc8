import Platform
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

  init(
    _ origin: ServerOrigin,
    token: String? = CurrentProcess.variable("UNDERSTUDY_CONTROL_TOKEN")
  ) {
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
    let connection = try connection()
    defer { connection.close() }
    try send(request(method, path, body), over: connection)
    return try response(try readToEnd(connection))
  }

  /// Reads events until the server ends them; `last` is the id of the last one that was seen.
  func follow(
    _ path: String, after last: Int, _ handle: (ServerEvent) -> Void
  ) throws(CommandError) {
    let connection = try connection()
    defer { connection.close() }
    connection.limitWaiting(seconds: 0)
    try send(request("GET", path, nil, "Last-Event-ID: \(last)\r\n"), over: connection)
    var head: [UInt8] = []
    var reader: ServerEventReader?
    while reader?.isOver != true {
      let bytes = try receive(connection)
      guard !bytes.isEmpty else { break }
      if reader != nil {
        for event in reader?.read(bytes) ?? [] { handle(event) }
        continue
      }
      head += bytes
      guard let end = head.firstRange(of: Array("\r\n\r\n".utf8)) else { continue }
      let found = try response(head)
      guard found.status == 200 else {
        let rest = try response(head + (try readToEnd(connection)))
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

  /// Ten seconds for each piece: no answer of the control plane takes that long.
  private func connection() throws(CommandError) -> ClientSocket {
    do throws(ClientSocket.ConnectError) {
      return try ClientSocket(host: origin.host, port: origin.port, seconds: 10)
    } catch {
      switch error {
      case .unknownHost: throw .failed("there is no host '\(origin.host)'")
      case .refused:
        throw .failed("nothing listens on \(origin.authority); start `understudy serve` first")
      }
    }
  }

  private func send(_ bytes: [UInt8], over connection: ClientSocket) throws(CommandError) {
    do throws(SystemError) { try connection.send(bytes) } catch {
      throw .failed("\(origin.authority) closed the connection")
    }
  }

  private func receive(_ connection: ClientSocket) throws(CommandError) -> [UInt8] {
    do throws(SystemError) { return try connection.receive() } catch {
      throw .failed("\(origin.authority) does not answer")
    }
  }

  private func readToEnd(_ connection: ClientSocket) throws(CommandError) -> [UInt8] {
    var bytes: [UInt8] = []
    while true {
      let piece = try receive(connection)
      guard !piece.isEmpty else { return bytes }
      bytes += piece
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
