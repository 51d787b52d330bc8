import Simulation
import Storage
import Wire

/// A computer as it is stored.
struct ComputerRow: StoredRow {
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
  private(set) var workspaceName = ""

  static let table = "computers"
  static let columns = [
    "id", "user_id", "workspace_id", "name", "os", "ram", "cpu", "gpu", "disk_size_gb",
    "bandwidth_limit_mbps", "resolution", "image", "template_ref", "status", "instance_id",
    "vnc_password", "auto_stop_minutes", "pointer_x", "pointer_y", "created_at",
  ]
  static let derivedColumns = [
    "(SELECT name FROM workspaces WHERE workspaces.id = computers.workspace_id)"
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

  init(from row: inout RowReader) {
    id = row.text()
    userID = row.text()
    workspaceID = row.text()
    name = row.text()
    os = OperatingSystem(rawValue: row.text()) ?? .linux
    ram = RAM(row.integer())
    cpu = CPU(row.real())
    gpu = GPU(rawValue: row.text()) ?? .none
    diskSizeGB = row.integer()
    bandwidthLimitMbps = row.integer()
    resolution = Resolution(unchecked: row.text())
    image = row.optionalText()
    templateRef = row.optionalText()
    status = row.text()
    instanceID = row.text()
    vncPassword = row.text()
    autoStopMinutes = row.integer()
    pointerX = row.integer()
    pointerY = row.integer()
    createdAt = row.instant()
    workspaceName = row.text()
  }

  func store(into row: inout RowWriter) {
    row.bind(id)
    row.bind(userID)
    row.bind(workspaceID)
    row.bind(name)
    row.bind(os.rawValue)
    row.bind(ram.value)
    row.bind(cpu.value)
    row.bind(gpu.rawValue)
    row.bind(diskSizeGB)
    row.bind(bandwidthLimitMbps)
    row.bind(resolution.value)
    row.bind(image)
    row.bind(templateRef)
    row.bind(status)
    row.bind(instanceID)
    row.bind(vncPassword)
    row.bind(autoStopMinutes)
    row.bind(pointerX)
    row.bind(pointerY)
    row.bind(createdAt)
  }
}
