import Simulation
import Storage
import Wire

/// Something that happened in a workspace. (Our choice of shape: no document shows one.)
struct ActivityEvent: WireOutput {
  let id: String
  let type: String
  let resourceType: String
  let resourceID: String
  let resourceName: String
  let at: Instant

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("id", id)
      json.field("type", type)
      json.field("resource_type", resourceType)
      json.field("resource_id", resourceID)
      json.field("resource_name", resourceName)
      json.field("inserted_at", at)
    }
  }
}

extension Miosa {
  /// The states that the workspace's computers have entered, newest first; a hundred at most.
  static func getWorkspaceActivity(
    _ call: Call<PageQuery>, _ workspace: WorkspaceRow, _ db: borrowing Transaction
  ) throws(MiosaError) -> MiosaPage<ActivityEvent> {
    let window = call.input.window
    let events = try db.query(
      """
      SELECT t.id, t.state, t.key, c.name, t.at FROM computers c
      JOIN transitions t ON t.resource = 'computer' AND t.key = c.id
      WHERE c.workspace_id = ? ORDER BY t.at DESC, t.id DESC LIMIT ? OFFSET ?
      """, workspace.id, min(window.limit, PageWindow.largestSize), window.offset
    ) { row in
      ActivityEvent(
        id: "evt_\(row.integer())", type: "computer.\(row.text())", resourceType: "computer",
        resourceID: row.text(), resourceName: row.text(), at: row.instant())
    }
    return MiosaPage(data: events, total: events.count)
  }
}
