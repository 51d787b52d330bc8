import HTTPTypes
import Simulation
import SimulationTesting
import Testing
import Wire

/// What tests of the engine do with the shop's lamps.
extension TestWorld {
  /// Makes a lamp and returns its id.
  func makeLamp(_ name: String, room: String = "window") async throws -> String {
    let response = await send(
      .post, "/v1/lamps", json: ["name": .string(name), "room": .string(room)])
    return try #require(response["/id"]?.stringValue, "\(response.text)")
  }

  /// Begins a move of a lamp.
  func begin(_ move: String, _ lamp: String) async throws {
    let response = await send(.post, "/v1/lamps/\(lamp):move", json: ["move": .string(move)])
    try #require(response.status == 200, "\(response.text)")
  }

  /// The state of a lamp, found in the list: reading it by id counts.
  func state(of lamp: String) async -> String? {
    let lamps = await send(.get, "/v1/lamps")["/lamps"]?.arrayValue
    return lamps?.first { $0["id"] == .string(lamp) }?["state"]?.stringValue
  }
}

/// A world of the shop.
func shop(seed: UInt64 = 1, settings: Settings = Settings()) throws -> TestWorld {
  try TestWorld([Vendor(Shop.self)], seed: seed, settings: ["shop": settings])
}
