import Simulation
import Storage
import Wire

/// The body that changes an agent: its spec as the document it is.
typealias UpdateAgent = UpdateDocument

/// Reading, changing and publishing agents: routes of tier 3. [spec]
extension Agents {
  static func getAgent(
    _ call: Call<NoInput>, _ agent: AgentRow, _ db: borrowing Transaction
  ) throws(CadenyaError) -> Agent {
    let creator = try ProfileRow.find(agent.resource.profileID, for: call.caller, db)
    return Agent(agent, createdBy: Profile(creator))
  }

  static func updateAgent(
    _ call: Call<UpdateAgent>, _ agent: AgentRow, _ db: borrowing Transaction
  ) throws(CadenyaError) -> Agent {
    var row = agent
    var spec = row.spec.tree.objectValue ?? [:]
    let given = try agentRules.judged(call.input.spec ?? [:])
    let mask = try UpdateMask(
      call.input.updateMask, of: UpdateMask.metadata + agentMembers.map { "spec.\($0)" })
    try row.resource.apply(call.input.metadata, mask, now: db.now)
    for member in agentMembers where mask.changes("spec.\(member)", given: given.contains(member)) {
      spec[member] = given[member]
    }
    if spec["variationSelectionMode"]?.stringValue.flatMap(VariationSelectionMode.init) == nil {
      spec["variationSelectionMode"] = .string(VariationSelectionMode.random.rawValue)
    }
    row.spec = RawJSON(spec)
    try row.resource.refuse(try db.update(row, key: row.id), AgentRow.noun)
    return Agent(row)
  }

  /// The same rules as for a new agent's spec.
  private static let agentRules = SpecRules(
    members: AgentSpecInput.requestSchema.properties.map { ($0.name, $0.schema) })
  private static let agentMembers = agentRules.members.map(\.name)

  /// Publishes an agent, which takes a variation at least.
  static func publishAgent(
    _ call: Call<NoInput>, _ agent: AgentRow, _ db: borrowing Transaction
  ) throws(CadenyaError) -> Agent {
    guard agent.state != .archived else {
      throw CadenyaError(.failedPrecondition, "an archived agent cannot be published")
    }
    guard agent.variationCount > 0 else {
      throw CadenyaError(.failedPrecondition, "an agent without variations cannot be published")
    }
    return try moved(agent, "publish", to: .published, db)
  }

  static func unpublishAgent(
    _ call: Call<NoInput>, _ agent: AgentRow, _ db: borrowing Transaction
  ) throws(CadenyaError) -> Agent {
    guard agent.state != .archived else {
      throw CadenyaError(.failedPrecondition, "an archived agent is not published")
    }
    return try moved(agent, "unpublish", to: .draft, db)
  }

  static func archiveAgent(
    _ call: Call<NoInput>, _ agent: AgentRow, _ db: borrowing Transaction
  ) throws(CadenyaError) -> Agent {
    try moved(agent, "archive", to: .archived, db)
  }

  /// An archived agent comes back as a draft; another stays what it is. [spec]
  static func unarchiveAgent(
    _ call: Call<NoInput>, _ agent: AgentRow, _ db: borrowing Transaction
  ) throws(CadenyaError) -> Agent {
    guard agent.state == .archived else { return Agent(agent) }
    return try moved(agent, "unarchive", to: .draft, db)
  }

  private static func moved(
    _ agent: AgentRow, _ move: String, to state: AgentState, _ db: borrowing Transaction
  ) throws(CadenyaError) -> Agent {
    guard agent.state != state else { return Agent(agent) }
    try db.begin(move, of: kind, agent.id)
    return Agent(try AgentRow.find(agent.id, in: agent.workspaceID, db))
  }
}
