import ArgumentParser
import Wire

/// Lists the requests that a running server has recorded.
struct Requests: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List recorded requests, newest first.")

  @Option(help: "Only this vendor's.")
  var vendor: String?
  @Option(help: "Only this operation.")
  var operation: String?
  @Option(help: "Only this status, or class of statuses: 404, 4xx.")
  var status: String?
  @Option(help: "How many at most, up to 1000. (default: 20)")
  var limit: String?
  @Flag(help: "Print only how many there are.")
  var count = false
  @OptionGroup var place: ServerPlace
  @Flag(help: "Print the server's answer as it is.")
  var json = false

  func run() throws {
    let client = ControlClient(try place.origin())
    if count {
      guard limit == nil else {
        throw CommandError.refused("--limit: a count has no limit; leave it out")
      }
      let answer = try client.send("GET", "/requests/count" + query(limit: nil))
      return Terminal.say(json ? "\(answer)" : "\(answer["count"] ?? .null)")
    }
    let answer = try client.send("GET", "/requests" + query(limit: limit ?? "20"))
    for line in json ? ["\(answer)"] : Self.lines(answer) { Terminal.say(line) }
  }

  private func query(limit: String?) -> String {
    let pairs = [
      ("vendor", vendor), ("operation", operation), ("status", status), ("limit", limit),
    ].compactMap { name, value in value.map { "\(name)=\(PercentEncoding.encode($0))" } }
    return pairs.isEmpty ? "" : "?" + pairs.joined(separator: "&")
  }

  /// The answer for people, a line for each request.
  static func lines(_ answer: JSON) -> [String] {
    (answer["requests"]?.arrayValue ?? []).map { request in
      let word = { (name: String) in request[name]?.stringValue }
      var words = [
        word("at") ?? "", "\(request["status"] ?? .null)", word("method") ?? "",
        "/\(word("vendor") ?? "")\(word("path") ?? "")"
          + (word("query").map { "?\($0)" } ?? ""),
      ]
      words += [word("operation"), word("world").map { "~\($0)" }, word("id")].compactMap { $0 }
      return words.joined(separator: " ")
    }
  }
}
