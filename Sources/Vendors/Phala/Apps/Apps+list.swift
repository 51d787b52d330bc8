import Simulation
import Wire

/// The list of apps, and what it may be filtered by.
extension Apps {
  /// Apps of the key's workspace, oldest first. Filters are on what an app's CVMs are, so they are
  /// judged one by one.
  static func getAppList(
    _ call: Call<ListApps>, _ db: borrowing Transaction
  ) throws(PhalaError) -> AppList {
    let rows = try db.all(
      AppRow.self, where: "workspace_id = ? ORDER BY number", call.caller.workspaceID)
    var apps: [App] = []
    for row in rows {
      let app = try App(row, db)
      if call.input.admits(app) { apps.append(app) }
    }
    let window = PageWindow(call.input.page, call.input.pageSize?.value, standard: 20)
    return AppList(
      Array(apps.dropFirst(window.offset).prefix(window.size)), total: apps.count, window)
  }

  static func getAppFilterOptions(
    _ call: Call<NoInput>, _ db: borrowing Transaction
  ) throws(PhalaError) -> AppFilterOptions {
    let rows = try db.all(
      CvmRow.self, where: "workspace_id = ? ORDER BY number", call.caller.workspaceID)
    return AppFilterOptions(views: try CvmView.all(rows, db))
  }
}

/// What `GET /apps` takes. [OpenAPI]
struct ListApps: RequestQuery {
  let page: PageNumber?
  let pageSize: Count<1, 100>?
  let search: String?
  let status: [String]?
  let listed: Bool?
  let baseImage: String?
  let instanceType: String?
  let kmsSlug: String?
  let kmsType: String?
  let node: String?
  let region: String?

  enum CodingKeys: String, CodingKey {
    case page, search, status, listed, node, region
    case pageSize = "page_size"
    case baseImage = "base_image"
    case instanceType = "instance_type"
    case kmsSlug = "kms_slug"
    case kmsType = "kms_type"
  }

  /// Whether an app has a CVM that meets every filter; without filters all apps do.
  func admits(_ app: App) -> Bool {
    if let kmsType, app.row.kmsType != kmsType.lowercased() { return false }
    if let search, !search.isEmpty {
      let wanted = search.lowercased()
      guard app.row.name.lowercased().contains(wanted) || app.row.appID.contains(wanted) else {
        return false
      }
    }
    let isFiltered =
      status?.isEmpty == false || listed != nil || baseImage != nil || instanceType != nil
      || kmsSlug != nil || node != nil || region != nil
    return !isFiltered || app.cvms.contains { admits($0.view) }
  }

  private func admits(_ view: CvmView) -> Bool {
    let row = view.row
    return (status.map { $0.isEmpty || $0.contains(row.status) } ?? true)
      && (listed.map { $0 == row.isListed } ?? true)
      && (baseImage.map { $0 == row.image } ?? true)
      && (instanceType.map { $0 == row.size.type } ?? true)
      && (kmsSlug.map { slug in KmsNode.standard.slug == slug } ?? true)
      && (node.map { $0 == view.node.name || $0 == String(view.node.number) } ?? true)
      && (region.map { $0 == view.node.region } ?? true)
  }
}

/// What apps can be filtered by: exactly seven lists. [OpenAPI FilterOptionsResponse]
struct AppFilterOptions: ReplyBody {
  let views: [CvmView]

  init(views: [CvmView]) { self.views = views }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("statuses", options(\.row.status))
      json.field("image_versions", options(\.row.image))
      json.field("instance_types", options(\.row.size.type))
      json.field("kms_slugs", views.isEmpty ? [] : [KmsNode.standard.slug])
      json.field("kms_types", views.isEmpty ? [] : ["phala"])
      json.field("regions", options(\.node.region))
      json.field("nodes", options(\.node.name))
    }
  }

  private func options(_ member: KeyPath<CvmView, String>) -> [String] {
    Set(views.map { $0[keyPath: member] }).sorted()
  }
}
