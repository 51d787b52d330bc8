import HTTPTypes
import Simulation
import SimulationTesting
import Testing
import Wire

/// Advice beside an answer to a request that matches nothing.
@Suite struct DiagnosisTests {
  @Test(
    arguments: [
      ("/v1/lamp", "nearest documented route: GET /v1/lamps"),
      ("/v1/lamps/7/state", "nearest documented route: GET /v1/lamps/{id}/states"),
      ("/v1/LAMPS", "paths are case-sensitive: /v1/lamps"),
      ("/lamps", "the base path /v1 is missing: /v1/lamps"),
      ("/v1/v1/lamps", "the base path /v1 stands twice; the client adds it by itself"),
    ])
  func `what is wrong with a path is said beside its 404`(
    _ path: String, _ expected: String
  ) async throws {
    let response = try await TestWorld.shop().send(.get, path)
    #expect(response.status == 404)
    #expect(response.header("X-Understudy-Diagnosis") == expected)
  }

  @Test(arguments: [
    ("", "", 0), ("abc", "abc", 0), ("abc", "", 3), ("lamp", "lamps", 1), ("kitten", "sitting", 3),
  ])
  func `names are compared by the letters to change`(
    _ left: String, _ right: String, _ expected: Int
  ) {
    #expect(Diagnosis.editDistance(Array(left.utf8), Array(right.utf8)) == expected)
    #expect(Diagnosis.editDistance(Array(right.utf8), Array(left.utf8)) == expected)
  }

  @Test func `of long names the beginning is compared, and of the rest the length`() {
    let long = Array(repeating: UInt8(ascii: "a"), count: 100_000)
    let other = long.prefix(100) + Array(repeating: UInt8(ascii: "b"), count: 99_900)
    #expect(Diagnosis.editDistance(long, Array(other)) == 0)
    #expect(Diagnosis.editDistance(long, Array("aaa".utf8)) == 99_997)
    #expect(Diagnosis.editDistance(Array("aaa".utf8), long) == 99_997)
    #expect(Diagnosis.editDistance(long, long) == 0)
  }

  @Test(arguments: [
    "/v1/lamp" + String(repeating: "s", count: 60_000), String(repeating: "/a", count: 30_000),
  ])
  func `a long path has the nearest route as advice, too`(_ path: String) async throws {
    let response = try await TestWorld.shop().send(.get, path)
    #expect(response.status == 404)
    #expect(
      response.header("X-Understudy-Diagnosis")?.hasPrefix("nearest documented route: ") == true)
  }
}
