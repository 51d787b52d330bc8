import HTTPTypes
import Simulation
import Storage
import Wire

/// Agents of a workspace. [spec]
enum Agents: CadenyaResource {
  /// Drafts are published and come back; archiving is undone as a draft. [spec]
  static let kind = kind(
    "agent", AgentRow.self, state: "state", touched: "updated_at",
    lifecycle: Lifecycle(
      states: AgentState.allCases.map(\.rawValue),
      moves: [
        Lifecycle.Move("publish", from: ["STATE_DRAFT"], to: "STATE_PUBLISHED"),
        Lifecycle.Move("unpublish", from: ["STATE_PUBLISHED"], to: "STATE_DRAFT"),
        Lifecycle.Move("archive", from: ["STATE_DRAFT", "STATE_PUBLISHED"], to: "STATE_ARCHIVED"),
        Lifecycle.Move("unarchive", from: ["STATE_ARCHIVED"], to: "STATE_DRAFT"),
      ]),
    render: { Agent($0) })
  static let kinds = [kind]

  private static let base = group(
    "/v1/workspaces/{workspaceId}/agents", about: "agent", tier: 2, access: .scope("agents:read"),
    writing: .scope("agents:manage"), source: .openAPI)
  private static let all = base.on(WorkspaceRow.inScope)
  private static let one = base.on(AgentRow.inScope, at: "/{id}")
  private static let more = one.with(tier: 3, source: .sdk("cadenya 1.8.0"))

  static let routes: [Route] = [
    all(.get, "", "List agents", fails: .invalidArgument, id: "listAgents", by: listAgents),
    all(
      .post, "", "Create an agent", fails: .invalidArgument, .notFound, .alreadyExists,
      id: "createAgent",
      by: createAgent),
    one(
      .delete, "", "Delete an agent", fails: .notFound, .failedPrecondition, id: "deleteAgent",
      by: deleteAgent),
    more(.get, "", "Get an agent", id: "getAgent", by: getAgent),
    more(
      .patch, "", "Update an agent", fails: .invalidArgument, .notFound, .alreadyExists,
      id: "updateAgent",
      by: updateAgent),
    more(
      .post, ":publish", "Publish an agent", fails: .notFound, .failedPrecondition,
      id: "publishAgent",
      by: publishAgent),
    more(
      .post, ":unpublish", "Unpublish an agent", fails: .notFound, .failedPrecondition,
      id: "unpublishAgent",
      by: unpublishAgent),
    more(.post, ":archive", "Archive an agent", id: "archiveAgent", by: archiveAgent),
    more(.post, ":unarchive", "Unarchive an agent", id: "unarchiveAgent", by: unarchiveAgent),
  ]

  static func listAgents(
    _ call: Call<AgentQuery>, _ workspace: WorkspaceRow, _ db: borrowing Transaction
  ) throws(CadenyaError) -> CadenyaPage<Agent> {
    var filter = RowFilter("workspace_id = ?", workspace.id)
    filter.requireState(oneOf: [call.input.state ?? ""])
    if let mode = call.input.variationSelectionMode, !mode.isEmpty,
      mode != VariationSelectionMode.unspecified.rawValue
    {
      filter.require("json_extract(spec, '$.variationSelectionMode') = ?", mode)
    }
    let includesInfo = call.input.includeInfo == true
    return try CadenyaPage(of: AgentRow.self, filter, call.input.list, db) {
      (row, db) throws(CadenyaError) in
      guard includesInfo else { return Agent(row) }
      let creator = try ProfileRow.find(row.resource.profileID, for: call.caller, db)
      return Agent(row, createdBy: Profile(creator))
    }
  }

  static func createAgent(
    _ call: Call<CreateAgent>, _ workspace: WorkspaceRow, _ db: borrowing Transaction
  ) throws(CadenyaError) -> Agent {
    let columns = ResourceColumns(
      id: try db.ulid("agent", prefix: "agent_"), call.input.metadata, by: call.caller,
      now: db.now)
    var row = AgentRow(columns, workspaceID: workspace.id, spec: call.input.spec.document)
    try columns.refuse(try db.insert(row), AgentRow.noun)
    if let variation = call.input.defaultVariation {
      let rules = DocumentKind.agentVariation.rules
      let spec = try rules.judged(variation.spec ?? [:])
      try rules.requireTargets(of: spec, in: workspace.id, db)
      try db.add(
        DocumentRow(
          ResourceColumns(
            id: try db.ulid("agent_variation", prefix: "agentvar_"), variation.metadata,
            by: call.caller, now: db.now),
          .agentVariation, workspaceID: workspace.id, parentID: columns.id,
          spec: spec))
      row.variationCount = 1
    }
    return Agent(row)
  }

  /// Deletes an agent and what belongs to it; one that a widget shows stays.
  /// [CLI docs/config-bundles.md]
  static func deleteAgent(
    _ call: Call<NoInput>, _ agent: AgentRow, _ db: borrowing Transaction
  ) throws(CadenyaError) -> EmptyAnswer {
    let isShown = try db.exists(
      DocumentRow.self,
      where: """
        workspace_id = ? AND kind = 'widget' AND parent_id = ''
        AND json_extract(spec, '$.agentId') IN (?, ?)
        """, agent.workspaceID, agent.id, ExternalID.prefix + (agent.resource.externalID ?? ""))
    guard !isShown else {
      throw CadenyaError(.failedPrecondition, "an agent that a widget shows cannot be deleted")
    }
    try db.retire(kind, agent.id)
    try db.delete(AgentRow.self, agent.id)
    return EmptyAnswer()
  }
}

/// `GET /v1/workspaces/{workspaceId}/agents`. [SDK: cadenya 1.8.0]
struct AgentQuery: ListQuery {
  let limit: ListRequest.Limit?
  let cursor: String?
  let prefix: String?
  let query: String?
  let state: String?
  let variationSelectionMode: String?
  let labels: String?
  let sortOrder: String?
  let includeInfo: Bool?
}
