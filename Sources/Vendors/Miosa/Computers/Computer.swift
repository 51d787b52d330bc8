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
  /// computer.ts]
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
    json.field("workspace_id", workspaceID)
    json.field("project_id", projectID)
    json.field("external_workspace_id", externalWorkspaceID)
    json.field("external_user_id", externalUserID)
    json.field("external_project_id", externalProjectID)
    json.field("sandbox_url", sandboxURL)
    json.field("desktop_url", desktopURL)
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
  func status(in dialect: Dialect) -> String {
    status == "running" && dialect.has(.active) ? "active" : status
  }

  var sandboxURL: String { "https://\(slug).sandbox.\(baseDomain)" }

  var desktopURL: String { "https://\(slug).computer.\(baseDomain)/desktop/index.html" }

  private var baseDomain: String { previewDomain ?? PreviewDomainRow.platform }
}

/// A list of computers: `data` and `total`, or what production is said to answer.
struct ComputerPage: PageBody {
  let data: [Computer]
  let total: Int

  func write(to json: inout JSONWriter) {
    json.object { json in
      if json.dialect.has(.computersKey) {
        json.field("total", total)
        json.field("computers", data)
      } else {
        json.field("data", data)
        json.field("total", total)
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
