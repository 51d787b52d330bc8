import Simulation
import Storage
import Wire

/// A computer as it is stored.
struct ComputerRow: OrgoRow {
  let id: String
  let userID: String
  var workspaceID: String
  var name: String
  var os = OperatingSystem.linux
  var ram = RAM.standard
  var cpu = CPU.standard
  var gpu = GPU.none
  var diskSizeGB = 8
  /// 0 for no limit.
  var bandwidthLimitMbps = 0
  var resolution = Resolution.standard
  var image: String?
  var templateRef: String?
  var status: String
  /// The machine behind it, eight hexadecimal digits.
  let instanceID: String
  var vncPassword: String
  /// Minutes without an action after which it is suspended; 0 for never.
  var autoStopMinutes = 0
  var pointerX = 0
  var pointerY = 0
  let createdAt: Instant
  /// The name of its workspace, looked up with the row.
  @Derived private(set) var workspaceName = ""

  static let table = "computers"
  static let plan = RecordPlan(Self.self)
  static let expressions = [
    "workspaceName": "(SELECT name FROM workspaces WHERE workspaces.id = computers.workspace_id)"
  ]

  init(
    id: String, userID: String, workspaceID: String, name: String, status: String,
    instanceID: String, vncPassword: String, now: Instant
  ) {
    self.id = id
    self.userID = userID
    self.workspaceID = workspaceID
    self.name = name
    self.status = status
    self.instanceID = instanceID
    self.vncPassword = vncPassword
    createdAt = now
  }
}

/// Computers are found by their ids or, as the service takes it, by those of their instances [obs]:
/// 404; 403 for another account's or beyond a key's scope.
extension ComputerRow {
  static let findFailures: [OrgoErrorCode] = [.computerNotFound, .accessDenied]

  /// What follows the instance's id in `fly_instance_id`. Clients make `https://<it>.orgo.dev` of
  /// it and send the machine's password there; a label of more than 63 bytes is no host name, so
  /// that nothing is looked up and nothing leaves this machine. [RFC 1035 2.3.4]
  static let noHost = "-simulated-computers-have-no-host-of-their-own-at-orgo-dev"

  static func find(
    _ reference: String, for caller: OrgoCaller, _ db: borrowing Transaction
  ) throws(OrgoError) -> ComputerRow {
    var id = key(of: reference)
    if id.hasSuffix(noHost) { id = String(id.dropLast(noHost.count)) }
    let known =
      try id.utf8.count == 8
      ? db.first(ComputerRow.self, where: "instance_id = ?", id)
      : db.find(ComputerRow.self, id)
    guard let known else { throw missing(id) }
    try known.authorize(caller)
    return known
  }

  static func missing(_ reference: String) -> OrgoError { OrgoError(.computerNotFound) }

  func authorize(_ caller: OrgoCaller) throws(OrgoError) {
    try caller.admit(toWorkspace: workspaceID, of: userID)
  }

  /// The row as the database has it now, with what it keeps up itself.
  func reloaded(_ db: borrowing Transaction) throws(OrgoError) -> ComputerRow {
    guard let row = try db.find(ComputerRow.self, id) else { throw Self.missing(id) }
    return row
  }
}

/// What a computer runs. Documents name Linux only; Windows is the SDK's. [SDK: computer.py]
enum OperatingSystem: String, WireEnum, ColumnEnum {
  case linux, windows

  static let unknown = OperatingSystem.linux
}

/// A computer's accelerator: gone from documents since E2, still sent by the SDK with every
/// computer.
enum GPU: String, WireEnum, ColumnEnum {
  case none, a10, l40s
  case a100Small = "a100-40gb"
  case a100Large = "a100-80gb"

  static let unknown = GPU.none
}

extension ComputerRow: Sampled {
  static let sample = ComputerRow(
    id: "sample", userID: "sample", workspaceID: "sample", name: "sample", status: "running",
    instanceID: "sample", vncPassword: "sample", now: .sample)
}
