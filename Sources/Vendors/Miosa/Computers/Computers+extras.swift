import Simulation
import Wire

/// After how long an idle computer stops; 0 for never. (The SDK documents `seconds` only.)
struct AutoStop: ReplyBody {
  let row: ComputerRow

  init(_ row: ComputerRow) { self.row = row }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("computer_id", row.id)
      json.field("enabled", row.autoStopSeconds > 0)
      json.field("seconds", row.autoStopSeconds)
    }
  }
}

/// The body of `PATCH /computers/{id}/auto-stop`. [SDK: computer_extras.py]
struct UpdateAutoStop: RequestBody {
  let seconds: Count<0, 1_000_000_000>
}

/// An address at which a computer is seen.
struct ComputerURL: WireOutput {
  let type: String
  let url: String

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("type", type)
      json.field("url", url)
    }
  }
}

/// Whether the raw viewer of a computer has a password. [SDK: computer.ts; types.ts has all five]
struct ViewerPassword: ReplyBody {
  let computerID: String
  let setAt: Instant?

  func write(to json: inout JSONWriter) { json.object { writeMembers(to: &$0) } }

  func writeMembers(to json: inout JSONWriter) {
    json.field("computer_id", computerID)
    json.field("password_set", setAt != nil)
    json.field("password_set_at", setAt)
    json.field("viewer_password_set_at", setAt)
    json.field("rotated_at", setAt)
  }
}

/// A new password, shown this once. [SDK: computer.ts]
struct NewViewerPassword: ReplyBody {
  let password: String
  let status: ViewerPassword

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("viewer_password", password)
      status.writeMembers(to: &json)
    }
  }
}

extension Computers {
  static func getComputerAutoStop(
    _ call: Call<NoInput>, _ computer: ComputerRow, _ db: borrowing Transaction
  ) throws(MiosaError) -> AutoStop { AutoStop(computer) }

  /// Idle time counts from the last activity, so a short one may stop the computer at once.
  static func updateComputerAutoStop(
    _ call: Call<UpdateAutoStop>, _ computer: ComputerRow, _ db: borrowing Transaction
  ) throws(MiosaError) -> AutoStop {
    try requirePresent(computer)
    var row = computer
    row.autoStopSeconds = call.input.seconds.value
    row.updatedAt = db.now
    _ = try db.update(row, key: row.id)
    try planAutoStop(row, db)
    return AutoStop(row)
  }

  static func listComputerUrls(
    _ call: Call<NoInput>, _ computer: ComputerRow, _ db: borrowing Transaction
  ) throws(MiosaError) -> MiosaPage<ComputerURL> {
    MiosaPage([
      ComputerURL(type: "sandbox", url: computer.sandboxURL),
      ComputerURL(type: "desktop", url: computer.desktopURL),
    ])
  }

  static func getComputerViewerPassword(
    _ call: Call<NoInput>, _ computer: ComputerRow, _ db: borrowing Transaction
  ) throws(MiosaError) -> ViewerPassword {
    ViewerPassword(computerID: computer.id, setAt: computer.viewerPasswordSetAt)
  }

  static func rotateComputerViewerPassword(
    _ call: Call<NoInput>, _ computer: ComputerRow, _ db: borrowing Transaction
  ) throws(MiosaError) -> NewViewerPassword {
    try requirePresent(computer)
    var row = computer
    row.viewerPasswordSetAt = db.now
    _ = try db.update(row, key: row.id)
    let letters = try db.token("viewer password", .lowercase, length: 16)
    var groups: [String] = []
    var rest = Substring(letters)
    while !rest.isEmpty {
      groups.append(String(rest.prefix(4)))
      rest = rest.dropFirst(4)
    }
    return NewViewerPassword(
      password: groups.joined(separator: "-"),
      status: ViewerPassword(computerID: row.id, setAt: row.viewerPasswordSetAt))
  }
}
