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

/// What the revision routes take. [OpenAPI]
struct ListRevisions: RequestQuery {
  let page: PageNumber?
  let pageSize: Count<1, 1000>?

  enum CodingKeys: String, CodingKey {
    case page
    case pageSize = "page_size"
  }
}

struct RevisionQuery: RequestQuery {
  let rawComposeFile: Bool?

  enum CodingKeys: String, CodingKey { case rawComposeFile = "raw_compose_file" }
}

extension Phala {
  /// Newest first. [our choice]
  static func getAppRevisions(
    _ call: Call<ListRevisions>, _ app: AppRow, _ db: borrowing Transaction
  ) throws(PhalaError) -> AppRevisionList {
    let window = PageWindow(call.input.page, call.input.pageSize?.value, standard: 50)
    let rows = try db.all(
      RevisionRow.self, where: "app_id = ? ORDER BY number DESC LIMIT ? OFFSET ?", app.appID,
      window.size, window.offset)
    var revisions: [AppRevision] = []
    for row in rows { revisions.append(try revision(row, app, db)) }
    return AppRevisionList(
      revisions, total: try db.count(RevisionRow.self, where: "app_id = ?", app.appID), window)
  }

  static func getAppRevisionDetail(
    _ call: Call<RevisionQuery>, _ app: AppRow, _ db: borrowing Transaction
  ) throws(PhalaError) -> AppRevisionDetail {
    guard let row = try db.find(RevisionRow.self, call.path["revision_id"]),
      row.appID == app.appID
    else { throw PhalaError(.notFound, "Revision not found") }
    return AppRevisionDetail(
      try revision(row, app, db), isRaw: call.input.rawComposeFile ?? false)
  }

  private static func revision(
    _ row: RevisionRow, _ app: AppRow, _ db: borrowing Transaction
  ) throws(PhalaError) -> AppRevision {
    AppRevision(
      row, creator: try db.find(UserRow.self, row.creatorID).map(UserReference.init),
      workspace: try db.find(WorkspaceRow.self, app.workspaceID).map(WorkspaceReference.init))
  }
}
