import Simulation
import Storage
import Wire

/// A lamp as it is stored.
struct LampRow: OwnedRow {
  let id: String
  let name: String
  let room: String
  let state: String
  let createdAt: Instant
  let updatedAt: Instant

  static let table = "lamps"
  static let plan = RecordPlan(Self.self)

  init(id: String, name: String, room: String, now: Instant) {
    self.id = id
    self.name = name
    self.room = room
    state = "off"
    createdAt = now
    updatedAt = now
  }
}

/// A lamp may be seen with any key, and named by its name too: `name:demo`.
extension LampRow {
  static let findFailures: [ShopError.Code] = [.notFound]

  static func missing(_ reference: String) -> ShopError { ShopError(.notFound, reference) }

  func authorize(_ caller: ShopCaller) throws(ShopError) {}

  static func find(
    _ reference: String, for caller: ShopCaller,
    _ db: borrowing Simulation.Transaction<ShopError>
  ) throws(ShopError) -> LampRow {
    let row =
      reference.hasPrefix("name:")
      ? try db.first(LampRow.self, where: "name = ?", String(reference.dropFirst(5)))
      : try db.find(LampRow.self, reference)
    guard let row else { throw missing(reference) }
    return row
  }
}
