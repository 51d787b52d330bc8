import HTTPTypes
import Simulation
import Storage
import Wire

/// Lamps, which warm up for three seconds.
enum Lamps: LanternResource {
  static let kind = kind(
    "lamp", LampRow.self, state: "state",
    lifecycle: Lifecycle(
      states: ["warming", "lit"],
      moves: [Lifecycle.Move("light", to: "warming", then: .after(.seconds(3), "lit"))]),
    render: Lamp.init)
  static let kinds = [kind]

  private static let all = group("/v1/lamps", about: "lamp", source: .docs("lamps"))
  private static let one = all.on(LampRow.self, at: "/{id}")

  static let routes: [Route] =
    [
      all(
        .post, "", "Light a lamp", returns: .created, fails: .invalid, .nameTaken, id: "createLamp",
        by: createLamp),
      one(.get, "", "Get a lamp", id: "getLamp", by: getLamp)
        .with(reads: ResourceReference("lamp", "id")),
    ] + all.declared("colours", "GET /{id}/colour getLampColour")

  static func createLamp(
    _ call: Call<CreateLamp>, _ db: borrowing Transaction
  ) throws(LanternError) -> Lamp {
    let row = LampRow(
      id: try db.token("lamp", prefix: "lamp_", length: 8), name: call.input.name.value,
      state: "warming", createdAt: db.now)
    guard try db.insert(row) == .done else {
      throw LanternError(.nameTaken, "a lamp is called \(row.name) already")
    }
    try db.begin("light", of: kind, row.id)
    return Lamp(row)
  }

  static func getLamp(
    _ call: Call<NoInput>, _ lamp: LampRow, _ db: borrowing Transaction
  ) throws(LanternError) -> Lamp {
    Lamp(lamp)
  }
}

/// The body of `POST /v1/lamps`.
struct CreateLamp: RequestBody {
  let name: Text<1, 40>
}
