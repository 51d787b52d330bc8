import Wire

/// A problem document of the control plane, in the terms of the command line: options instead of pointers,
/// words instead of patterns and routes.
struct ControlProblem {
  private let status: Int
  private let json: JSON

  init(_ status: Int, _ json: JSON) {
    self.status = status
    self.json = json
  }

  /// Why, in the server's own words.
  var detail: String { json["detail"]?.stringValue ?? "" }

  /// Refused input where it is the client's fault. `names` says what members of the body are called
  /// on the command line; those that it leaves out are `--MEMBER`.
  func error(_ names: [String: String]) -> CommandError {
    CommandError(code: status < 500 ? 2 : 1, lines: lines(names))
  }

  private func lines(_ names: [String: String]) -> [String] {
    let violations = json["violations"]?.arrayValue ?? []
    guard violations.isEmpty else { return violations.map { Self.line($0, names) } }
    let title = json["title"]?.stringValue ?? "the server answered \(status)"
    var line = "\(title): \(Self.words(detail))"
    let expected = (json["expected"]?.arrayValue ?? []).compactMap(\.stringValue)
    if !expected.isEmpty { line += " (\(expected.joined(separator: ", ")))" }
    return [line]
  }

  private static func line(_ violation: JSON, _ names: [String: String]) -> String {
    let place = violation["in"]?.stringValue
    let detail = words(violation["detail"]?.stringValue ?? "")
    let member = violation["pointer"]?.stringValue?.split(separator: "/").first.map(String.init)
    guard let member else { return detail }
    let name = (place == "query" ? nil : names[member]) ?? "--\(member)"
    return "\(name): \(detail)"
  }

  /// What the API says, and what a person at a terminal has to do.
  private static let terms = [
    ("must have the format date-time", "must be an instant, such as 2026-01-02T03:04:05Z"),
    ("must be of type boolean", "must be true or false"),
    ("must be of type integer", "must be a whole number"),
    ("must be a valid status", "must be a status or a class of statuses, such as 404 or 4xx"),
    (
      "must be a valid world name",
      "must be a name: 1 to 64 letters, digits, '.', '_' and '-'"
    ),
    (
      "must be a valid snapshot name",
      "must be a name: 1 to 64 letters, digits, '.', '_' and '-'"
    ),
    ("must be a valid baseline", "must be demo, empty or snapshot:NAME"),
    (
      "it is made by POST worlds or on first use",
      "its first request makes it, or `understudy world create`"
    ),
    ("take one by POST snapshots", "take one by `understudy world snapshot`"),
    ("or PUT its state", "or move it yourself"),
    (
      "or make a world with the scenario: POST worlds",
      "or serve with --scenario"
    ),
  ]

  private static func words(_ text: String) -> String {
    var text = text
    for (said, meant) in terms {
      guard let range = text.firstRange(of: said) else { continue }
      text.replaceSubrange(range, with: meant)
    }
    // A pattern stands last, in parentheses.
    if text.hasSuffix("$)"), let start = text.firstRange(of: " (^") {
      text.removeSubrange(start.lowerBound...)
    }
    return text
  }
}
