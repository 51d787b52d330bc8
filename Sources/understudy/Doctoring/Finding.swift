import Wire

/// What a check of this machine found.
struct Finding: WireOutput, Hashable {
  enum Verdict: String, WireEnum {
    case good
    /// Works, and may surprise.
    case doubtful
    /// Keeps a server from running.
    case bad
  }

  let check: String
  let verdict: Verdict
  let detail: String

  /// The finding for people.
  var line: String {
    let mark =
      switch verdict {
      case .good: "ok  "
      case .doubtful: "note"
      case .bad: "FAIL"
      }
    return "\(mark)  \(check): \(detail)"
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("check", check)
      json.field("verdict", verdict)
      json.field("detail", detail)
    }
  }
}
