import Simulation
import Wire

/// A lamp as the shop shows it.
struct Lamp: ReplyBody {
  let row: LampRow

  init(_ row: LampRow) { self.row = row }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("id", row.id)
      json.field("name", row.name)
      json.field("state", row.state)
      json.field("created_at", row.createdAt)
      json.field("updated_at", row.updatedAt)
    }
  }
}

/// A list of lamps.
struct LampList: PageBody {
  let lamps: [Lamp]

  func write(to json: inout JSONWriter) { json.object { $0.field("lamps", lamps) } }
}
