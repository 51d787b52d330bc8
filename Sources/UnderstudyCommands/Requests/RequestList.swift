import ArgumentParser
import Wire

/// Lists recorded requests, counts them, or follows them as they come.
struct RequestList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List recorded requests, newest first; or follow them.")

  @OptionGroup var criteria: RequestOptions
  @Option(help: "How many at most, up to 1000. (default: 20)")
  var limit: String?
  @Flag(help: "Print only how many there are.")
  var count = false
  @Flag(help: "Print the last ones, oldest first, and then every one as it comes.")
  var follow = false
  @OptionGroup var place: ServerPlace
  @Flag(help: "Print the server's answer as it is; with --follow, a line of JSON for each request.")
  var json = false

  func validate() throws {
    guard !(count && follow) else { throw ValidationError("--count or --follow, not both.") }
  }

  func run() throws {
    let client = try ControlClient(try place.origin()).requiringWorld(orEvicted: true)
    if count {
      guard limit == nil else {
        throw CommandError.refused("--limit: a count has no limit; leave it out")
      }
      let response = try client.send("GET", "/requests/count" + criteria.query())
      return Terminal.say(json ? "\(response)" : "\(response["count"] ?? .null)")
    }
    let response = try client.send("GET", "/requests" + criteria.query(limit: limit ?? "20"))
    guard follow else {
      for line in json ? ["\(response)"] : Self.lines(response) { Terminal.say(line) }
      return
    }
    for request in (response["requests"]?.arrayValue ?? []).reversed() {
      Terminal.say(json ? "\(request)" : Self.line(request))
    }
    let last = response["newest"]?.intValue ?? 0
    try client.follow("/requests/stream" + criteria.query(), after: last) { event in
      switch event.name {
      case "request", "undecided":
        let request = (try? JSON(parsing: event.data)) ?? .null
        Terminal.say(json ? "\(request)" : Self.line(request))
      case "dropped":
        let count = (try? JSON(parsing: event.data))?["dropped"] ?? .null
        Terminal.complain("understudy: \(count) requests had to make room before they were read")
      case "restart": Terminal.complain("understudy: the server has begun anew")
      default: break
      }
    }
  }

  /// The answer for people, a line for each request.
  static func lines(_ response: JSON) -> [String] {
    (response["requests"]?.arrayValue ?? []).map(line)
  }

  static func line(_ request: JSON) -> String {
    let word = { (name: String) in request[name]?.stringValue }
    var words = [
      word("at") ?? "", "\(request["status"] ?? .null)", word("method") ?? "",
      (word("vendor").map { "/\($0)" } ?? "") + (word("path") ?? "")
        + (word("query").map { "?\($0)" } ?? ""),
    ]
    words += [word("operation"), word("world").map { "~\($0)" }, word("id")].compactMap { $0 }
    let rules = (request["fault"]?["rules"]?.arrayValue ?? []).compactMap(\.stringValue)
    if !rules.isEmpty { words.append("rule: \(rules.joined(separator: ", "))") }
    if let diagnosis = word("diagnosis") { words.append("(\(diagnosis))") }
    return words.joined(separator: " ")
  }
}
