import Simulation
import Storage
import Wire

/// A workspace as it is stored; the counts are kept up by the database.
struct WorkspaceRow: CadenyaRow {
  var resource: ResourceColumns
  var description: String
  var status: WorkspaceStatus
  /// Whether it is the workspace of a client that names none.
  let isDefault: Bool
  @Derived private(set) var toolCount = 0
  @Derived private(set) var memoryEntryCount = 0
  @Derived private(set) var agentCount = 0
  @Derived private(set) var agentVariationCount = 0
  @Derived private(set) var position = 0

  var id: String { resource.id }

  var counts: WorkspaceInfo {
    WorkspaceInfo(
      totalAvailableTools: toolCount, totalMemoryEntries: memoryEntryCount,
      totalAgents: agentCount, totalAgentVariations: agentVariationCount)
  }

  init(_ resource: ResourceColumns, description: String, isDefault: Bool = false) {
    self.resource = resource
    self.description = description
    self.isDefault = isDefault
    status = .enabled
  }

  static let noun = "workspace"
  static let table = "workspaces"
  static let plan = RecordPlan(Self.self)
}

extension WorkspaceRow {
  /// A workspace in any status, by its id, by `external_id:`, or by its external id bare, as the
  /// command line tool takes an alias. [CLI docs/config-bundles.md]
  static func find(
    _ reference: String, for caller: CadenyaCaller, _ db: borrowing Transaction
  ) throws(CadenyaError) -> WorkspaceRow {
    let external = ExternalID.named(by: reference)
    if external == nil, let row = try db.find(WorkspaceRow.self, reference),
      row.isOwned(by: caller)
    {
      return row
    }
    guard let row = try find(externalID: external ?? reference, for: caller, db) else {
      throw missing(reference)
    }
    return row
  }

  /// The workspace that a scoped path names. 403 for one that is archived or disabled, and for one
  /// that the caller's key is not held to. [spec, ArchiveWorkspace]
  static let inScope = Loader<WorkspaceRow>(
    fails: findFailures,
    by: { (context, caller, db) throws(CadenyaError) in
      let row = try find(context.path["workspaceId"], for: caller, db)
      guard row.status == .enabled else {
        throw CadenyaError(
          .permissionDenied,
          "workspace \"\(row.id)\" is \(row.status == .archived ? "archived" : "disabled")")
      }
      if let held = caller.workspaceIDs, db.settings[CadenyaCaller.enforceScopes],
        !held.contains(row.id)
      {
        throw CadenyaError(
          .permissionDenied, "the API key is not assigned to workspace \"\(row.id)\"")
      }
      return row
    })

  /// The workspace of an administrator's path that changes something in it: 403 for one that is
  /// archived, which takes no change any more. [our choice]
  static let changeable = Loader<WorkspaceRow>(
    fails: findFailures,
    by: { (context, caller, db) throws(CadenyaError) in
      let row = try find(context.path["workspaceId"], for: caller, db)
      try row.refuseArchived()
      return row
    })

  /// 403 for a workspace that is archived.
  func refuseArchived() throws(CadenyaError) {
    guard status != .archived else {
      throw CadenyaError(.permissionDenied, "workspace \"\(id)\" is archived")
    }
  }

  /// The workspace of a client that names none; nil once it is archived.
  static func `default`(
    of accountID: String, _ db: borrowing Transaction
  ) throws(CadenyaError) -> WorkspaceRow? {
    try db.first(
      WorkspaceRow.self,
      where: "account_id = ? AND is_default = 1 AND status <> 'STATUS_ARCHIVED'", accountID)
  }
}

/// Where a workspace stands. [seed 001]
enum WorkspaceStatus: String, WireEnum, ColumnEnum {
  case enabled = "STATUS_ENABLED"
  /// No documented route leads here; the control plane does.
  case disabled = "STATUS_DISABLED"
  /// For good: requests scoped to it are refused.
  case archived = "STATUS_ARCHIVED"

  static let unknown = WorkspaceStatus.disabled
}

/// What a workspace holds. [spec, WorkspaceInfo]
struct WorkspaceInfo: WireOutput, Hashable {
  var totalAvailableTools = 0
  var totalMemoryEntries = 0
  var totalAgents = 0
  var totalAgentVariations = 0

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("totalAvailableTools", totalAvailableTools)
      json.field("totalMemoryEntries", totalMemoryEntries)
      json.field("totalAgents", totalAgents)
      json.field("totalAgentVariations", totalAgentVariations)
    }
  }
}
