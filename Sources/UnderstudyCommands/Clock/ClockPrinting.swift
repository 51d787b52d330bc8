import ArgumentParser
import Wire

/// Sends what moves a clock, and prints where it stands and what came to pass on the way.
struct ClockPrinting: ParsableArguments {
  @OptionGroup var place: ServerPlace
  @Flag(help: "Print the server's answer as it is.")
  var json = false

  func send(
    _ method: String, _ path: String, _ body: JSON? = nil, limit: String? = nil
  ) throws(CommandError) {
    let query = limit.map { "?limit=\(PercentEncoding.encode($0))" } ?? ""
    let client = try ControlClient(try place.origin()).requiringWorld()
    let response = try client.send(
      method, "/clock\(path)\(query)", body,
      names: ["by": "<by>", "to": "<to>", "factor": "<factor>"])
    for line in json ? ["\(response)"] : Self.lines(response) { Terminal.say(line) }
  }

  /// The answer for people: a line for the clock, one for each transition.
  static func lines(_ response: JSON) -> [String] {
    let word = { (name: String) in response[name]?.stringValue ?? "" }
    var head = "\(word("now"))  \(word("mode"))"
    if word("mode") == "scaled", let factor = response["factor"]?.doubleValue {
      head += factor == factor.rounded() ? " \(Int(factor))x" : " \(factor)x"
    }
    if let due = response["next_due"]?.stringValue { head += "  next due \(due)" }
    let transitions = (response["transitions"]?.arrayValue ?? []).map { transition in
      let word = { (name: String) in transition[name]?.stringValue ?? "-" }
      return "  \(word("at"))  \(word("vendor")) \(word("resource")) \(word("id"))  "
        + (word("from") == "-" ? word("to") : "\(word("from")) -> \(word("to"))")
        + (["-", "step", "asked"].contains(word("kind")) ? "" : "  (\(word("kind")))")
    }
    let omitted = response["omitted"]?.intValue ?? 0
    return [head] + transitions
      + (omitted > 0 ? ["  ... and \(omitted) more; --limit lists them"] : [])
  }
}
