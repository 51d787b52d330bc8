/// A server's address, and the world that is meant in it.
struct ServerOrigin: Hashable {
  let host: String
  let port: Int
  let world: String?

  /// Reads `http://HOST:PORT`; a path after it is refused, as is https, which the server does not
  /// speak.
  init(_ text: String, world: String?) throws(CommandError) {
    let wrong = CommandError.refused(
      "'\(text)' is not a server's address; write it like http://127.0.0.1:4010")
    guard text.hasPrefix("http://") else { throw wrong }
    var authority = text.dropFirst("http://".count)
    if authority.hasSuffix("/") { authority = authority.dropLast() }
    guard !authority.isEmpty, !authority.contains(where: { "/?#@".contains($0) }) else {
      throw wrong
    }
    let mark = authority.lastIndex(of: ":")
    let isBare = mark == nil || authority.hasSuffix("]")
    let name = isBare ? authority : authority[..<(mark ?? authority.endIndex)]
    let digits = isBare ? "80" : authority[authority.index(after: mark ?? authority.startIndex)...]
    guard !name.isEmpty, let port = Int(digits), (1...65535).contains(port) else { throw wrong }
    host = name.hasPrefix("[") ? String(name.dropFirst().dropLast()) : String(name)
    self.port = port
    self.world = world
  }

  private init(host: String, port: Int) {
    self.host = host
    self.port = port
    world = nil
  }

  /// The same server, and no world in it.
  var server: ServerOrigin { ServerOrigin(host: host, port: port) }

  /// `HOST:PORT`, as a Host header has it.
  var authority: String { "\(host.contains(":") ? "[\(host)]" : host):\(port)" }

  /// The address with the world's prefix, where one is named.
  var prefixed: String { "http://\(authority)" + (world.map { "/~\($0)" } ?? "") }
}
