import Simulation
import Storage
import Wire

/// A snapshot as the control plane shows it.
struct SnapshotReport: ReplyBody {
  let name: String
  /// The world it was taken of.
  let world: String
  /// Wall time.
  let taken: Instant
  /// Where its world's clock stood.
  let now: Instant
  let seed: String
  let bytes: Int
  /// What it has as files.
  let files: [String]

  init(_ snapshot: Snapshot) {
    name = snapshot.name
    world = snapshot.world
    taken = snapshot.taken
    now = snapshot.image.now
    seed = String(snapshot.image.seed)
    bytes = snapshot.image.bytes
    files = (snapshot.image.vendors + [SnapshotFiles.world]).map(SnapshotFile.name(of:))
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("name", name)
      json.field("world", world)
      json.field("taken_at", taken.iso8601(.microseconds))
      json.field("now", now.iso8601(.microseconds))
      json.field("seed", seed)
      json.field("bytes", bytes)
      json.field("files", files)
    }
  }
}

/// Snapshots: `{"snapshots": [...]}`.
struct SnapshotList: ReplyBody {
  let snapshots: [SnapshotReport]

  func write(to json: inout JSONWriter) { json.object { $0.field("snapshots", snapshots) } }
}

/// How much of a file has come in.
struct SnapshotPieceReport: ReplyBody {
  let snapshot: String
  let file: String
  let bytes: Int

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("snapshot", snapshot)
      json.field("file", file)
      json.field("bytes", bytes)
    }
  }
}
