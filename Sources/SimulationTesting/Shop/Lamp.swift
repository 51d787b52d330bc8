import Simulation
package import Storage
import Wire

/// A lamp as it is stored.
package struct LampRow: Record {
  let id: String
  let name: String
  let room: String
  let state: String
  let createdAt: Instant
  let updatedAt: Instant

  package static let table = "lamps"
  package static let plan = RecordPlan(Self.self)

  init(id: String, name: String, room: String, now: Instant) {
    self.id = id
    self.name = name
    self.room = room
    state = "off"
    createdAt = now
    updatedAt = now
  }
}

/// A lamp as the shop shows it.
struct Lamp: ReplyBody {
  let id: String
  let name: String
  let state: String
  let createdAt: Instant
  let updatedAt: Instant

  init(_ row: LampRow) {
    id = row.id
    name = row.name
    state = row.state
    createdAt = row.createdAt
    updatedAt = row.updatedAt
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("id", id)
      json.field("name", name)
      json.field("state", state)
      json.field("created_at", createdAt)
      json.field("updated_at", updatedAt)
    }
  }
}

/// A list of lamps.
struct Lamps: PageBody {
  let lamps: [Lamp]

  func write(to json: inout JSONWriter) { json.object { $0.field("lamps", lamps) } }
}

/// The body that makes a lamp.
struct CreateLamp: RequestBody {
  let name: Text<1, 40>
  let room: String?
  /// Goes nowhere; the journal must not show it.
  let password: String?
}

/// The body that begins a move.
struct MoveLamp: RequestBody {
  let move: String
}

/// What a list of lamps takes.
struct ListLamps: RequestQuery {
  let room: String?
}

/// `{"open": true}`
struct ShopStatus: ReplyBody {
  let open: Bool

  func write(to json: inout JSONWriter) { json.object { $0.field("open", open) } }
}
