import Simulation
import Storage
import Wire

/// What the shop does with lamps.
extension Shop {
  /// A lamp by its id, or by its name: `name:demo`.
  static func lamp(
    _ context: RequestContext, _ caller: ShopCaller, _ db: borrowing Transaction
  ) throws(ShopError) -> LampRow {
    let id = context.path["id"]
    let row =
      id.hasPrefix("name:")
      ? try db.first(LampRow.self, where: "name = ?", String(id.dropFirst(5)))
      : try db.find(LampRow.self, id)
    guard let row else { throw ShopError(.notFound, id) }
    return row
  }

  /// Takes an id before it finds out whether the name is free, so that a refusal has to give it
  /// back.
  static func createLamp(
    _ call: Call<CreateLamp>, _ db: borrowing Transaction
  ) throws(ShopError) -> Reply<Lamp> {
    let count = try db.count(LampRow.self, where: "id > ?", "")
    if db.allowance(lampQuota, limit: nil, used: count).refuses() { throw ShopError(.full) }
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
  ) throws(ShopError) -> Lamps {
    let rows =
      if let room = call.input.room {
        try db.all(LampRow.self, where: "room = ? ORDER BY id", room)
      } else {
        try db.all(LampRow.self, where: "id > ? ORDER BY id", "")
      }
    return Lamps(lamps: rows.map(Lamp.init))
  }

  static func getLamp(
    _ call: Call<NoInput>, _ row: LampRow, _ db: borrowing Transaction
  ) throws(ShopError) -> Lamp {
    Lamp(row)
  }

  static func deleteLamp(
    _ call: Call<NoInput>, _ row: LampRow, _ db: borrowing Transaction
  ) throws(ShopError) -> NoContent {
    try db.retire(lampResource, row.id)
    try db.delete(LampRow.self, row.id)
    return NoContent()
  }

  static func moveLamp(
    _ call: Call<MoveLamp>, _ row: LampRow, _ db: borrowing Transaction
  ) throws(ShopError) -> Lamp {
    guard let move = lifecycle.moves.first(where: { $0.name == call.input.move }),
      move.from.contains(row.state)
    else { throw ShopError(.invalid, call.input.move) }
    try db.begin(move.name, of: lampResource, row.id)
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

  static func getStatus(
    _ call: Call<NoInput>, _ db: borrowing Transaction
  ) throws(ShopError) -> ShopStatus {
    ShopStatus(open: true)
  }
}
