import Simulation
import Wire

/// `{"auto_stop_minutes": 15, "configurable": true}`; 0 for never. [E2]
struct AutoStop: ReplyBody {
  let minutes: Int
  let isConfigurable: Bool

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("auto_stop_minutes", minutes)
      json.field("configurable", isConfigurable)
    }
  }
}

/// `{"auto_stop_minutes": 30, "auto_suspend_after": "30m"}`. [E2]
struct ChangedAutoStop: ReplyBody {
  let minutes: Int

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("auto_stop_minutes", minutes)
      json.field("auto_suspend_after", minutes == 0 ? "0s" : "\(minutes)m")
    }
  }
}

/// The body of `PATCH /computers/{id}/auto-stop`. That a year is the most is our choice.
struct UpdateAutoStop: RequestBody {
  let minutes: Count<0, 525_600>

  enum CodingKeys: String, CodingKey { case minutes = "auto_stop_minutes" }
}

extension Computers {
  static func getAutoStop(
    _ call: Call<NoInput>, _ computer: ComputerRow, _ db: borrowing Transaction
  ) throws(OrgoError) -> AutoStop {
    AutoStop(
      minutes: computer.autoStopMinutes,
      isConfigurable: call.caller.plan.hasConfigurableAutoStop)
  }

  static func updateAutoStop(
    _ call: Call<UpdateAutoStop>, _ computer: ComputerRow, _ db: borrowing Transaction
  ) throws(OrgoError) -> ChangedAutoStop {
    guard call.caller.plan.hasConfigurableAutoStop else {
      throw OrgoError(.planLimit, "Auto-stop is fixed at 15 minutes on the free plan")
    }
    let minutes = call.input.minutes.value
    try setAutoStop(minutes, of: computer, db)
    return ChangedAutoStop(minutes: minutes)
  }

  static func setAutoStop(
    _ minutes: Int, of computer: ComputerRow, _ db: borrowing Transaction
  ) throws(OrgoError) {
    _ = try db.execute(
      "UPDATE computers SET auto_stop_minutes = ? WHERE id = ?", minutes, computer.id)
    if computer.status == "running" { try planSuspension(of: computer.id, db) }
  }
}
