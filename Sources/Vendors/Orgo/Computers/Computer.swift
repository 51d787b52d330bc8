import Simulation
import Wire

/// A computer as workspaces show it: the ten keys of the seed, then those of later editions.
/// [seed 004; E2, E3]
struct Computer: ReplyBody {
  let row: ComputerRow

  init(_ row: ComputerRow) { self.row = row }

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
    json.field("fly_instance_id", row.instanceID + ComputerRow.noHost)
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

/// `{"password": "a06db12a8683df96"}`
struct VNCPassword: ReplyBody {
  let password: String

  func write(to json: inout JSONWriter) { json.object { $0.field("password", password) } }
}

/// `{"success": true, "status": "starting"}`. [E1, E2; E3 shows `success` only]
struct PowerChange: ReplyBody {
  let status: String

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("success", true)
      json.field("status", status)
    }
  }
}
