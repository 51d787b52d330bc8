import Simulation
import Wire

/// `connection`: how a rule breaks one.
extension ScenarioReader {
  enum FaultName: String, CaseIterable {
    case refuse, reset, hang
    case closeEarly = "close_early"
    case wrongLength = "wrong_length"
    case garbage
    case badChunk = "bad_chunk"
    case truncatedGzip = "truncated_gzip"

    /// The keys beside `connection` that say more about it.
    var company: [String] {
      switch self {
      case .reset: ["at"]
      case .hang: ["at", "for"]
      case .wrongLength: ["by"]
      default: []
      }
    }
  }

  /// The moments at which a connection may be reset.
  private enum ResetMoment: String, CaseIterable {
    case accept, before_headers, after_headers, mid_body
  }

  /// The moments at which it may fall silent.
  private enum HangMoment: String, CaseIterable { case before_headers, mid_body }

  mutating func connection(_ node: SourceNode, _ fields: Fields) -> ConnectionFault? {
    guard let name = word(node, "`connection`", of: FaultName.self) else { return nil }
    let before = count
    for key in ["at", "for", "by"] where !name.company.contains(key) {
      guard let field = fields[key] else { continue }
      let others = FaultName.allCases.filter { $0.company.contains(key) }.map(\.rawValue)
      refuse(
        field, "\(name.rawValue) takes no `\(key)`; that is for \(others.joined(separator: ", "))")
    }
    let fault: ConnectionFault? =
      switch name {
      case .refuse: .refuse
      case .reset: .reset(moment(fields["at"], ResetMoment.self))
      case .hang:
        .hang(
          moment(fields["at"], HangMoment.self),
          fields["for"].flatMap { duration($0, "`for`", isPositive: true) })
      case .closeEarly: .closeEarly
      case .wrongLength: fields["by"].map { difference($0) } ?? .wrongLength(1)
      case .garbage: .garbage
      case .badChunk: .badChunk
      case .truncatedGzip: .truncatedGzip
      }
    return count == before ? fault : nil
  }

  /// The moment, which is before the headers where nothing is written.
  private mutating func moment<Word: CaseIterable & RawRepresentable<String>>(
    _ node: SourceNode?, _ type: Word.Type
  ) -> ConnectionFault.Moment {
    guard let node, let word = word(node, "`at`", of: type) else { return .beforeHeaders }
    return ConnectionFault.Moment(rawValue: word.rawValue) ?? .beforeHeaders
  }

  /// By how much the length is wrong.
  private mutating func difference(_ node: SourceNode) -> ConnectionFault {
    let number = node.number?.int
    if number == nil || number == 0 {
      refuse(
        node,
        "`by` must be a number of bytes, more than the body has or, below 0, less; "
          + "not \(node.spelling)")
    }
    return .wrongLength(number ?? 0)
  }

  /// Refuses what cannot be asked of a connection that ends before a request is read.
  mutating func checkPlace(
    of fault: ConnectionFault, _ isApplied: Bool?, _ match: RuleMatch, _ fields: Fields
  ) {
    guard fault.isBeforeRequests, let place = fields["connection"] else { return }
    let name = fault == .refuse ? "refuse" : "reset at accept"
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
