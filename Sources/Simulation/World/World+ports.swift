import Faults
import Wire

/// What the rules of a world do to vendors' own ports.
extension World {
  /// A mark of what closes ports; `portsChanged(since:)` returns at once when it is out of date.
  package nonisolated var portMark: Int { portSignal.count }

  /// Returns when a rule has come or gone or the clock has been moved since the mark, or when the
  /// task is cancelled.
  package nonisolated func portsChanged(since mark: Int) async {
    await portSignal.wait(since: mark)
  }

  /// Whether a connection to the vendor's port, just accepted, is reset. Counts it.
  package func resets(connectionTo vendor: String) -> Bool {
    faults.resets(connectionTo: vendor, at: now, wall: wall)
  }

  /// The vendors whose ports are closed now, and the wall time until that may change by itself; nil
  /// where it does not.
  package func closedPorts() -> (vendors: Set<String>, change: Duration?) {
    let (now, wall) = (now, wall)
    let vendors = faults.closedPorts(at: now, wall: wall)
    let edges = faults.nextEdges(after: now)
    let waits = [
      edges.window.flatMap { clock.wallTime(until: $0, wall: wall) },
      edges.expiry.map { max(.zero, $0 - wall) },
    ]
    return (vendors, waits.compactMap { $0 }.min())
  }
}
