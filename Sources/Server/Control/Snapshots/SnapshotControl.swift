import HTTPTypes
import Simulation
import Storage
import Wire

/// `/snapshots`: worlds kept, and files of them.
enum SnapshotControl {
  static let operations: [ControlOperation] = [
    .operation(.get, "/snapshots", "List the snapshots", id: "listSnapshots", by: listSnapshots),
    .operation(
      .post, "/snapshots", "Take a snapshot of a world", returns: .created, id: "takeSnapshot",
      about: .world, by: takeSnapshot),
    .operation(
      .get, "/snapshots/{snapshot}", "Read a snapshot's facts", id: "getSnapshot",
      by: getSnapshot),
    .operation(
      .delete, "/snapshots/{snapshot}", "Forget a snapshot", returns: .noContent,
      id: "deleteSnapshot", by: deleteSnapshot),
    .operation(
      .get, "/snapshots/{snapshot}/files/{file}", "Read a file of a snapshot",
      id: "getSnapshotFile", by: getSnapshotFile),
    .operation(
      .post, "/snapshots/{snapshot}/files/{file}", "Send a piece of a file of a snapshot to be",
      id: "sendSnapshotPiece", by: sendSnapshotPiece),
    .operation(
      .post, "/snapshots/{snapshot}/load", "Make a snapshot of the files that were sent",
      returns: .created, id: "loadSnapshot", by: loadSnapshot),
  ]

  static func listSnapshots(
    _ call: ControlCall<NoInput>, _ control: ControlContext
  ) async throws(Problem) -> SnapshotList {
    SnapshotList(snapshots: control.worlds.snapshots.all.map(SnapshotReport.init))
  }

  static func takeSnapshot(
    _ call: ControlCall<SnapshotCreation>, _ control: ControlContext
  ) async throws(Problem) -> SnapshotReport {
    let world = try call.world(of: control)
    let image = try await Problem.attempt { try await world.image() }
    let snapshot = Snapshot(
      named: call.input.name.value, image, of: world.name, taken: control.worlds.wall())
    try control.keep(snapshot, at: "/name")
    return SnapshotReport(snapshot)
  }

  static func getSnapshot(
    _ call: ControlCall<NoInput>, _ control: ControlContext
  ) async throws(Problem) -> SnapshotReport {
    SnapshotReport(try control.worlds.snapshots.named(call.path["snapshot"], at: "snapshot"))
  }

  static func deleteSnapshot(
    _ call: ControlCall<NoInput>, _ control: ControlContext
  ) async throws(Problem) -> NoContent {
    let snapshots = control.worlds.snapshots
    let name = call.path["snapshot"]
    // Files that were sent and never loaded go too.
    let hadDraft = snapshots.takeDraft(name) != nil
    guard snapshots.remove(name) || hadDraft else {
      throw .unknownSnapshot(name, snapshots, at: "snapshot")
    }
    return NoContent()
  }

  static func getSnapshotFile(
    _ call: ControlCall<NoInput>, _ control: ControlContext
  ) async throws(Problem) -> Content {
    let snapshot = try control.worlds.snapshots.named(call.path["snapshot"], at: "snapshot")
    let files = try await Problem.attempt {
      try SnapshotFiles.write(snapshot, version: Version.text)
    }
    let name = call.path["file"]
    guard let file = files.first(where: { SnapshotFile.name(of: $0.name) == name }) else {
      throw Problem(
        404, "unknown file", "snapshot '\(snapshot.name)' has no file '\(name)'", pointer: "file",
        expected: files.map { SnapshotFile.name(of: $0.name) })
    }
    return Content(file.bytes, "application/vnd.sqlite3")
  }

  static func sendSnapshotPiece(
    _ call: ControlCall<SnapshotPiece>, _ control: ControlContext
  ) async throws(Problem) -> SnapshotPieceReport {
    let name = try control.snapshotName(call.path["snapshot"])
    let known = (control.vendors.map(\.name) + [SnapshotFiles.world])
    let files = known.map { ($0, SnapshotFile.name(of: $0)) }
    guard let file = files.first(where: { $0.1 == call.path["file"] }) else {
      throw Problem(
        404, "unknown file", "no snapshot has a file '\(call.path["file"])'", pointer: "file",
        expected: files.map(\.1))
    }
    guard let bytes = Base64.decode(call.input.bytes) else {
      throw Problem(
        400, "the request is not valid", "bytes must be Base64 (RFC 4648)", pointer: "/bytes")
    }
    do throws(Snapshots.CreationError) {
      let count = try control.worlds.snapshots.append(
        bytes, at: call.input.offset.value, to: file.0, of: name)
      return SnapshotPieceReport(snapshot: name, file: file.1, bytes: count)
    } catch {
      throw Problem(error, name, at: "snapshot")
    }
  }

  static func loadSnapshot(
    _ call: ControlCall<NoInput>, _ control: ControlContext
  ) async throws(Problem) -> SnapshotReport {
    let name = try control.snapshotName(call.path["snapshot"])
    guard let files = control.worlds.snapshots.takeDraft(name) else {
      throw Problem(
        409, "nothing to load", "no file of a snapshot '\(name)' was sent; send its files first",
        pointer: "snapshot")
    }
    let snapshot: Snapshot
    do throws(SnapshotError) {
      snapshot = try SnapshotFiles.read(named: name, files, vendors: control.vendors)
    } catch {
      throw Problem(422, "not a snapshot", error.description)
    }
    try control.keep(snapshot, at: "snapshot")
    return SnapshotReport(snapshot)
  }
}

extension ControlContext {
  fileprivate func keep(_ snapshot: Snapshot, at pointer: String) throws(Problem) {
    do throws(Snapshots.CreationError) { try worlds.snapshots.add(snapshot) } catch {
      throw Problem(error, snapshot.name, at: pointer)
    }
  }

  /// A name fit for a snapshot, which the path gives.
  fileprivate func snapshotName(_ name: String) throws(Problem) -> String {
    guard Worlds.isName(name) else {
      throw Problem(
        400, "not a snapshot's name",
        "'\(name)' is no name for a snapshot: \(Worlds.nameRule)",
        pointer: "snapshot")
    }
    return name
  }
}

/// The body of `POST snapshots`.
struct SnapshotCreation: RequestBody {
  let name: WorldNameText
}

/// A piece of a file on its way in.
struct SnapshotPiece: RequestBody {
  /// Where it begins in the file: at the end of the piece before.
  let offset: Count<0, 2_147_483_647>
  /// In Base64.
  let bytes: String
}

extension Problem {
  fileprivate init(_ error: Snapshots.CreationError, _ name: String, at pointer: String) {
    switch error {
    case .taken:
      self.init(
        409, "there is such a snapshot",
        "a snapshot '\(name)' exists; delete it, or take another name", pointer: pointer)
    case .full(let most):
      self.init(
        507, "no room for snapshots",
        "all snapshots together may have \(most) bytes (--max-world-bytes); delete one")
    case .gap(let count):
      self.init(
        409, "the piece does not follow", "the file has \(count) bytes; send the piece from there",
        pointer: "/offset")
    }
  }
}
