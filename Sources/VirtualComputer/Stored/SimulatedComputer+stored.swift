package import Simulation
import Storage
import Wire

extension SimulatedComputer {
  /// The computer that a vendor knows by a key, as its last call left it: a fresh one where none
  /// has been. Its clock has come as far as the world's.
  package init<Failure: VendorFailure>(
    stored id: String, seed: UInt64, _ db: borrowing Transaction<Failure>
  ) throws(Failure) {
    self.init(at: db.now, seed: seed)
    let rows = try db.all(ComputerFileRow.self, where: "computer_id = ? ORDER BY path", id)
    if let row = try db.first(ComputerStateRow.self, where: "id = ?", id) {
      restore(clock: row.clock, state: row.state.bytes.bytes)
    }
    for row in rows {
      if row.kind == .removed {
        disk.forget(row.path.bytes)
      } else {
        disk.restore(row.node, at: row.path.bytes)
      }
    }
    advance(to: db.now)
  }

  /// Stores what has changed since the computer was read.
  package mutating func keep<Failure: VendorFailure>(
    as id: String, _ db: borrowing Transaction<Failure>
  ) throws(Failure) {
    for path in disk.changed.sorted() {
      let row = ComputerFileRow(computerID: id, path: path, disk.node(at: path), now: now)
      try db.delete(ComputerFileRow.self, row.id)
      guard row.kind != .removed || Skeleton.disk.node(at: path) != nil else { continue }
      try db.add(row)
    }
    disk.settle()
    try db.delete(ComputerStateRow.self, id)
    try db.add(ComputerStateRow(id: id, clock: now, state: StoredBytes(ByteString(state()))))
  }

  /// Gives another computer the files of one.
  package static func copyFiles<Failure: VendorFailure>(
    from id: String, to target: String, _ db: borrowing Transaction<Failure>
  ) throws(Failure) {
    for row in try db.all(ComputerFileRow.self, where: "computer_id = ?", id) {
      try db.add(row.copied(to: target))
    }
  }
}
