import Simulation
import Storage
import Wire

/// Lantern: lamps that warm up. The index page of the vendor.
enum Lantern: VendorDefinition {
  typealias Failure = LanternError
  typealias Caller = LanternCaller

  static let description = VendorDescription(
    name: "lantern", title: "Lantern API", hosts: ["api.lantern.example"], basePath: "/v1",
    variables: [
      Variable("LANTERN_URL", .baseURL(path: "/v1")), Variable("LANTERN_KEY", .key("lk_demo")),
    ],
    credential: .bearer
  ) { seed, sequence in
    Identifiers.token(seed: seed, kind: "request", ordinal: Int(sequence), .hex, length: 16)
  }

  static let contents: [any VendorResource<LanternError, LanternCaller>.Type] = [Lamps.self]

  static let migrations = [
    Migration(
      "lantern 1",
      """
      CREATE TABLE lamps (
        id TEXT NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE, state TEXT NOT NULL,
        created_at INTEGER NOT NULL);
      """)
  ]

  static func authenticate(
    _ context: RequestContext, _ db: borrowing Simulation.Transaction<LanternError>
  ) throws(LanternError) -> LanternCaller {
    try LanternCaller(context)
  }

  static func seedDemo(_ db: borrowing Simulation.Transaction<LanternError>) throws(LanternError) {
    try db.add(LampRow(id: "lamp_1", name: "porch", state: "lit", createdAt: db.now))
  }
}
