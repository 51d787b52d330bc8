import Platform
import Server
import Wire

/// Speaks to a running server's control plane: one request, one connection, sockets of the system.
///
/// Made for small answers on this machine. It follows nothing, keeps nothing and knows no proxy.
struct ControlClient {
  /// What the server answered.
  struct Response {
    let status: Int
    /// By name in lower case.
    let headers: [String: String]
    let body: [UInt8]

    var json: JSON { (try? JSON(parsing: body)) ?? .null }
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
  /// the words of the command line, in which `names` says what members of the body are called.
  func send(
    _ method: String, _ path: String, _ body: JSON? = nil, names: [String: String] = [:]
  ) throws(CommandError) -> JSON {
    let body = try bytes(method, path, body, names: names)
    return (try? JSON(parsing: body)) ?? .null
  }

  /// Sends a request like `send`, and gives the answer's body as it is.
  func bytes(
    _ method: String, _ path: String, _ body: JSON? = nil, names: [String: String] = [:]
  ) throws(CommandError) -> [UInt8] {
    let response = try exchange(method, path, body)
    guard response.status >= 400 else { return response.body }
    throw ControlProblem(response.status, response.json).error(names)
  }

  /// Itself, where the world that it speaks of is there; where `evicted` is true, one that was let go
  /// will do. Most routes would make it.
  func requiringWorld(orEvicted evicted: Bool = false) throws(CommandError) -> ControlClient {
    try requireWorld(origin.world, orEvicted: evicted)
    return self
  }

  /// Refuses a world that is not there; the default one always is.
  func requireWorld(_ name: String?, orEvicted evicted: Bool = false) throws(CommandError) {
    guard let name, name != Worlds.defaultName else { return }
    let response = try ControlClient(origin.server, token: token).exchange("GET", "/worlds/\(name)")
    guard response.status == 404 else { return }
    let problem = ControlProblem(404, response.json)
    if evicted, !problem.detail.hasPrefix("there is no world") { return }
    throw CommandError(code: 1, lines: problem.error([:]).lines)
  }

  /// Sends a request and reads the whole answer, once it is clear that an understudy listens there:
  /// another server is told nothing, and its answers mean nothing.
  func exchange(
    _ method: String, _ path: String, _ body: JSON? = nil
  ) throws(CommandError) -> Response {
    try requireUnderstudy()
    return try answer(method, path, body)
  }

  private func requireUnderstudy() throws(CommandError) {
    let response = try ControlClient(origin.server, token: nil).answer("GET", "/version", nil)
    let type = response.headers["content-type"] ?? ""
    // A server that does not take this Host says so itself, to the request that is meant.
    let isGate = response.status == 403 && type.hasPrefix("application/problem+json")
    guard response.json["name"]?.stringValue == "understudy" || isGate else {
      let who = response.headers["server"] ?? "a server without a name"
      throw .failed(
        "\(origin.authority) is no understudy: \(who) answered GET /_understudy/v1/version with "
          + "\(response.status)\(type.isEmpty ? "" : ", \(type)"); "
          + "name the server by --url or UNDERSTUDY_URL")
    }
  }

  /// Whether an understudy listens on a port of this machine.
  static func findsUnderstudy(onPort port: Int) -> Bool {
    guard let origin = try? ServerOrigin("http://127.0.0.1:\(port)", world: nil) else {
      return false
    }
    return (try? ControlClient(origin, token: nil).requireUnderstudy()) != nil
  }

  private func answer(
    _ method: String, _ path: String, _ body: JSON?
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
    try requireUnderstudy()
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
        throw ControlProblem(rest.status, rest.json).error([:])
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
      throw .failed(
        error == .connectionReset
          ? "\(origin.authority) closed the connection without an answer"
          : "\(origin.authority) takes connections and does not answer")
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
    guard !bytes.isEmpty else {
      throw .failed("\(origin.authority) closed the connection without an answer")
    }
    let end = bytes.firstRange(of: Array("\r\n\r\n".utf8))
    let head = String(decoding: bytes[..<(end?.lowerBound ?? 0)], as: UTF8.self)
    let words = head.prefix { $0 != "\r\n" }.split(separator: " ")
    guard let end, words.count >= 2, words[0].hasPrefix("HTTP/1."), let status = Int(words[1])
    else {
      throw .failed("\(origin.authority) is no understudy: it speaks \(Self.protocolName(bytes))")
    }
    var headers: [String: String] = [:]
    for line in head.split(separator: "\r\n").dropFirst() {
      let parts = line.split(separator: ":", maxSplits: 1)
      guard parts.count == 2 else { continue }
      headers[parts[0].lowercased()] = String(parts[1].drop { $0 == " " })
    }
    return Response(status: status, headers: headers, body: Array(bytes[end.upperBound...]))
  }

  /// What was answered, for a person, where it is not HTTP/1.
  private static func protocolName(_ bytes: [UInt8]) -> String {
    // An alert of TLS, which is what a server of https answers to a request in clear.
    if bytes.starts(with: [0x15, 0x03]) { return "TLS" }
    let line = bytes.prefix { $0 >= 0x20 && $0 < 0x7f }.prefix(60)
    return line.isEmpty
      ? "no HTTP" : "no HTTP, but says '\(String(decoding: line, as: UTF8.self))'"
  }
}
