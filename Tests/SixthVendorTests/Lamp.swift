import Simulation
import Storage
import Wire

/// A lamp as it is stored.
struct LampRow: StoredRow {
  let id: String
  let name: String
  let state: String
  let createdAt: Instant

  static let table = "lamps"
  static let columns = ["id", "name", "state", "created_at"]

  init(id: String, name: String, state: String, createdAt: Instant) {
    self.id = id
    self.name = name
    self.state = state
    self.createdAt = createdAt
  }

  init(from row: inout RowReader) {
    id = row.text()
    name = row.text()
    state = row.text()
    createdAt = row.instant()
  }

  func store(into row: inout RowWriter) {
    row.bind(id)
    row.bind(name)
    row.bind(state)
    row.bind(createdAt)
  }
}

/// A lamp as Lantern shows it.
struct Lamp: ReplyBody {
  let id: String
  let name: String
  let state: String
  let createdAt: Instant

  init(_ row: LampRow) {
    id = row.id
    name = row.name
    state = row.state
    createdAt = row.createdAt
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("id", id)
      json.field("name", name)
      json.field("state", state)
      json.field("created_at", createdAt)
    }
  }
}

/// The body of `POST /v1/lamps`.
struct CreateLamp: RequestBody {
  let name: Text<1, 40>
}

extension Lantern {
  typealias Transaction = Simulation.Transaction<LanternError>

  static let lamp = resource(
    "lamp", LampRow.self, state: "state",
    lifecycle: Lifecycle(
      states: ["warming", "lit"],
      moves: [Lifecycle.Move("light", to: "warming", then: .after(.seconds(3), "lit"))]),
    render: Lamp.init)

  static func createLamp(
    _ call: Call<CreateLamp, LanternCaller>, _ db: borrowing Transaction
  ) throws(LanternError) -> Lamp {
    let row = LampRow(
      id: try db.token("lamp", prefix: "lamp_", length: 8), name: call.input.name.value,
      state: "warming", createdAt: db.now)
    guard try db.insert(row) == .done else {
      throw LanternError(.nameTaken, "a lamp is called \(row.name) already")
    }
    try db.begin("light", of: lamp, row.id)
    return Lamp(row)
  }

  static func findLamp(
    _ context: RequestContext, _ caller: LanternCaller, _ db: borrowing Transaction
  ) throws(LanternError) -> LampRow {
    guard let row = try db.find(LampRow.self, context.path["id"]) else {
      throw LanternError(.notFound, "no such lamp")
    }
    return row
  }

  static func getLamp(
    _ call: Call<NoInput, LanternCaller>, _ lamp: LampRow, _ db: borrowing Transaction
  ) throws(LanternError) -> Lamp {
    Lamp(lamp)
  }
}
