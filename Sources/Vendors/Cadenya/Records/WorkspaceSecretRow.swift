import Simulation
import Storage
import Wire

/// A secret of a workspace as it is stored.
struct WorkspaceSecretRow: ScopedRow {
  var resource: ResourceColumns
  let workspaceID: String
  var value: String
  private(set) var position = 0

  init(_ resource: ResourceColumns, workspaceID: String, value: String) {
    self.resource = resource
    self.workspaceID = workspaceID
    self.value = value
  }

  static let noun = "workspace secret"
  static let table = "workspace_secrets"
  static let columns = ResourceColumns.names + ["workspace_id", "value"]
  static let derivedColumns = ["position"]

  init(from row: inout RowReader) {
    resource = ResourceColumns(from: &row)
    workspaceID = row.text()
    value = row.text()
    position = row.integer()
  }

  func store(into row: inout RowWriter) {
    resource.store(into: &row)
    row.bind(workspaceID)
    row.bind(value)
  }
}
