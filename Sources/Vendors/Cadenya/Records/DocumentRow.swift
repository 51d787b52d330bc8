import Simulation
import Storage
import Wire

/// A thing of tier 3 as it is stored: metadata in columns, its spec as the document it came in.
struct DocumentRow: ResourceRow {
  var resource: ResourceColumns
  let workspaceID: String
  /// The name of its `DocumentKind`.
  let kind: String
  /// What it belongs to inside its workspace; empty for nothing.
  let parentID: String
  /// What it was made from without belonging to it: the provider key of a model; empty for nothing.
  let sourceID: String
  var spec: RawJSON
  /// Empty for a kind without states.
  var state: String
  @Derived private(set) var position = 0

  var id: String { resource.id }

  init(
    _ resource: ResourceColumns, kind: String, state: String, workspaceID: String,
    parentID: String, sourceID: String, spec: JSONObject
  ) {
    self.resource = resource
    self.workspaceID = workspaceID
    self.kind = kind
    self.parentID = parentID
    self.sourceID = sourceID
    self.spec = RawJSON(spec)
    self.state = state
  }

  static let table = "documents"
  static let plan = RecordPlan(Self.self)
}
