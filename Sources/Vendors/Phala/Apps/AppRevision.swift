import Simulation
import Storage
import Wire

/// A revision with who made it and where. [OpenAPI AppRevisionResponse]
struct AppRevision: WireOutput {
  let row: RevisionRow
  let creator: UserReference?
  let workspace: WorkspaceReference?

  init(_ row: RevisionRow, creator: UserReference?, workspace: WorkspaceReference?) {
    self.row = row
    self.creator = creator
    self.workspace = workspace
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      writeHead(to: &json)
      writeTail(to: &json)
    }
  }

  func writeHead(to json: inout JSONWriter) {
    json.field("revision_id", row.id)
    json.field("app_id", row.appID)
    json.field("vm_uuid", row.vmUUID)
    json.field("compose_hash", row.composeHash)
  }

  func writeTail(to json: inout JSONWriter) {
    json.field("created_at", row.createdAt)
    json.field("trace_id", row.traceID)
    json.field("operation_type", row.operationType)
    json.field("triggered_by", creator)
    json.field("cvm") { json in
      json.field("object_type", "cvm")
      json.field("id", row.cvmID)
      json.field("name", row.cvmName)
      json.field("app_id", row.appID)
      json.field("vm_uuid", row.vmUUID)
    }
    json.field("workspace", workspace)
  }
}

/// A revision whole. [OpenAPI AppRevisionDetailResponse]
struct AppRevisionDetail: ReplyBody {
  let revision: AppRevision
  let isRaw: Bool

  init(_ revision: AppRevision, isRaw: Bool) {
    self.revision = revision
    self.isRaw = isRaw
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      revision.writeHead(to: &json)
      let document = revision.row.compose
      if isRaw {
        json.field("compose_file", JSON.string(document.text))
      } else {
        json.field("compose_file", rawJSON: document.bytes)
      }
      json.field("encrypted_env", revision.row.encryptedEnv)
      json.field("user_config", revision.row.userConfig)
      revision.writeTail(to: &json)
    }
  }
}

/// The list of revisions has an envelope of its own. [OpenAPI AppRevisionsResponse]
struct AppRevisionList: ReplyBody {
  let revisions: [AppRevision]
  let total: Int
  let page: Int
  let size: Int

  init(_ revisions: [AppRevision], total: Int, _ window: PageWindow) {
    self.revisions = revisions
    self.total = total
    page = window.page
    size = window.size
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("revisions", revisions)
      json.field("total", total)
      json.field("page", page)
      json.field("page_size", size)
      json.field("total_pages", PageWindow.pages(of: total, by: size))
    }
  }
}
