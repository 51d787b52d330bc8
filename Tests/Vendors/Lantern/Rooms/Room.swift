import Simulation
import Wire

/// A room as Lantern shows it.
struct Room: ReplyBody, RowView {
  let row: RoomRow

  init(_ row: RoomRow) { self.row = row }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("id", row.id)
      json.field("name", row.name)
      json.field("created_at", row.createdAt)
    }
  }
}
