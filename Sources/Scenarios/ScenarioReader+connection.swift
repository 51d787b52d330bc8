import Faults
import Wire

/// `connection`: how a rule breaks one. What there is to write comes from the kinds themselves.
extension ScenarioReader {
  mutating func connection(_ node: SourceNode, _ fields: Fields) -> ConnectionFault? {
    let kinds = ConnectionFault.Kind.all
    guard let kind = node.text.flatMap({ ConnectionFault.Kind($0) }) else {
      refuse(node, "`connection`", isNoneOf: kinds.map(\.key))
      return nil
    }
    let before = count
    for key in ConnectionFault.Kind.fields.map(\.key) where !kind.takes(key) {
      guard let field = fields[key] else { continue }
      let others = kinds.filter { $0.takes(key) }.map(\.key)
      refuse(field, "\(kind.key) takes no `\(key)`; that is for \(others.joined(separator: ", "))")
    }
    var values: [String: ConnectionFault.Field.Value] = [:]
    for field in kind.fields {
      guard let node = fields[field.key] else { continue }
      values[field.key] = value(node, field)
    }
    return count == before ? ConnectionFault(kind, values) : nil
  }

  private mutating func value(
    _ node: SourceNode, _ field: ConnectionFault.Field
  ) -> ConnectionFault.Field.Value? {
    switch field.constraint {
    case .moment(let moments):
      let moment = node.text.flatMap { ConnectionFault.Moment(rawValue: $0) }
      if let moment, moments.contains(moment) { return .moment(moment) }
      refuse(node, "`\(field.key)`", isNoneOf: moments.map(\.rawValue))
      return nil
    case .duration:
      return duration(node, "`\(field.key)`", isPositive: true).map { .duration($0) }
    case .bytes:
      if let number = node.number?.int, number != 0 { return .bytes(number) }
      refuse(
        node,
        "`\(field.key)` must be a number of bytes, more than the body has or, below 0, less; "
          + "not \(node.spelling)")
      return nil
    }
  }

  /// Refuses what cannot be asked of a connection that ends before a request is read.
  mutating func checkPlace(
    of fault: ConnectionFault, _ isApplied: Bool?, _ match: RuleMatch, _ fields: Fields
  ) {
    guard fault.isBeforeRequests, let place = fields["connection"] else { return }
    let name = fault.moment == .listen ? fault.kind.key : "\(fault.kind.key) at accept"
    if isApplied == true {
      refuse(
        fields["applied"] ?? place, "\(name) comes before a request is read; nothing can be applied"
      )
    }
    guard let vendor = match.vendor else {
      refuse(
        place, "\(name) happens to a whole port; match one vendor that has a port of its own")
      return
    }
    let isWhole =
      match.operation == nil && match.method == nil && match.path == nil && match.key == nil
      && match.headers.isEmpty && match.query.isEmpty && match.body.isEmpty
    if !isWhole {
      refuse(
        place, "\(name) comes before a request is read; match the vendor and nothing else")
    }
    if let ports, !ports.contains(vendor) {
      refuse(
        place,
        "\(name) needs a port of its own for \(vendor): serve with --vendor \(vendor)=PORT")
    }
    for key in ["delay", "patch", "headers", "dribble", "bandwidth", "slow_headers"] {
      guard let field = fields[key] else { continue }
      refuse(field, "\(name) leaves no answer that `\(key)` could shape")
    }
  }
}

extension ConnectionFault.Kind {
  fileprivate func takes(_ key: String) -> Bool { fields.contains { $0.key == key } }
}
