import HTTPTypes
import Simulation
import Storage
import Wire

/// Lamps, and what the shop does with them.
enum Lamps: ShopResource {
  static let quota = Quota("max_lamps", why: "lamps in the shop")

  static let kind = kind(
    "lamp", LampRow.self, state: "state", touched: "updated_at", usage: "room",
    lifecycle: LampLifecycle.lifecycle, quotas: [quota], render: Lamp.init, entering: entered)
  static let kinds = [kind]

  private static let all = group("/v1/lamps", about: "lamp", source: .choice("tests"))
  private static let one = all.on(LampRow.self, at: "/{id}")

  static let routes: [Route] = [
    all(
      .post, "", "Make a lamp", returns: .created, fails: .taken, .full, .invalid,
      id: "createLamp", by: createLamp),
    all(.get, "", "List lamps", fails: .invalid, id: "listLamps", by: listLamps),
    one(.get, "", "Get a lamp", id: "getLamp", by: getLamp)
      .with(reads: ResourceReference("lamp", "id")),
    one(
      .delete, "", "Take a lamp away", returns: .noContent, id: "deleteLamp", by: deleteLamp),
    one(.post, ":move", "Begin a move", fails: .notFound, .invalid, id: "moveLamp", by: moveLamp),
    one(.get, "/light", "Wait until a lamp shines", id: "waitForLight", by: waitForLight),
    one(.get, "/states", "Follow the states of a lamp", id: "followLamp", by: followLamp),
  ]

  /// Takes an id before it finds out whether the name is free, so that a refusal has to give it
  /// back.
  static func createLamp(
    _ call: Call<CreateLamp>, _ db: borrowing Transaction
  ) throws(ShopError) -> Reply<Lamp> {
    let count = try db.count(LampRow.self, where: "id > ?", "")
    if db.allowance(quota, limit: nil, used: count).refuses() { throw ShopError(.full) }
    let row = LampRow(
      id: try db.uuid("lamp"), name: call.input.name.value, room: call.input.room ?? "window",
      now: db.now)
    if case .uniqueViolation(let columns) = try db.insert(row) {
      throw ShopError(.taken, columns.joined(separator: ","))
    }
    return Reply(Lamp(row), as: .created)
  }

  static func listLamps(
    _ call: Call<ListLamps>, _ db: borrowing Transaction
  ) throws(ShopError) -> LampList {
    let rows =
      if let room = call.input.room {
        try db.all(LampRow.self, where: "room = ? ORDER BY id", room)
      } else {
        try db.all(LampRow.self, where: "id > ? ORDER BY id", "")
      }
    return LampList(lamps: rows.map(Lamp.init))
  }

  static func getLamp(
    _ call: Call<NoInput>, _ row: LampRow, _ db: borrowing Transaction
  ) throws(ShopError) -> Lamp {
    Lamp(row)
  }

  static func deleteLamp(
    _ call: Call<NoInput>, _ row: LampRow, _ db: borrowing Transaction
  ) throws(ShopError) -> NoContent {
    try db.retire(kind, row.id)
    try db.delete(LampRow.self, row.id)
    return NoContent()
  }

  static func moveLamp(
    _ call: Call<MoveLamp>, _ row: LampRow, _ db: borrowing Transaction
  ) throws(ShopError) -> Lamp {
    guard let move = LampLifecycle.lifecycle.moves.first(where: { $0.name == call.input.move }),
      move.from.contains(row.state)
    else { throw ShopError(.invalid, call.input.move) }
    try db.begin(move.name, of: kind, row.id)
    return Lamp(try db.find(LampRow.self, row.id) ?? row)
  }

  static func waitForLight(
    _ call: Call<NoInput>, _ row: LampRow, _ db: borrowing Transaction
  ) throws(ShopError) -> Eventually<Lamp> {
    if row.state == "on" || row.state == "bright" { return .now(Lamp(row)) }
    return .wait(until: try db.due("lamp", row.id))
  }

  /// Sends every state as an event, until the lamp is off.
  static func followLamp(
    _ call: Call<NoInput>, _ row: LampRow, _ db: borrowing Transaction
  ) throws(ShopError) -> VendorStream<ShopError> {
    follow(row.id, after: 0)
  }

  private static func follow(_ id: String, after seen: Int) -> VendorStream<ShopError> {
    VendorStream { db throws(ShopError) in
      let history = try db.history(of: "lamp", id)
      guard history.count > seen else {
        return .wait(until: try db.due("lamp", id), then: follow(id, after: seen))
      }
      let event = Array("data: \(history[seen].state)\n\n".utf8)
      if history[seen].state == "off" { return .end(event) }
      return .send(event, then: follow(id, after: seen + 1))
    }
  }
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
