import HTTPTypes
import Simulation
import Storage
import Wire

/// Lamps, which warm up once they are made.
enum Lamps: LanternResource {
  static let kind = kind(
    "lamp", LampRow.self, state: "state", lifecycle: LampLifecycle.lifecycle, render: Lamp.init)
  static let kinds = [kind]

  private static let all = group("/v1/lamps", about: "lamp", source: .docs("lamps"))
  private static let one = all.on(LampRow.self, at: "/{id}")

  static let routes: [Route] =
    [
      all(.get, "", "List lamps", fails: .invalid, id: "listLamps", by: listLamps),
      all(
        .post, "", "Create lamp", returns: .created, fails: .invalid, .roomNotFound, .nameTaken,
        id: "createLamp", by: createLamp),
      one(.get, "", "Get lamp", id: "getLamp", by: getLamp)
        .with(reads: ResourceReference("lamp", "id")),
      one(
        .patch, "", "Update lamp", fails: .invalid, .roomNotFound, .nameTaken, id: "updateLamp",
        by: updateLamp),
      one(.delete, "", "Delete lamp", returns: .noContent, id: "deleteLamp", by: deleteLamp),
    ] + all.with(tier: 3).declared("colours", "GET /{id}/colour getLampColour")

  static func listLamps(
    _ call: Call<ListLamps>, _ db: borrowing Transaction
  ) throws(LanternError) -> Page<Lamp> {
    var filter = RowFilter("owner = ?", call.caller.account)
    filter.require("room_id = ?", ifPresent: call.input.roomID)
    filter.require("state = ?", ifPresent: call.input.state)
    return try Page(filter, call.input, db)
  }

  static func createLamp(
    _ call: Call<CreateLamp>, _ db: borrowing Transaction
  ) throws(LanternError) -> Lamp {
    let input = call.input
    let room = try RoomRow.find(input.roomID, for: call.caller, db)
    let row = LampRow(
      id: try db.token("lamp", prefix: "lamp_", length: 8), owner: call.caller.account,
      name: input.name.value, roomID: room.id, brightness: input.brightness?.value ?? 100,
      state: .warming, createdAt: db.now)
    guard try db.insert(row) == .done else { throw LanternError(.nameTaken) }
    try db.begin("light", of: kind, row.id)
    return Lamp(row)
  }

  static func getLamp(
    _ call: Call<NoInput>, _ lamp: LampRow, _ db: borrowing Transaction
  ) throws(LanternError) -> Lamp {
    Lamp(lamp)
  }

  /// Changes what the body names; the state is the clock's.
  static func updateLamp(
    _ call: Call<UpdateLamp>, _ lamp: LampRow, _ db: borrowing Transaction
  ) throws(LanternError) -> Lamp {
    let input = call.input
    var row = lamp
    if let name = input.name { row.name = name.value }
    if let brightness = input.brightness { row.brightness = brightness.value }
    if let roomID = input.roomID {
      row.roomID = try RoomRow.find(roomID, for: call.caller, db).id
    }
    guard try db.update(row, key: row.id) == .done else { throw LanternError(.nameTaken) }
    return Lamp(row)
  }

  static func deleteLamp(
    _ call: Call<NoInput>, _ lamp: LampRow, _ db: borrowing Transaction
  ) throws(LanternError) -> NoContent {
    try db.retire(kind, lamp.id)
    try db.delete(LampRow.self, lamp.id)
    return NoContent()
  }
}

/// What `GET /v1/lamps` takes.
struct ListLamps: PageQuery {
  let roomID: String?
  let state: LampState?
  let limit: Count<1, 100>?
  let offset: Count<0, 1_000_000>?

  enum CodingKeys: String, CodingKey {
    case roomID = "room_id"
    case state, limit, offset
  }
}

/// The body of `POST /v1/lamps`.
struct CreateLamp: RequestBody {
  let name: Text<1, 40>
  let roomID: String
  let brightness: Count<1, 100>?

  enum CodingKeys: String, CodingKey {
    case name
    case roomID = "room_id"
    case brightness
  }
}

/// The body of `PATCH /v1/lamps/{id}`; what is left out stays as it is.
struct UpdateLamp: RequestBody {
  let name: Text<1, 40>?
  let roomID: String?
  let brightness: Count<1, 100>?

  enum CodingKeys: String, CodingKey {
    case name
    case roomID = "room_id"
    case brightness
  }
}
