import Simulation
import Storage
import Wire

/// A computer as it is stored.
struct ComputerRow: StoredRow {
  let id: String
  let tenantID: String
  let ownerUserID: String
  var name: String
  var slug: String
  let templateType: String
  var size: ComputerSize
  var status: String
  /// The machine behind it; nil until it has run.
  var vmID: String?
  var workspaceID: String
  var projectID: String
  var externalWorkspaceID: String?
  var externalUserID: String?
  var externalProjectID: String?
  var selectedApps = RawJSON.emptyArray
  var visibility = ComputerVisibility.tenant
  var metadata = RawJSON.emptyObject
  /// Seconds without activity after which it stops; 0 for never.
  var autoStopSeconds = 0
  /// When something last touched it. Calls that only read are no activity of the machine.
  var lastActiveAt: Instant
  /// When the password of its raw viewer was set; the password itself is shown once and not kept.
  var viewerPasswordSetAt: Instant?
  let createdAt: Instant
  var updatedAt: Instant
  /// The base of its URLs: its project's domain, else its workspace's, else its organization's.
  private(set) var previewDomain: String?

  static let table = "computers"
  static let columns = [
    "id", "tenant_id", "owner_user_id", "name", "slug", "template_type", "size", "status", "vm_id",
    "workspace_id", "project_id", "external_workspace_id", "external_user_id",
    "external_project_id", "selected_apps", "visibility", "metadata", "auto_stop_seconds",
    "last_active_at", "viewer_password_set_at", "created_at", "updated_at",
  ]
  static let derivedColumns = [
    // Asked once for the whole query whether there is any domain; mostly there is none, and three
    // look-ups for each row are saved.
    """
    CASE WHEN (SELECT 1 FROM preview_domains WHERE owner_id > '' LIMIT 1) THEN COALESCE(
      (SELECT domain FROM preview_domains WHERE owner_id = project_id),
      (SELECT domain FROM preview_domains WHERE owner_id = workspace_id),
      (SELECT domain FROM preview_domains WHERE owner_id = tenant_id)) END
    """
  ]

  init(
    id: String, caller: MiosaCaller, name: String, slug: String, templateType: String,
    size: ComputerSize, status: String, workspaceID: String, projectID: String, now: Instant
  ) {
    self.id = id
    tenantID = caller.tenantID
    ownerUserID = caller.userID
    self.name = name
    self.slug = slug
    self.templateType = templateType
    self.size = size
    self.status = status
    self.workspaceID = workspaceID
    self.projectID = projectID
    lastActiveAt = now
    createdAt = now
    updatedAt = now
  }

  init(from row: inout RowReader) {
    id = row.text()
    tenantID = row.text()
    ownerUserID = row.text()
    name = row.text()
    slug = row.text()
    templateType = row.text()
    size = ComputerSize(rawValue: row.text()) ?? .small
    status = row.text()
    vmID = row.optionalText()
    workspaceID = row.text()
    projectID = row.text()
    externalWorkspaceID = row.optionalText()
    externalUserID = row.optionalText()
    externalProjectID = row.optionalText()
    selectedApps = row.document()
    visibility = ComputerVisibility(rawValue: row.text()) ?? .tenant
    metadata = row.document()
    autoStopSeconds = row.integer()
    lastActiveAt = row.instant()
    viewerPasswordSetAt = row.optionalInstant()
    createdAt = row.instant()
    updatedAt = row.instant()
    previewDomain = row.optionalText()
  }

  func store(into row: inout RowWriter) {
    row.bind(id)
    row.bind(tenantID)
    row.bind(ownerUserID)
    row.bind(name)
    row.bind(slug)
    row.bind(templateType)
    row.bind(size.rawValue)
    row.bind(status)
    row.bind(vmID)
    row.bind(workspaceID)
    row.bind(projectID)
    row.bind(externalWorkspaceID)
    row.bind(externalUserID)
    row.bind(externalProjectID)
    row.bind(selectedApps)
    row.bind(visibility.rawValue)
    row.bind(metadata)
    row.bind(autoStopSeconds)
    row.bind(lastActiveAt)
    row.bind(viewerPasswordSetAt)
    row.bind(createdAt)
    row.bind(updatedAt)
  }
}

/// Who may see what a computer serves. [SDK: types.py]
enum ComputerVisibility: String, WireEnum {
  case `public`, tenant, key
}
