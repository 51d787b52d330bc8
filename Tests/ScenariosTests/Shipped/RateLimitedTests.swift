import HTTPTypes
import Simulation
import SimulationTesting
import Testing
import Wire

@Suite("scenarios/rate-limited.yaml")
struct RateLimitedTests {
  @Test(arguments: Tour.once.map(\.vendor))
  func `scenario rate-limited lets a client through once it has waited as told`(
    _ vendor: String
  ) async throws {
    let path = try #require(Tour.once.first { $0.vendor == vendor }?.path)
    let world = try ShippedWorld("rate-limited")
    let client = try CarefulClient(world, vendor)
    client.tries = 1
    // One vendor's requests may weigh more than others; five light ones always pass.
    var passed = 0
    while true {
      guard case .whole(let response) = await client.once(.get, path) else { break }
      guard response.status == 429 else {
        passed += 1
        continue
      }
      let told = try #require(response.header("Retry-After").flatMap { Int($0) })
      #expect((1...10).contains(told))
      try await world.advance(by: .seconds(told) - .milliseconds(told * 1000 - 500))
      guard case .whole(let early) = await client.once(.get, path) else { break }
      #expect(early.status == 429)
      let rest = try #require(early.header("Retry-After").flatMap { Int($0) })
      try await world.advance(by: .seconds(rest))
      guard case .whole(let late) = await client.once(.get, path) else { break }
      #expect(late.status == 200)
      break
    }
    #expect((1...5).contains(passed))
  }

  @Test func `scenario rate-limited has one limit for all who share a key`() async throws {
    let world = try ShippedWorld("rate-limited")
    let first = try CarefulClient(world, "miosa", key: "msk_shared")
    let second = try CarefulClient(world, "miosa", key: "msk_shared")
    let other = try CarefulClient(world, "miosa", key: "msk_other")
    var statuses: [Int] = []
    for client in [first, second, first, second, first, second, other] {
      guard case .whole(let response) = await client.once(.get, "/api/v1/workspaces") else {
        continue
      }
      statuses.append(response.status)
    }
    #expect(statuses == [200, 200, 200, 200, 200, 429, 200])
  }

  @Test func `scenario rate-limited applies nothing that it turns away`() async throws {
    let world = try ShippedWorld("rate-limited")
    let client = try CarefulClient(world, "miosa")
    for number in 1...12 {
      let response = try await client.send(
        .post, "/api/v1/workspaces", ["name": .string("write-\(number)")])
      #expect(response.status == 201)
    }
    #expect(client.pauses.count == 7)
    #expect(client.pauses.allSatisfy { $0 == .seconds(2) })
    try await world.advance(by: .seconds(10))
    let listed = try await client.send(.get, "/api/v1/workspaces?limit=100")["/data"]?.arrayValue
    let made = (listed ?? []).compactMap { $0["name"]?.stringValue }.filter {
      $0.hasPrefix("write-")
    }
    #expect(made.count == 12 && Set(made).count == 12)
  }
}
