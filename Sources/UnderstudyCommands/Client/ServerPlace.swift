import ArgumentParser
import Platform
import Server

/// The options of every verb that speaks of a running server.
struct ServerPlace: ParsableArguments {
  @Option(help: "The server. (default: UNDERSTUDY_URL, else http://127.0.0.1:4010)")
  var url: String?
  @Option(help: "The world. (default: UNDERSTUDY_WORLD, else the default world)")
  var world: String?

  /// Where that is: a server, and a world in it.
  func origin() throws(CommandError) -> ServerOrigin {
    try Self.origin(url, world: world ?? CurrentProcess.variable("UNDERSTUDY_WORLD"))
  }

  static func origin(_ url: String?, world name: String?) throws(CommandError) -> ServerOrigin {
    let text = url ?? CurrentProcess.variable("UNDERSTUDY_URL") ?? "http://127.0.0.1:4010"
    if let name, !Worlds.isName(name) {
      throw .refused("'\(name)' is no name for a world: \(Worlds.nameRule)")
    }
    return try ServerOrigin(text, world: name)
  }
}
