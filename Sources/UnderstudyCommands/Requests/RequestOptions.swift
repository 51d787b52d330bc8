import ArgumentParser
import Wire

/// What recorded requests are to have in common.
struct RequestOptions: ParsableArguments {
  @Option(help: "Only this vendor's.")
  var vendor: String?
  @Option(help: "Only this operation.")
  var operation: String?
  @Option(help: "Only this status, or class of statuses: 404, 4xx.")
  var status: String?
  @Option(help: "Only this method.")
  var method: String?
  @Option(help: "Only this path, below the vendor's mount; * stands for any text.")
  var path: String?
  @Option(help: "Only from this instant of world time on.")
  var since: String?
  @Option(help: "Only before this instant of world time.")
  var until: String?
  @Option(help: "Only with this header, or NAME=VALUE with * for any text; repeatable.")
  var header: [String] = []
  @Option(help: "Only with this in the JSON body: /name, or /name=VALUE; repeatable.")
  var body: [String] = []
  @Option(help: "Only those in whose answer this rule had a part.")
  var rule: String?
  @Option(help: "Only those that changed something (true), or nothing (false).")
  var applied: String?

  /// The query that says so, with its question mark; empty where nothing is said.
  func query(limit: String? = nil) -> String {
    let single = [
      ("vendor", vendor), ("operation", operation), ("status", status), ("method", method),
      ("path", path), ("since", since), ("until", until), ("rule", rule), ("applied", applied),
      ("limit", limit),
    ]
    var pairs = single.compactMap { name, value in value.map { (name, $0) } }
    pairs += header.map { ("header", $0) } + body.map { ("body", $0) }
    guard !pairs.isEmpty else { return "" }
    return "?"
      + pairs.map { "\($0.0)=\(PercentEncoding.encode($0.1))" }.joined(separator: "&")
  }
}
