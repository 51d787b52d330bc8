import Simulation
import Wire

/// `{"deleted": true}`; a dry run says false and names what stands in the way.
struct Deleted: ReplyBody {
  var isDeleted: Bool
  var dryRun: Bool?
  var resources: [InventoryItem]?

  init() { isDeleted = true }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("deleted", isDeleted)
      json.field(ifPresent: "dry_run", dryRun)
      json.field(ifPresent: "resources", resources)
    }
  }
}

/// A thing in a workspace, in a list of everything. (Our choice of shape: the CLI prints all that
/// comes.)
struct InventoryItem: WireOutput {
  let type: String
  let id: String
  let name: String
  /// A computer's status; nil for what has none.
  let state: String?
  let createdAt: Instant

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("type", type)
      json.field("id", id)
      json.field("name", name)
      json.field("state", state.map(json.dialect.word(for:)))
      json.field("created_at", createdAt)
    }
  }
}
