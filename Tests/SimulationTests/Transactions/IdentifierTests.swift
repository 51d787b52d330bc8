import HTTPTypes
import Simulation
import SimulationTesting
import Testing
import Wire

/// Identifiers and chance as functions of seed, kind and ordinal.
@Suite struct IdentifierTests {
  @Test func `the same seed, kind and ordinal give the same bits for ever`() {
    #expect(Identifiers.bits(seed: 1, kind: "lamp", ordinal: 1) == 0x9251_8750_8f1e_d130)
    #expect(
      Identifiers.uuid(0x0123_4567_89ab_cdef, 0xfedc_ba98_7654_3210)
        == "01234567-89ab-4def-bedc-ba9876543210")
  }

  @Test func `a thousand identifiers of ten kinds are all different`() {
    var seen: Set<UInt64> = []
    for kind in 0..<10 {
      for ordinal in 1...100 {
        seen.insert(Identifiers.bits(seed: 1, kind: "kind \(kind)", ordinal: ordinal))
      }
    }
    #expect(seen.count == 1000)
  }

  @Test func `vendors of one world have seeds of their own`() {
    #expect(Identifiers.seed(1, vendor: "a") != Identifiers.seed(1, vendor: "b"))
  }

  @Test(
    arguments: [
      Identifiers.Alphabet.hex, .lowercase, .crockford, .mixedCase,
    ])
  func `a token has its length and its letters`(_ alphabet: Identifiers.Alphabet) {
    for length in [0, 1, 9, 10, 11, 40] {
      let token = Identifiers.token(seed: 7, kind: "t", ordinal: 3, alphabet, length: length)
      #expect(token.count == length)
      #expect(token.allSatisfy { alphabet.rawValue.contains($0) })
    }
  }

  @Test func `ulids of one kind sort by the time they were made`() {
    let early = Identifiers.ulid(at: TestWorld.start, seed: 1, kind: "u", ordinal: 9)
    let late = Identifiers.ulid(
      at: TestWorld.start + .milliseconds(1), seed: 1, kind: "u", ordinal: 1)
    #expect(early.count == 26)
    #expect(early < late)
    #expect(early.hasPrefix("01KRTP1P80"))
  }

  @Test func `request ids follow the number of the request, spent on failures too`() async throws {
    let calm = try TestWorld.shop()
    let troubled = try TestWorld.shop()
    for _ in 1...2 { _ = await calm.send(.get, "/v1/lamps") }
    _ = await troubled.send(.get, "/v1/nothing")
    _ = await troubled.send(.get, "/v1/lamps/none")
    let first = await calm.send(.get, "/v1/lamps").header("X-Request-Id")
    let second = await troubled.send(.get, "/v1/lamps").header("X-Request-Id")
    #expect(first == second)
  }

  @Test func `the name of a world enters nothing`() async throws {
    let world = try TestWorld.shop()
    let here = await world.send(.post, "/v1/lamps", json: ["name": "a"])
    let there = await world.send(.post, "/v1/lamps", json: ["name": "a"], inWorld: "there")
    #expect(here.body == there.body)
    #expect(here.header("X-Request-Id") == there.header("X-Request-Id"))
  }
}
