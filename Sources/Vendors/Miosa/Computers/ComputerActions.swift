import Simulation
import Wire

/// The answer to an action: the computer as it is now, with `success` beside its members, so that
/// an SDK that reads a result and one that reads the computer both find what they look for. It is
/// never empty, for the Python SDK cannot read that. [SDK: types.py ActionResponse, computer.ts]
struct ComputerAction: ReplyBody {
  let row: ComputerRow

  init(_ row: ComputerRow) { self.row = row }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("success", true)
      row.writeMembers(to: &json)
    }
  }
}

/// What a start may carry; all of it is for a machine that is not run here. [SDK: computer.py]
struct StartComputer: WireInput {
  let environment: String?
  let environmentID: String?
  let failFast: Bool?

  enum CodingKeys: String, CodingKey {
    case environment
    case environmentID = "environment_id"
    case failFast = "fail_fast"
  }
}

extension Miosa {
  /// A start of what runs or is about to is fine: documented examples start what they just made.
  static func startComputer(
    _ call: Call<OptionalBody<StartComputer>>, _ computer: ComputerRow, _ db: borrowing Transaction
  ) throws(MiosaError) -> ComputerAction {
    switch computer.status {
    case "stopped", "error":
      try admitSpending(db)
      return try act("start", on: computer, db)
    case "provisioning", "starting": return ComputerAction(computer)
    case "running":
      var row = computer
      try touch(&row, db)
      return ComputerAction(row)
    default: throw wrongState(of: computer)
    }
  }

  static func stopComputer(
    _ call: Call<NoInput>, _ computer: ComputerRow, _ db: borrowing Transaction
  ) throws(MiosaError) -> ComputerAction {
    switch computer.status {
    case "running", "provisioning", "starting": try act("stop", on: computer, db)
    case "stopping", "stopped": ComputerAction(computer)
    default: throw wrongState(of: computer)
    }
  }

  static func restartComputer(
    _ call: Call<NoInput>, _ computer: ComputerRow, _ db: borrowing Transaction
  ) throws(MiosaError) -> ComputerAction {
    switch computer.status {
    case "running": try act("restart", on: computer, db)
    case "provisioning", "starting": ComputerAction(computer)
    default: throw wrongState(of: computer)
    }
  }

  /// In any status; a second delete of what is on its way out changes nothing.
  static func deleteComputer(
    _ call: Call<NoInput>, _ computer: ComputerRow, _ db: borrowing Transaction
  ) throws(MiosaError) -> ComputerAction {
    guard computer.status != "destroying" else { return ComputerAction(computer) }
    return try act("destroy", on: computer, db)
  }

  private static func act(
    _ move: String, on computer: ComputerRow, _ db: borrowing Transaction
  ) throws(MiosaError) -> ComputerAction {
    try db.begin(move, of: computerResource, computer.id)
    return ComputerAction(try db.find(ComputerRow.self, computer.id) ?? computer)
  }

  static func wrongState(of computer: ComputerRow) -> MiosaError {
    MiosaError(.resourceState, "computer is \(computer.status)")
  }

  /// Notes activity, and plans the stop that comes when none follows.
  static func touch(
    _ row: inout ComputerRow, _ db: borrowing Transaction
  ) throws(MiosaError) {
    row.lastActiveAt = db.now
    _ = try db.update(row, key: row.id)
    try planAutoStop(row, db)
  }

  /// Plans the stop of a running computer after its idle time, counted from when it was last
  /// active.
  static func planAutoStop(
    _ row: ComputerRow, _ db: borrowing Transaction
  ) throws(MiosaError) {
    guard row.status == "running" else { return }
    guard row.autoStopSeconds > 0 else { return try db.unplan(computerResource, row.id) }
    let due = row.lastActiveAt + .seconds(row.autoStopSeconds)
    try db.plan("stop", of: computerResource, row.id, at: max(due, db.now))
  }
}
