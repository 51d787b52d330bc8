import Faults
import Simulation
import Wire

/// `connection`: how a rule breaks one. What there is to write comes from the kinds themselves.
struct ConnectionReader {
  let context: ReadingContext

  func connection(_ node: SourceNode, _ fields: ReadingContext.Fields) -> ConnectionFault? {
    let kinds = ConnectionFault.Kind.all
    guard let kind = node.text.flatMap({ ConnectionFault.Kind($0) }) else {
      context.refuse(node, "`connection`", isNoneOf: kinds.map(\.key))
      return nil
    }
    let before = context.findingCount
    for key in ConnectionFault.Kind.fields.map(\.key) where !kind.takes(key) {
      guard let field = fields[key] else { continue }
      let others = kinds.filter { $0.takes(key) }.map(\.key)
      context.refuse(
        field, "\(kind.key) takes no `\(key)`; that is for \(others.joined(separator: ", "))")
    }
    var values: [String: ConnectionFault.Field.Value] = [:]
    for field in kind.fields {
      guard let node = fields[field.key] else { continue }
      values[field.key] = value(node, field)
    }
    return context.findingCount == before ? ConnectionFault(kind, values) : nil
  }

  private func value(
    _ node: SourceNode, _ field: ConnectionFault.Field
  ) -> ConnectionFault.Field.Value? {
    switch field.constraint {
    case .moment(let moments):
      let moment = node.text.flatMap { ConnectionFault.Moment(rawValue: $0) }
      if let moment, moments.contains(moment) { return .moment(moment) }
      context.refuse(node, "`\(field.key)`", isNoneOf: moments.map(\.rawValue))
      return nil
    case .duration:
      return context.duration(node, "`\(field.key)`", isPositive: true).map { .duration($0) }
    case .bytes:
      if let number = node.number?.int, number != 0 { return .bytes(number) }
      context.refuse(
        node,
        "`\(field.key)` must be a number of bytes, more than the body has or, below 0, less; "
          + "not \(node.spelling)")
      return nil
    }
  }

  /// Refuses what cannot be asked of a connection that ends before a request is read.
  func checkPlace(
    of fault: ConnectionFault, _ isApplied: Bool?, _ match: RuleMatch,
    _ fields: ReadingContext.Fields
  ) {
    guard fault.isBeforeRequests, let place = fields["connection"] else { return }
    let name = fault.moment == .listen ? fault.kind.key : "\(fault.kind.key) at accept"
    if isApplied == true {
      context.refuse(
        fields["applied"] ?? place, "\(name) comes before a request is read; nothing can be applied"
      )
    }
    guard let vendor = match.vendor else {
      context.refuse(
        place, "\(name) happens to a whole port; match one vendor that has a port of its own")
      return
    }
    let isWhole =
      match.operation == nil && match.method == nil && match.path == nil && match.key == nil
      && match.headers.isEmpty && match.query.isEmpty && match.body.isEmpty
    if !isWhole {
      context.refuse(
        place, "\(name) comes before a request is read; match the vendor and nothing else")
    }
    if let ports = context.ports, !ports.contains(vendor) {
      context.refuse(
        place,
        "\(name) needs a port of its own for \(vendor): serve with --vendor \(vendor)=PORT")
    }
    for key in ["delay", "patch", "headers", "dribble", "bandwidth", "slow_headers"] {
      guard let field = fields[key] else { continue }
      context.refuse(field, "\(name) leaves no answer that `\(key)` could shape")
    }
  }
}

extension ConnectionFault.Kind {
  fileprivate func takes(_ key: String) -> Bool { fields.contains { $0.key == key } }
}

/// The part of `then` that the kinds of faults make.
extension ConnectionFault {
  /// `connection` and the keys beside it, from the kinds of faults.
  static var schemaProperties: String {
    let words = ConnectionFault.Kind.all.map { "\"\($0.key)\"" }.joined(separator: ", ")
    let own =
      "\"connection\": {\"description\": \"A fault of the connection.\", \"enum\": [\(words)]},"
    return ([own] + ConnectionFault.Kind.fields.map { "        \(member($0))," })
      .joined(separator: "\n")
  }

  /// The keys that say more about a connection fault, as members of `dependentRequired`.
  static var schemaDependencies: String {
    ConnectionFault.Kind.fields.map { ",\n        \"\($0.key)\": [\"connection\"]" }.joined()
  }

  private static func member(_ field: ConnectionFault.Field) -> String {
    let rule =
      switch field.constraint {
      case .moment:
        "\"enum\": [\(moments(of: field.key).map { "\"\($0.rawValue)\"" }.joined(separator: ", "))]"
      case .duration: "\"$ref\": \"#/$defs/duration\""
      case .bytes: "\"type\": \"integer\", \"not\": {\"const\": 0}"
      }
    return "\"\(field.key)\": {\"description\": \"\(field.summary)\", \(rule)}"
  }

  /// The moments that some kind allows in a field.
  private static func moments(of key: String) -> [ConnectionFault.Moment] {
    let fields = ConnectionFault.Kind.all.flatMap(\.fields).filter { $0.key == key }
    let allowed = fields.flatMap { field -> [ConnectionFault.Moment] in
      if case .moment(let moments) = field.constraint { moments } else { [] }
    }
    return ConnectionFault.Moment.allCases.filter { allowed.contains($0) }
  }
}
