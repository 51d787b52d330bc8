package import Simulation
package import Storage
import Wire

/// Lantern: lamps that warm up, and the rooms that they stand in.
///
/// The index page of the vendor: who it is, its resources, its tables, its demo data.
package enum Lantern: VendorDefinition {
  package typealias Failure = LanternError
  package typealias Caller = LanternCaller

  package static let description = VendorDescription(
    name: "lantern", title: "Lantern API", hosts: ["api.lantern.example"], basePath: "/v1",
    variables: [
      Variable("LANTERN_API_KEY", .key(DemoData.key)),
      Variable("LANTERN_BASE_URL", .baseURL(path: "/v1")),
      Variable("UNDERSTUDY_LANTERN_URL", .baseURL(path: "/v1"), note: "for any other client"),
    ],
    credential: .bearer,
    requestID: { seed, sequence in
      Identifiers.token(seed: seed, kind: "request", ordinal: Int(sequence), .hex, length: 16)
    })

  package static let contents: [any VendorResource<LanternError, LanternCaller>.Type] = [
    Lamps.self, Rooms.self,
  ]

  package static let magicValues = Magic.all

  package static let migrations = [Migration("lantern 1", LanternTables.sql)]

  package static let stateless = StatelessMode(
    paging: [
      SamplePaging(
        .offset("offset"), sizes: ["limit"],
        ["/total": .total, "/limit": .size, "/offset": .offset])
    ])

  package static func authenticate(
    _ context: RequestContext, _ db: borrowing Simulation.Transaction<LanternError>
  ) throws(LanternError) -> LanternCaller {
    try LanternCaller(context, db)
  }

  /// Two lit lamps in the hall, and an attic without a lamp.
  package static func seedDemo(
    _ db: borrowing Simulation.Transaction<LanternError>
  ) throws(LanternError) {
    for (id, name) in [(DemoData.roomID, "hall"), ("room_attic", "attic")] {
      try db.add(RoomRow(id: id, owner: DemoData.account, name: name, createdAt: db.now))
    }
    for (id, name) in [(DemoData.lampID, "porch"), ("lamp_stairs", "stairs")] {
      try db.add(
        LampRow(
          id: id, owner: DemoData.account, name: name, roomID: DemoData.roomID, brightness: 80,
          state: .lit, createdAt: db.now))
    }
  }
}
