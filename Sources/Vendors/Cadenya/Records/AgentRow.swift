import Simulation
import Storage
import Wire

/// An agent as it is stored: its spec as it came, and how many variations it has, which the
/// database keeps up.
struct AgentRow: ScopedRow {
  var resource: ResourceColumns
  let workspaceID: String
  var spec: RawJSON
  var state: AgentState
  var variationCount: Int
  @Derived private(set) var position = 0

  init(_ resource: ResourceColumns, workspaceID: String, spec: RawJSON) {
    self.resource = resource
    self.workspaceID = workspaceID
    self.spec = spec
    variationCount = 0
    state = .draft
  }

  static let noun = "agent"
  static let table = "agents"
  static let plan = RecordPlan(Self.self)
}

/// Where an agent stands. [spec]
enum AgentState: String, WireEnum, ColumnEnum {
  case draft = "STATE_DRAFT"
  case published = "STATE_PUBLISHED"
  case archived = "STATE_ARCHIVED"

  static let unknown = AgentState.draft
}

extension AgentRow {
  /// The references that name the same agent as this one, for specs keep a reference as it was
  /// given: its id and `external_id:`. Only the reference itself where there is no such agent.
  static func references(
    to reference: String, in workspaceID: String, _ db: borrowing Transaction
  ) throws(CadenyaError) -> [String] {
    guard let agent = try known(as: reference, in: workspaceID, db) else { return [reference] }
    return [agent.id] + (agent.resource.externalID.map { [ExternalID.prefix + $0] } ?? [])
  }
}
