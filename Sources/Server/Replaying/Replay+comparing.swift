import HTTPTransport
import HTTPTypes
import Simulation
import Wire

/// What was answered beside what the record has; each finds the first difference, nil for none.
extension Replay {
  mutating func compare(
    _ number: Int, _ line: Int, _ expected: RecordedResponse, _ found: OutboundResponse
  ) -> ReplayDifference? {
    let status = found.head?.status.code
    guard status == expected.status else {
      return difference(
        number, line, "status", expected.status.map(String.init) ?? "a broken delivery",
        status.map(String.init) ?? "a broken delivery")
    }
    if case .none = expected.content { return nil }
    if let different = compare(number, line, expected.headers, found.head?.headerFields ?? [:]) {
      return different
    }
    let delay = found.delay?.time.spelled()
    guard delay == expected.delay else {
      return difference(number, line, "delay", expected.delay ?? "none", delay ?? "none")
    }
    switch (expected.content, found) {
    case (.body(let bytes), .whole(_, let body, _)):
      return compare(number, line, "body", bytes, body)
    case (.stream, .stream): return nil
    case (.script(let actions), .script(let played, _)):
      return compare(number, line, actions, played)
    default: return difference(number, line, "kind of answer", expected.kind, found.kind)
    }
  }

  private mutating func compare(
    _ number: Int, _ line: Int, _ expected: [RecordedField], _ found: HTTPFields
  ) -> ReplayDifference? {
    for index in 0..<max(expected.count, found.count) {
      guard index < expected.count else {
        let extra = found[found.index(found.startIndex, offsetBy: index)]
        return difference(number, line, "header \(extra.name)", "(nothing)", extra.value)
      }
      let field = expected[index]
      guard index < found.count else {
        let value = String(decoding: secrets.filled(field.value), as: UTF8.self)
        return difference(number, line, "header \(field.name)", value, "(nothing)")
      }
      let given = found[found.index(found.startIndex, offsetBy: index)]
      guard given.name.rawName == field.name else {
        return difference(number, line, "headers", field.name, given.name.rawName)
      }
      let bytes = Array(given.value.utf8)
      let value = secrets.filled(field.value, learningFrom: bytes)
      guard value == bytes else {
        return difference(
          number, line, "header \(field.name)", String(decoding: value, as: UTF8.self), given.value)
      }
    }
    return nil
  }

  private mutating func compare(
    _ number: Int, _ line: Int, _ expected: [RecordedResponse.Action], _ found: [ByteScript.Action]
  ) -> ReplayDifference? {
    for index in 0..<max(expected.count, found.count) {
      let place = "step \(index + 1) of the script"
      guard index < expected.count, index < found.count else {
        return difference(
          number, line, place, index < expected.count ? expected[index].kind : "(nothing)",
          index < found.count ? found[index].kind : "(nothing)")
      }
      guard expected[index].kind == found[index].kind else {
        return difference(number, line, place, expected[index].kind, found[index].kind)
      }
      if case .send(let bytes) = expected[index], case .send(let sent) = found[index],
        let different = compare(number, line, place, bytes, sent)
      {
        return different
      }
    }
    return nil
  }

  mutating func compare(
    _ number: Int, _ line: Int, _ place: String, _ expected: RecordedBytes, _ found: [UInt8]
  ) -> ReplayDifference? {
    let filled = secrets.filled(expected, learningFrom: found)
    return BodyDifference.between(filled, found).map {
      difference(number, line, "\(place) \($0.place)", $0.expected, $0.found)
    }
  }
}

extension RecordedResponse {
  fileprivate var kind: String {
    switch content {
    case .body: "a whole answer"
    case .stream: "a stream"
    case .script: "a broken delivery"
    case .none: "any"
    }
  }
}

extension RecordedResponse.Action {
  fileprivate var kind: String {
    switch self {
    case .send: "send"
    case .other(let word): word
    }
  }
}

extension ByteScript.Action {
  fileprivate var kind: String {
    switch self {
    case .send: "send"
    case .pause(let duration): "pause \(duration.spelled())"
    case .keep: "keep"
    case .finish: "finish"
    case .reset: "reset"
    }
  }
}

extension OutboundResponse {
  fileprivate var kind: String {
    switch self {
    case .whole: "a whole answer"
    case .stream: "a stream"
    case .script: "a broken delivery"
    }
  }

  fileprivate var delay: Delay? {
    switch self {
    case .whole(_, _, let delay), .stream(_, let delay, _): delay
    case .script: nil
    }
  }
}
