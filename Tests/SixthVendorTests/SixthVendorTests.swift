import Foundation
import HTTPTypes
import Simulation
import SimulationTesting
import Testing
import Wire

/// The vendor of docs/adding-a-vendor.md, tried.
struct SixthVendorTests {
  private static let page = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../docs/adding-a-vendor.md").standardized

  @Test(arguments: [
    "Lantern", "LanternError", "LanternResource", "LampRow", "Lamp", "Lamps",
  ])
  func `the page shows the file as it is compiled`(_ name: String) throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "\(name).swift")
    let code = try String(contentsOf: file, encoding: .utf8)
    let text = try String(contentsOf: Self.page, encoding: .utf8)
    #expect(text.contains("<!-- file: \(name).swift -->\n```swift\n\(code)```"))
  }

  @Test
  func `a lamp warms up on the clock`() async throws {
    let db = try TestWorld([Vendor(Lantern.self)])
    let made = await db.send(.post, "/v1/lamps", json: ["name": "hall"])
    #expect(made.status == 201)
    let id = try #require(made.json?["id"]?.stringValue)
    #expect(made.json?["state"] == "warming")
    try await db.advance(by: .seconds(3))
    #expect(await db.send(.get, "/v1/lamps/\(id)").json?["state"] == "lit")
  }

  @Test
  func `every declared error is answered`() async throws {
    let db = try TestWorld([Vendor(Lantern.self)])
    #expect(await db.send(.get, "/v1/lamps/lamp_1", key: .none).status == 401)
    #expect(await db.send(.get, "/v1/lamps/lamp_9").status == 404)
    #expect(await db.send(.get, "/v1/lamps/lamp_1/colour").status == 501)
    #expect(await db.send(.post, "/v1/lamps", json: ["name": "porch"]).status == 409)
    let refused = await db.send(.post, "/v1/lamps", json: ["name": ""])
    #expect(refused.status == 422)
    #expect(
      refused.json?["error"]?["message"]
        == "lamp is invalid: /name must have at least 1 character")
  }
}
