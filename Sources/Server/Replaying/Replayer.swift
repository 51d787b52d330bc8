import HTTPTypes
package import Simulation
import Synchronization
import Telemetry
import Wire

/// Goes through a record again: the same requests, one after another, to fresh worlds whose wall
/// clock stands at each recorded instant; and compares what is answered.
///
/// No socket is opened and no client is waited for: what was waited for in the run is the order of
/// the record.
package struct Replayer: Sendable {
  /// What came of it.
  package struct Outcome: Sendable, Hashable {
    /// Answers that were the same.
    package var same = 0
    /// Requests whose answer the record, cut short, does not hold.
    package var unanswered = 0
    /// Where the replay went another way; it ends there.
    package var difference: ReplayDifference?
  }

  private let record: RunRecord
  private let router: VendorRouter
  private let wall: ReplayWall

  /// Makes the worlds that the record began with.
  ///
  /// - Throws: What this program no longer has, as a vendor's operation that a scenario names.
  package init(_ record: RunRecord, vendors: [Vendor]) throws(RecordError) {
    self.record = record
    // The default world is made now, and a frozen clock shows forever when that was.
    let wall = ReplayWall(record.creation(of: Worlds.defaultName) ?? record.header.wall)
    self.wall = wall
    let configuration = try record.header.configuration(vendors) { wall.now }
    let worlds: Worlds
    do {
      worlds = try Worlds(configuration, makesUnknown: record.header.makesUnknownWorlds)
    } catch {
      throw RecordError(1, "its world cannot be made: \(error)")
    }
    router = VendorRouter(
      worlds: worlds, vendors: vendors, journal: Journal(capacity: 0), ports: record.header.ports,
      skipsDelays: record.header.skipsDelays)
  }

  package func run() async -> Outcome {
    await withDiscardingTaskGroup { group in
      // Requests that the record, cut short, leaves waiting.
      defer { group.cancelAll() }
      var outcome = Outcome()
      var replay = Replay(router: router, wall: wall)
      for (line, event) in record.events {
        if let difference = await replay.play(event, line: line, in: &group) {
          outcome.difference = difference
          return outcome
        }
        if case .response = event { outcome.same += 1 }
      }
      let (requests, controls) = record.counts
      outcome.unanswered = requests + controls - outcome.same
      return outcome
    }
  }
}

/// The wall clock of a replay: it stands where it is put.
final class ReplayWall: Sendable {
  private let instant: Mutex<Instant>

  init(_ start: Instant) { instant = Mutex(start) }

  var now: Instant { instant.withLock { $0 } }

  func stand(at time: Instant) { instant.withLock { $0 = time } }
}
