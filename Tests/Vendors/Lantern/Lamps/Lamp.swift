import Simulation
import Wire

/// A lamp as Lantern shows it.
struct Lamp: ReplyBody, RowView {
  let row: LampRow

  init(_ row: LampRow) { self.row = row }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("id", row.id)
      json.field("name", row.name)
      json.field("room_id", row.roomID)
      json.field("brightness", row.brightness)
      json.field("state", row.state)
      json.field("created_at", row.createdAt)
    }
  }
}
