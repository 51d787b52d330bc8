import HTTPTypes
import Simulation
import Storage
import Wire

/// Rooms: where lamps stand.
enum Rooms: LanternResource {
  static let kind = kind("room", RoomRow.self, render: Room.init)
  static let kinds = [kind]

  private static let all = group("/v1/rooms", about: "room", source: .docs("rooms"))
  private static let one = all.on(RoomRow.self, at: "/{id}")

  static let routes: [Route] = [
    all(.get, "", "List rooms", fails: .invalid, id: "listRooms", by: listRooms),
    all(
      .post, "", "Create room", returns: .created, fails: .invalid, .nameTaken, id: "createRoom",
      by: createRoom),
    one(
      .delete, "", "Delete room", returns: .noContent, fails: .roomNotEmpty, id: "deleteRoom",
      by: deleteRoom),
  ]

  static func listRooms(
    _ call: Call<ListRooms>, _ db: borrowing Transaction
  ) throws(LanternError) -> Page<Room> {
    try Page(RowFilter("owner = ?", call.caller.account), call.input, db)
  }

  static func createRoom(
    _ call: Call<CreateRoom>, _ db: borrowing Transaction
  ) throws(LanternError) -> Room {
    let row = RoomRow(
      id: try db.token("room", prefix: "room_", length: 8), owner: call.caller.account,
      name: call.input.name.value, createdAt: db.now)
    guard try db.insert(row) == .done else { throw LanternError(.nameTaken) }
    return Room(row)
  }

  /// A room with lamps in it stays. [docs rooms]
  static func deleteRoom(
    _ call: Call<NoInput>, _ room: RoomRow, _ db: borrowing Transaction
  ) throws(LanternError) -> NoContent {
    guard try !db.exists(LampRow.self, where: "room_id = ?", room.id) else {
      throw LanternError(.roomNotEmpty)
    }
    try db.delete(RoomRow.self, room.id)
    return NoContent()
  }
}

/// What `GET /v1/rooms` takes.
struct ListRooms: PageQuery {
  let limit: Count<1, 100>?
  let offset: Count<0, 1_000_000>?
}

/// The body of `POST /v1/rooms`.
struct CreateRoom: RequestBody {
  let name: Text<1, 40>
}
