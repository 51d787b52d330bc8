import Simulation
import Storage
import Wire

/// A computer as it is stored.
struct ComputerRow: MiosaRow {
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
  var selectedApps = RawJSONArray.empty
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
  /// The base of its URLs: its project's domain, else its workspace's, else its organization's, as
  /// `PreviewDomainRow.effective` has it; nil for the platform's.
  @Derived private(set) var previewDomain: String? = nil

  static let noun = "computer"
  static let table = "computers"
  static let plan = RecordPlan(Self.self)
  static let expressions = [
    // Asked once for the whole query whether there is any domain; mostly there is none, and three
    // look-ups for each row are saved.
    "previewDomain": """
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
}

extension ComputerRow: Sampled {
  static let sample = ComputerRow(
    id: "sample", caller: MiosaCaller(tenantID: "sample", userID: "sample", key: "sample"),
    name: "sample", slug: "sample", templateType: "sample", size: .small, status: "running",
    workspaceID: "sample", projectID: "sample", now: .sample)
}

/// Who may see what a computer serves. [SDK: types.py]
enum ComputerVisibility: String, WireEnum, ColumnEnum {
  case `public`, tenant, key

  static let unknown = ComputerVisibility.key
}
