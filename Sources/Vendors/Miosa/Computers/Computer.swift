import Simulation
import Storage
import Wire

/// A computer as Miosa shows it, bare. [docs computers; the stored page breaks off in `ai_config`]
struct Computer: ReplyBody {
  let row: ComputerRow

  init(_ row: ComputerRow) { self.row = row }

  func write(to json: inout JSONWriter) { json.object { row.writeMembers(to: &$0) } }
}

extension ComputerRow {
  /// A computer's members, which an answer to an action has too. The three before the timestamps
  /// are those that the stored page breaks off before and the SDKs read. [SDK: types.py,
  /// computer.ts] Two more are read by Go, TypeScript and Elixir: `ip_address`, `vnc_url`.
  func writeMembers(to json: inout JSONWriter) {
    json.field("id", id)
    json.field("tenant_id", tenantID)
    json.field("owner_user_id", ownerUserID)
    json.field("name", name)
    json.field("slug", slug)
    json.field("template_type", templateType)
    json.field("size", size)
    json.field("vcpus", size.vcpus)
    json.field("memory_mb", size.memoryMB)
    json.field("status", status(in: json.dialect))
    json.field("vm_id", vmID)
    json.field("ip_address", ipAddress)
    json.field("workspace_id", workspaceID)
    json.field("project_id", projectID)
    json.field("external_workspace_id", externalWorkspaceID)
    json.field("external_user_id", externalUserID)
    json.field("external_project_id", externalProjectID)
    json.field("sandbox_url", sandboxURL)
    json.field("desktop_url", desktopURL)
    json.field("vnc_url", desktopURL)
    json.field("selected_apps", selectedApps)
    json.field("settings", RawJSON.emptyObject)
    json.field("ai_config", RawJSON.emptyObject)
    json.field("visibility", visibility)
    json.field("metadata", metadata)
    json.field("preview_domain", previewDomain)
    json.field("created_at", createdAt)
    json.field("updated_at", updatedAt)
  }

  /// The status in the words of a dialect.
  func status(in dialect: Dialect) -> String { dialect.word(for: status) }

  /// An address in the platform's own network, from the first time the machine runs; the digits are
  /// those of the id.
  var ipAddress: String? {
    guard vmID != nil, let digits = UInt32(id.suffix(6), radix: 16) else { return nil }
    return "10.\(digits >> 16).\(digits >> 8 & 0xFF).\(digits % 254 + 1)"
  }

  var sandboxURL: String { "https://\(slug).sandbox.\(baseDomain)" }

  var desktopURL: String { "https://\(slug).computer.\(baseDomain)/desktop/index.html" }

  private var baseDomain: String { previewDomain ?? PreviewDomainRow.platform }
}

/// A computer bare and once more under `data`, where Go reads the answers to a clone, a resize and a
/// move: without it a client keeps what it had, and sees no error. [SDK: computers.go]
struct ChangedComputer: ReplyBody {
  let row: ComputerRow

  init(_ row: ComputerRow) { self.row = row }

  func write(to json: inout JSONWriter) {
    json.object { json in
      row.writeMembers(to: &json)
      json.field("data") { row.writeMembers(to: &$0) }
    }
  }
}

/// A list of computers: `data` and `total`, or what production is said to answer. [SDK: Go and
/// TypeScript count in `meta`]
struct ComputerPage: PageBody {
  let data: [Computer]
  let total: Int
  let meta: PageMeta

  func write(to json: inout JSONWriter) {
    json.object { json in
      if json.dialect.has(.computersKey) {
        json.field("total", total)
        json.field("computers", data)
      } else {
        json.field("data", data)
        json.field("total", total)
        json.field("meta", meta)
      }
    }
  }
}

/// What `GET /computers` takes. [docs computers] [SDK: `status`; CLI: `workspace`, `state`]
struct ListComputers: ListQuery {
  let workspaceID: String?
  /// An id or a slug.
  let workspace: String?
  let projectID: String?
  let status: String?
  let state: String?
  let limit: PageNumber?
  let offset: PageOffset?
  let page: PageNumber?
  let pageSize: PageNumber?
  let perPage: PageNumber?

  enum CodingKeys: String, CodingKey {
    case workspace, status, state, limit, offset, page
    case workspaceID = "workspace_id"
    case projectID = "project_id"
    case pageSize = "page_size"
    case perPage = "per_page"
  }
}
