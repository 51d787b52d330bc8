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

extension Computers {
  /// A start of what runs or is about to is fine: documented examples start what they just made.
  static func startComputer(
    _ call: Call<OptionalBody<StartComputer>>, _ computer: ComputerRow, _ db: borrowing Transaction
  ) throws(MiosaError) -> ComputerAction {
    switch computer.status {
    case "stopped", "error":
      try Credits.admitSpending(db)
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
    try db.begin(move, of: kind, computer.id)
    return ComputerAction(try db.find(ComputerRow.self, computer.id) ?? computer)
  }

  /// Refuses to change a computer that is on its way out.
  static func requirePresent(_ computer: ComputerRow) throws(MiosaError) {
    guard computer.status != "destroying" else { throw wrongState(of: computer) }
  }

  static func wrongState(of computer: ComputerRow) -> MiosaError {
    MiosaError(.resourceState, "computer is \(computer.status)")
  }
}
