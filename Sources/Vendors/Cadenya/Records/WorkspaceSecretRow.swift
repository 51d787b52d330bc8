import Simulation
import Storage
import Wire

/// A secret of a workspace as it is stored.
struct WorkspaceSecretRow: ScopedRow {
  var resource: ResourceColumns
  let workspaceID: String
  var value: String
  @Derived private(set) var position = 0

  init(_ resource: ResourceColumns, workspaceID: String, value: String) {
    self.resource = resource
    self.workspaceID = workspaceID
    self.value = value
  }

  static let noun = "workspace secret"
  static let table = "workspace_secrets"
  static let plan = RecordPlan(Self.self)
}
