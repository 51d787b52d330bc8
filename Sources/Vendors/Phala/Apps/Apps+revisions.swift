import Simulation
import Storage
import Wire

/// Compositions that an app has had.
extension Apps {
  /// Newest first. [our choice]
  static func getAppRevisions(
    _ call: Call<ListRevisions>, _ app: AppRow, _ db: borrowing Transaction
  ) throws(PhalaError) -> AppRevisionList {
    let window = PageWindow(call.input.page, call.input.pageSize?.value, standard: 50)
    let page = try db.page(
      RevisionRow.self, RowFilter("app_id = ?", app.appID), by: "number DESC", window.rows)
    var revisions: [AppRevision] = []
    for row in page.rows { revisions.append(try revision(row, app, db)) }
    return AppRevisionList(revisions, total: page.total, window)
  }

  static func getAppRevisionDetail(
    _ call: Call<RevisionQuery>, _ app: AppRow, _ db: borrowing Transaction
  ) throws(PhalaError) -> AppRevisionDetail {
    let reference = call.path["revision_id"]
    var found = try db.find(RevisionRow.self, reference)
    if found == nil {
      // The newest with that compose hash. [SDK: JS get_app_revision_detail]
      found = try db.all(
        RevisionRow.self, where: "app_id = ? ORDER BY number DESC", app.appID
      ).first { $0.composeHash == reference }
    }
    guard let row = found, row.appID == app.appID else {
      throw PhalaError(.notFound, "Revision not found")
    }
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
