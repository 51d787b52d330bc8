import Simulation
import Wire

/// A computer as workspaces show it: the ten keys of the seed, then those of later editions.
/// [seed 004; E2, E3]
struct Computer: ReplyBody {
  let row: ComputerRow

  init(_ row: ComputerRow) { self.row = row }

  init(from decoder: any Decoder) throws { row = .sample }

  func write(to json: inout JSONWriter) {
    json.object { Computer.write(row, to: &$0) }
  }

  static func write(_ row: ComputerRow, to json: inout JSONWriter) {
    json.field("id", row.id)
    json.field("name", row.name)
    json.field("workspace_id", row.workspaceID)
    json.field("os", row.os)
    json.field("ram", row.ram)
    json.field("cpu", row.cpu)
    json.field("gpu", row.gpu)
    json.field("status", row.status)
    // The computer's id behind the path of workspaces: so in the seed, E2 and the SDK alike.
    json.field("url", "https://orgo.ai/workspaces/\(row.id)")
    json.field("created_at", row.createdAt)
    json.field("project_name", row.workspaceName)
    json.field("disk_size_gb", row.diskSizeGB)
    json.field("resolution", row.resolution)
    json.field("instance_id", row.instanceID)
    json.field("fly_instance_id", row.instanceID + Orgo.noHost)
    json.field("hostname", Origin.address(of: json.origin).host)
    json.field("connection_url", "\(json.origin)/desktops/\(row.instanceID)")
    json.field("vnc_password", row.vncPassword)
  }
}

/// A computer on its own: two keys more, of which the SDK reads the resolution. [obs]
/// [SDK: computer.py]
struct ComputerDetails: ReplyBody {
  let row: ComputerRow

  init(_ row: ComputerRow) { self.row = row }

  init(from decoder: any Decoder) throws { row = .sample }

  func write(to json: inout JSONWriter) {
    json.object { json in
      Computer.write(row, to: &json)
      json.field("project_id", row.workspaceID)
      json.field("instance_details") { json in
        let (host, port) = Origin.address(of: json.origin)
        json.field("apiPort", port)
        json.field("publicHost", host)
        json.field("vncHost", host)
        json.field("resolution", row.resolution)
      }
    }
  }
}

extension ComputerRow {
  /// Stands in for a row where only the shape of its rendering is asked for.
  static let sample = ComputerRow(
    id: "sample", userID: "sample", workspaceID: "sample", name: "sample", status: "running",
    instanceID: "sample", vncPassword: "sample", now: .sample)
}

/// `{"password": "a06db12a8683df96"}`
struct VNCPassword: ReplyBody {
  let password: String

  func write(to json: inout JSONWriter) { json.object { $0.field("password", password) } }
}

extension Orgo {
  /// What follows the instance's id in `fly_instance_id`. Clients make `https://<it>.orgo.dev` of
  /// it and send the machine's password there; a label of more than 63 bytes is no host name, so
  /// that nothing is looked up and nothing leaves this machine. [RFC 1035 2.3.4]
  static let noHost = "-simulated-computers-have-no-host-of-their-own-at-orgo-dev"

  static func getComputer(
    _ call: Call<NoInput>, _ computer: ComputerRow, _ db: borrowing Transaction
  ) throws(OrgoError) -> ComputerDetails {
    ComputerDetails(computer)
  }

  static func deleteComputer(
    _ call: Call<NoInput>, _ computer: ComputerRow, _ db: borrowing Transaction
  ) throws(OrgoError) -> Succeeded {
    try move(computer, "delete", db)
    return Succeeded()
  }

  static func getVncPassword(
    _ call: Call<NoInput>, _ computer: ComputerRow, _ db: borrowing Transaction
  ) throws(OrgoError) -> VNCPassword {
    VNCPassword(password: computer.vncPassword)
  }

  /// The computer that the path names, by its id or, as the service takes it, by its instance's
  /// [obs]: 404, 403 for another account's or beyond a key's scope.
  static func computer(
    _ context: RequestContext, _ caller: OrgoCaller, _ db: borrowing Transaction
  ) throws(OrgoError) -> ComputerRow {
    var id = context.path["id"].lowercased()
    if id.hasSuffix(noHost) { id = String(id.dropLast(noHost.count)) }
    let known =
      try id.utf8.count == 8
      ? db.first(ComputerRow.self, where: "instance_id = ?", id)
      : db.find(ComputerRow.self, id)
    guard let known else { throw OrgoError(.computerNotFound) }
    try admit(caller, toWorkspace: known.workspaceID, of: known.userID)
    return known
  }
}
