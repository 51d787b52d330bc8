import Simulation
import Storage
import Synchronization
import Telemetry
import Wire

/// What the operations of the control plane work on: the server's worlds, vendors and journal, and
/// finding them by name.
struct ControlContext: Sendable {
  let worlds: Worlds
  let vendors: [Vendor]
  let journal: Journal
  /// The vendors that have ports of their own.
  let ports: Set<String>
  /// How many lines of the log were lost, as its reader did not take them.
  let lostLines: @Sendable () -> Int
  let unreadable: UnreadableCount
  let renderedEvents = RenderedEvents()

  /// The vendor of that name.
  func vendor(_ name: String, at pointer: String? = nil) throws(Problem) -> Vendor {
    if let vendor = vendors.first(where: { $0.name == name }) { return vendor }
    throw Problem(
      404, "unknown vendor", "no vendor is called '\(name)'", pointer: pointer,
      expected: NearestNames.sorted(vendors.map(\.name), to: name))
  }

  /// The world of that name; none is made.
  func existingWorld(_ name: String) throws(Problem) -> World {
    if let world = worlds.known(name) { return world }
    let fate = worlds.eviction(of: name)?.description ?? "there is no world '\(name)'"
    throw Problem(
      404, "unknown world", "\(fate); it is made by POST worlds or on first use",
      expected: NearestNames.sorted(worlds.names, to: name))
  }
}

/// How much has come in that was no HTTP request, for metrics. The listeners count it.
package final class UnreadableCount: Sendable {
  private let value = Atomic<Int>(0)

  package init() {}

  var count: Int { value.load(ordering: .relaxed) }

  package func add() { value.add(1, ordering: .relaxed) }
}

extension Snapshots {
  /// The snapshot of that name; `pointer` is where the name stands in the request.
  func named(_ name: String, at pointer: String) throws(Problem) -> Snapshot {
    guard let snapshot = self[name] else { throw .unknownSnapshot(name, self, at: pointer) }
    return snapshot
  }
}

extension Problem {
  static func unknownSnapshot(
    _ name: String, _ snapshots: Snapshots, at pointer: String
  ) -> Problem {
    Problem(
      404, "unknown snapshot", "there is no snapshot '\(name)'; take one by POST snapshots",
      pointer: pointer, expected: NearestNames.sorted(snapshots.all.map(\.name), to: name))
  }

  /// Runs what may fail for want of a working database.
  static func attempt<Value>(_ body: () async throws -> Value) async throws(Problem) -> Value {
    do { return try await body() } catch let problem as Problem { throw problem } catch let fault
      as StateError
    {
      throw Problem(500, "the state directory cannot be used", fault.description)
    } catch {
      let fault = StoreError(error)
      throw Problem(
        fault.kind == .diskFull ? 507 : 500, "the database could not do its part", fault.message)
    }
  }
}
