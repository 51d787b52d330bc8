import HTTPTypes
package import Simulation
import Wire

/// What tests of the engine do with the shop's lamps.
extension TestWorld {
  /// A world of the shop.
  package static func shop(seed: UInt64 = 1, settings: Settings = Settings()) throws -> TestWorld {
    try TestWorld([Vendor(Shop.self)], seed: seed, settings: ["shop": settings])
  }

  /// Makes a lamp and returns its id.
  package func makeLamp(_ name: String, room: String = "window") async throws -> String {
    let response = await send(
      .post, "/v1/lamps", json: ["name": .string(name), "room": .string(room)])
    guard let id = response["/id"]?.stringValue else { throw TestError(response.text) }
    return id
  }

  /// Begins a move of a lamp.
  package func begin(_ move: String, _ lamp: String) async throws {
    let response = await send(.post, "/v1/lamps/\(lamp):move", json: ["move": .string(move)])
    guard response.status == 200 else { throw TestError(response.text) }
  }

  /// The state of a lamp, found in the list: reading it by id counts.
  package func state(of lamp: String) async -> String? {
    let lamps = await send(.get, "/v1/lamps")["/lamps"]?.arrayValue
    return lamps?.first { $0["id"] == .string(lamp) }?["state"]?.stringValue
  }
}
