import Wire

/// What a check of this machine found.
struct Finding: WireOutput, Hashable {
  enum Grade: String, WireEnum {
    case good
    /// Works, and may surprise.
    case doubtful
    /// Keeps a server from running.
    case bad
  }

  let check: String
  let grade: Grade
  let detail: String

  /// The finding for people.
  var line: String {
    let mark =
      switch grade {
      case .good: "ok  "
      case .doubtful: "note"
      case .bad: "FAIL"
      }
    return "\(mark)  \(check): \(detail)"
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("check", check)
      json.field("verdict", grade)
      json.field("detail", detail)
    }
  }
}
