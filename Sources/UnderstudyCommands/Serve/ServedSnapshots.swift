import Server
import Simulation

/// The snapshots that `serve` is given, read from their directories before anything is served.
struct ServedSnapshots {
  /// Those with a name.
  let named: Snapshots
  private let vendors: [Vendor]

  init(_ options: ServeOptions, vendors: [Vendor]) throws(CommandError) {
    named = Snapshots(most: options.limits.bytes)
    self.vendors = vendors
    for (name, directory) in options.snapshots {
      let snapshot = try SnapshotDirectory.read(
        directory, named: name, vendors: vendors, for: "--snapshot")
      do throws(Snapshots.CreationError) { try named.add(snapshot) } catch {
        throw .refused("--snapshot: '\(name)' is too large; see --max-world-bytes")
      }
    }
  }

  /// The snapshot that worlds begin with; nil where the baseline is none.
  func baseline(
    of options: ServeOptions, under scenario: Scenario?
  ) throws(CommandError) -> Snapshot? {
    let place = options.places[.baseline] ?? "--baseline"
    switch options.baseline {
    case .plain: return nil
    case .snapshot(let name): return try find(name, place)
    case .directory(let path):
      return try SnapshotDirectory.read(path, named: "baseline", vendors: vendors, for: place)
    case nil: break
    }
    guard let scenario, let name = scenario.snapshot else { return nil }
    return try find(name, "scenario \(scenario.name)")
  }

  private func find(_ name: String, _ place: String) throws(CommandError) -> Snapshot {
    if let snapshot = named[name] { return snapshot }
    throw .refused("\(place): there is no snapshot '\(name)'; give it with --snapshot \(name)=DIR")
  }
}
