import HTTPTypes
import Simulation
import SimulationTesting
import Testing
import Wire

@testable import UnderstudyCommands

/// Words of a status that older and newer SDKs of Miosa know, and answers that each of them reads.
@Suite struct MiosaDialectTests {
  private static let workspace = "/api/v1/workspaces/550e8400-e29b-41d4-a716-446655440000"
  private static let runner = "/api/v1/computers/880e8400-e29b-41d4-a716-446655440001"

  private static func world(_ settings: [String: String]) throws -> TestWorld {
    let vendors = try Registry.named("miosa")
    var chosen = Settings()
    for (name, value) in settings { chosen.set(name, to: .string(value)) }
    return try TestWorld(vendors, settings: ["miosa": chosen])
  }

  /// The values of all members `status` and `state` of an answer, however deep.
  private static func words(in json: JSON) -> Set<String> {
    switch json {
    case .array(let values): values.reduce(into: []) { $0.formUnion(words(in: $1)) }
    case .object(let object):
      object.reduce(into: []) { words, member in
        if ["status", "state"].contains(member.0), let word = member.1.stringValue {
          words.insert(word)
        }
        words.formUnion(Self.words(in: member.1))
      }
    default: []
    }
  }

  @Test func `every answer speaks of a status in the words that are asked for`() async throws {
    let world = try Self.world(["running_word": "active", "provisioning_word": "creating"])
    let made = await world.send(.post, "/api/v1/computers", json: ["name": "fresh"])
    let id = try #require(made["/id"]?.stringValue)
    var found: Set<String> = []
    for path in [
      "/api/v1/computers", "/api/v1/computers/\(id)", "\(Self.workspace)/computers",
      "\(Self.workspace)/inventory",
    ] {
      let answer = await world.send(.get, path)
      found.formUnion(Self.words(in: try #require(answer.json)))
    }
    let cleanup = await world.send(
      .post, "\(Self.workspace)/cleanup", json: ["state": "creating"])
    #expect(cleanup["/data/matched_count"] == 1)
    found.formUnion(Self.words(in: try #require(cleanup.json)))
    let started = await world.send(.post, "/api/v1/computers/\(id)/start")
    found.formUnion(Self.words(in: try #require(started.json)))
    #expect(found == ["active", "creating", "stopped"])
  }

  @Test(arguments: [["provisioning_word": "creating"], [:]])
  func `a filter takes the word of every dialect`(_ settings: [String: String]) async throws {
    let world = try Self.world(settings)
    _ = await world.send(.post, "/api/v1/computers", json: ["name": "fresh"])
    for word in ["creating", "provisioning"] {
      let listed = await world.send(.get, "/api/v1/computers?status=\(word)")
      #expect(listed["/total"] == 1)
    }
  }

  @Test(
    arguments: [
      ("resize", HTTPRequest.Method.post, ["size": "medium"]),
      ("resize", .patch, ["size": "medium"]), ("clone", .post, [:]),
    ] as [(String, HTTPRequest.Method, JSON)])
  func `an answer to a change is readable bare and under data`(
    _ verb: String, _ method: HTTPRequest.Method, _ body: JSON
  ) async throws {
    let world = try Self.world([:])
    let answer = await world.send(method, "\(Self.runner)/\(verb)", json: body)
    #expect((200..<300).contains(answer.status), "\(answer.text)")
    guard case .object(var bare) = answer.json else { throw TestError("no object") }
    let data = bare["data"]
    bare["data"] = nil
    #expect(data == .object(bare))
    #expect(bare["id"] != nil)
  }

  @Test func `the credits' total is the number of their movements`() async throws {
    let world = try Self.world([:])
    try await world.advance(by: .seconds(3 * 86400))
    let path = "/api/v1/credits/transactions?limit=100&offset="
    var count = 0
    while true {
      let page = await world.send(.get, path + String(count))
      let movements = try #require(page["/data"]?.arrayValue)
      guard !movements.isEmpty else { break }
      count += movements.count
    }
    let first = await world.send(.get, path + "0")
    #expect(first["/meta/total"]?.intValue == count)
    #expect(count > 90)
  }
}
