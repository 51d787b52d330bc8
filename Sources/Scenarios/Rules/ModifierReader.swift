import Faults
import HTTPTypes
import Wire

/// The actions of `then` that leave an answer genuine, in the order in which they are written.
struct ModifierReader {
  let context: ReadingContext

  func modifiers(_ members: [SourceNode.Member]) -> [RuleAction.Modifier] {
    var modifiers: [RuleAction.Modifier] = []
    for member in members {
      let value = member.value
      switch member.key {
      case "delay":
        if let delay = context.distribution(value, "`delay`") { modifiers.append(.delay(delay)) }
      case "patch":
        switch value.content {
        case .mapping, .list: modifiers.append(.patch(value.json))
        default: context.refuse(value, "`patch` must be a JSON merge patch, not \(value.spelling)")
        }
      case "headers": modifiers += headers(value)
      case "dribble":
        if let dribble = dribble(value) { modifiers.append(dribble) }
      case "bandwidth":
        if let rate = bandwidth(value) { modifiers.append(.bandwidth(rate)) }
      case "slow_headers":
        if let time = context.duration(value, "`slow_headers`", isPositive: true) {
          modifiers.append(.slowHeaders(over: time))
        }
      default: break
      }
    }
    return modifiers
  }

  /// Headers that say how the body is sent; delivery's own, and broken by connection faults only.
  private static let framing: Set<String> = [
    "content-length", "transfer-encoding", "connection", "content-encoding",
  ]

  /// The connection faults that break what framing headers say, in a sentence.
  private static let framingFaults: String = {
    let keys = ConnectionFault.Kind.all.filter(\.breaksFraming).map(\.key)
    return keys.dropLast().joined(separator: ", ") + " or " + (keys.last ?? "")
  }()

  private func headers(_ node: SourceNode) -> [RuleAction.Modifier] {
    guard let members = node.members else {
      context.refuse(node, "`headers` is a mapping of names and values, not \(node.spelling)")
      return []
    }
    return members.compactMap { member in
      guard HTTPField.Name(member.key) != nil else {
        context.refuse(member.place, "'\(member.key)' cannot be the name of a header")
        return nil
      }
      guard !Self.framing.contains(member.key.lowercased()) else {
        context.refuse(
          member.place,
          "'\(member.key)' says how the body is sent; to break that, use connection: "
            + Self.framingFaults)
        return nil
      }
      guard let value = member.value.scalarText, HTTPField.isValidValue(value) else {
        context.refuse(
          member.value, "`\(member.key)` must be a text of one line, not \(member.value.spelling)")
        return nil
      }
      return .header(name: member.key, value: value)
    }
  }

  private func dribble(_ node: SourceNode) -> RuleAction.Modifier? {
    guard let fields = context.fields(node, .dribble), let chunks = fields["chunks"],
      let over = fields["over"]
    else { return nil }
    let pieces = context.count(chunks, "`chunks`", from: 1)
    let time = context.duration(over, "`over`", isPositive: true)
    guard let pieces, let time else { return nil }
    return .dribble(chunks: pieces, over: time)
  }

  /// Bytes a second; KB is 1000 bytes, KiB is 1024.
  private func bandwidth(_ node: SourceNode) -> Int? {
    let units = [
      ("KiB/s", 1_024), ("MiB/s", 1_048_576), ("KB/s", 1_000), ("MB/s", 1_000_000), ("B/s", 1),
    ]
    if let text = node.text, let unit = units.first(where: { text.hasSuffix($0.0) }),
      let amount = Int(text.dropLast(unit.0.utf8.count)), amount > 0
    {
      let (bytes, isTooMuch) = amount.multipliedReportingOverflow(by: unit.1)
      if !isTooMuch { return bytes }
    }
    context.refuse(
      node, "`bandwidth` must be like 500B/s, 10KB/s or 2MB/s, not \(node.spelling)")
    return nil
  }
}

extension MappingSchema {
  static let dribble = MappingSchema(
    "dribble",
    #"""
    {
      "type": "object",
      "additionalProperties": false,
      "required": ["chunks", "over"],
      "properties": {
        "chunks": {"description": "How many pieces.", "type": "integer", "minimum": 1},
        "over": {
          "description": "Wall time from the first to the last.",
          "$ref": "#/$defs/duration"
        }
      }
    }
    """#)
}
