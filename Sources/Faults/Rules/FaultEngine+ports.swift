package import Wire

/// The rules that happen to a vendor's own port, before a request is read.
///
/// They count connections where others count requests, and a closed port each time it is closed.
extension FaultEngine {
  /// Whether a connection to the vendor's port, just accepted, is reset.
  package mutating func resets(connectionTo vendor: String, at now: Instant, wall: Instant) -> Bool
  {
    expire(at: wall)
    var isReset = false
    var draws: [Draw] = []
    let leaders = leaders
    for index in armed.indices {
      let rule = armed[index].rule
      guard rule.action.connection?.moment == .accept, rule.match.vendor == vendor
      else { continue }
      armed[index].matches += 1
      guard holds(rule, armed[index].matches, behind: leaders, at: now, &draws), !isReset else {
        continue
      }
      armed[index].hits += 1
      isReset = true
    }
    return isReset
  }

  /// The vendors whose ports are closed now.
  package mutating func closedPorts(at now: Instant, wall: Instant) -> Set<String> {
    expire(at: wall)
    var closed: Set<String> = []
    var draws: [Draw] = []
    let leaders = leaders
    for index in armed.indices {
      let rule = armed[index].rule
      guard rule.action.connection?.moment == .listen, let vendor = rule.match.vendor else {
        continue
      }
      let isClosing = holds(rule, 1, behind: leaders, at: now, &draws)
      if isClosing, !armed[index].isClosing {
        armed[index].matches += 1
        armed[index].hits += 1
      }
      armed[index].isClosing = isClosing
      if isClosing { closed.insert(vendor) }
    }
    return closed
  }

  /// The next edges at which a port opens or closes by itself: of a window, on the world's clock,
  /// and of a rule's own life, on the wall's.
  package func nextEdges(after now: Instant) -> (window: Instant?, expiry: Instant?) {
    var edges: [Instant] = []
    var expiries: [Instant] = []
    for item in armed where item.rule.action.connection?.moment == .listen {
      if let window = item.rule.condition.window {
        edges += [startedAt + window.from, startedAt + window.from + window.length]
      }
      if let expiry = item.rule.expires { expiries.append(expiry) }
    }
    return (edges.filter { $0 > now }.min(), expiries.min())
  }

  /// Whether a port waits for another rule's hit.
  package var hasFollowingPorts: Bool {
    armed.contains {
      $0.rule.condition.following != nil && $0.rule.action.connection?.moment == .listen
    }
  }
}
