import HTTPTypes
import Simulation
import Wire

/// The domains below which previews are served, of workspaces and of projects: one counts for what
/// is inside unless that has its own. The organization's, in words of its own, are another resource.
enum PreviewDomains: MiosaResource {
  static let kind = kind(
    "preview_domain", PreviewDomainRow.self, state: "status", touched: "updated_at",
    lifecycle: PreviewDomainLifecycle.lifecycle,
    render: { (row: PreviewDomainRow) in
      PreviewDomain(
        scope: row.scope, ownerID: row.ownerID, domain: row.domain, effectiveDomain: row.domain,
        status: row.status)
    })
  static let kinds = [kind]

  private static let ofWorkspace = group(
    "/api/v1/workspaces", about: "workspace", writing: .scope("domains:write"),
    source: .workspacesPage
  ).on(WorkspaceRow.self, at: "/{id}/preview-domain")
  private static let ofProject = group(
    "/api/v1/projects", about: "project", tier: 2, writing: .scope("domains:write"),
    source: .docs("projects")
  ).on(ProjectRow.self, at: "/{id}/preview-domain")

  static let routes: [Route] = [
    ofWorkspace(
      .get, "", "Read the workspace preview domain", id: "getWorkspacePreviewDomain",
      by: getPreviewDomain),
    ofWorkspace(
      .put, "", "Set the workspace preview domain", fails: .validationFailed,
      id: "setWorkspacePreviewDomain", by: setPreviewDomain),
    ofWorkspace(
      .delete, "", "Clear the workspace preview domain", id: "clearWorkspacePreviewDomain",
      by: clearPreviewDomain),
    ofWorkspace(
      .get, "/verify", "Check DNS readiness", id: "verifyWorkspacePreviewDomain",
      by: verifyPreviewDomain),
    ofProject(
      .get, "", "Read the project preview domain", id: "getProjectPreviewDomain",
      by: getPreviewDomain),
    ofProject(
      .put, "", "Set the project preview domain", fails: .validationFailed,
      id: "setProjectPreviewDomain", by: setPreviewDomain),
    ofProject(
      .delete, "", "Clear the project preview domain", id: "clearProjectPreviewDomain",
      by: clearPreviewDomain),
    ofProject(
      .get, "/verify", "Check DNS readiness", id: "verifyProjectPreviewDomain",
      by: verifyPreviewDomain),
  ]

  static func getPreviewDomain<Owner: PreviewDomainOwner>(
    _ call: Call<NoInput>, _ owner: Owner, _ db: borrowing Transaction
  ) throws(MiosaError) -> PreviewDomain {
    try domain(of: owner, db)
  }

  static func setPreviewDomain<Owner: PreviewDomainOwner>(
    _ call: Call<SetPreviewDomain>, _ owner: Owner, _ db: borrowing Transaction
  ) throws(MiosaError) -> PreviewDomain {
    try set(
      call.input.previewDomain.value, of: owner.id, scope: Owner.noun, subject: Owner.noun, db)
    try owner.keep(db)
    return try domain(of: owner, db)
  }

  static func clearPreviewDomain<Owner: PreviewDomainOwner>(
    _ call: Call<NoInput>, _ owner: Owner, _ db: borrowing Transaction
  ) throws(MiosaError) -> PreviewDomain {
    try clear(owner.id, db)
    return try domain(of: owner, db)
  }

  static func verifyPreviewDomain<Owner: PreviewDomainOwner>(
    _ call: Call<NoInput>, _ owner: Owner, _ db: borrowing Transaction
  ) throws(MiosaError) -> PreviewDomainCheck {
    PreviewDomainCheck(domain: try domain(of: owner, db))
  }

  /// What an owner has, and what counts for it: its own domain, else that of the first of its
  /// ancestors that has one, else the platform's.
  private static func domain(
    of owner: some PreviewDomainOwner, _ db: borrowing Transaction
  ) throws(MiosaError) -> PreviewDomain {
    if let own = try db.find(PreviewDomainRow.self, owner.id) {
      return PreviewDomain(
        scope: own.scope, ownerID: owner.id, domain: own.domain, effectiveDomain: own.domain,
        status: own.status)
    }
    return PreviewDomain(
      scope: type(of: owner).noun, ownerID: owner.id, domain: nil,
      effectiveDomain: try PreviewDomainRow.effective(of: owner.ancestorIDs, db),
      status: "not_configured")
  }

  /// Sets the domain of an owner; DNS is asked anew. A domain leads to one owner: one that another
  /// has is refused, of the same organization too. (Our choice.)
  static func set(
    _ domain: String, of ownerID: String, scope: String, subject: String,
    _ db: borrowing Transaction
  ) throws(MiosaError) {
    guard
      try !db.exists(
        PreviewDomainRow.self, where: "domain = ? AND owner_id <> ?", domain, ownerID)
    else {
      throw MiosaError(invalid: subject, [("preview_domain", ["has already been taken"])])
    }
    let row = PreviewDomainRow(ownerID: ownerID, scope: scope, domain: domain, now: db.now)
    try db.delete(PreviewDomainRow.self, ownerID)
    try db.add(row)
    try db.begin("set", of: kind, ownerID)
  }

  static func clear(_ ownerID: String, _ db: borrowing Transaction) throws(MiosaError) {
    try db.retire(kind, ownerID)
    try db.delete(PreviewDomainRow.self, ownerID)
  }
}

/// What has a preview domain of its own or inherits one; its noun is the domain's scope.
protocol PreviewDomainOwner: MiosaRow {
  var id: String { get }
  /// Whose domains count where it has none, the nearest first.
  var ancestorIDs: [String] { get }

  /// Sees to it that the owner of a domain does not go by itself.
  func keep(_ db: borrowing Transaction) throws(MiosaError)
}

extension WorkspaceRow: PreviewDomainOwner {
  var ancestorIDs: [String] { [tenantID] }

  func keep(_ db: borrowing Transaction) throws(MiosaError) {}
}

extension ProjectRow: PreviewDomainOwner {
  var ancestorIDs: [String] { [workspaceID, tenantID] }

  func keep(_ db: borrowing Transaction) throws(MiosaError) {
    guard isDefault else { return }
    var row = self
    row.becomeTheClients()
    _ = try db.update(row, key: row.id)
  }
}

/// The body that sets a preview domain. [seed 003]
struct SetPreviewDomain: RequestBody {
  let previewDomain: DomainName

  enum CodingKeys: String, CodingKey {
    case previewDomain = "preview_domain"
  }
}

/// How DNS comes to know a domain: half a minute of world time after it was set. (Our choice; the
/// service waits for records that are not published here.) [docs tenant-preview-domain: the words]
enum PreviewDomainLifecycle {
  static let lifecycle = Lifecycle(
    states: ["pending_dns", "configured"],
    exceptional: [Lifecycle.Edge("configured", "pending_dns")],
    meanings: ["configured": .verification],
    moves: [
      Lifecycle.Move("set", to: "pending_dns", then: .after(.seconds(30), "configured"))
    ])
}
