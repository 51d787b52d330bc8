import HTTPTypes
import Simulation
import Telemetry
import Testing
import Wire

@testable import Server

@Suite("Holding requests to expectations")
struct RequestVerifyTests {
  private func client(_ journal: Journal = Journal()) async throws -> ControlClient {
    let client = try ControlClient(journal: journal)
    _ = await client.vendor(.post, "/workspaces", ["name": "one"])
    _ = await client.vendor(.get, "/workspaces")
    _ = await client.vendor(.get, "/workspaces")
    _ = await client.vendor(.post, "/workspaces", ["name": "two"])
    _ = await client.vendor(.get, "/workspaces", inWorld: "other")
    return client
  }

  private func expect(_ operation: String, _ times: JSONObject = [:]) -> JSON {
    var object: JSONObject = ["request": ["operation": .string(operation)]]
    for (name, value) in times { object[name] = value }
    return .object(object)
  }

  private func verify(
    _ client: ControlClient, _ expectations: [JSON], inOrder: Bool? = nil
  ) async -> ControlResponse {
    var body: JSONObject = ["expectations": .array(expectations)]
    body["in_order"] = inOrder.map(JSON.bool)
    return await client.send(.post, "/requests/verify", .object(body))
  }

  @Test func `an expectation is met by what came, in its order`() async throws {
    let client = try await client()
    let response = await verify(
      client,
      [
        expect("createWorkspace", ["exactly": 1]), expect("listWorkspaces", ["at_least": 2]),
        expect("createWorkspace"), expect("deleteWorkspace", ["exactly": 0]),
      ])
    #expect(response.status == 200)
    #expect(response["/met"] == true)
    #expect(response["/looked_at"] == 4)
    #expect(response["/expectations/1/wanted"] == "at least 2")
    #expect(response["/expectations/1/found"] == 2)
    #expect(response["/expectations/1/requests"]?.arrayValue?.count == 2)
  }

  @Test
  func `an expectation is not met by another number, and the nearest requests say what they lack`()
    async throws
  {
    let client = try await client()
    let response = await verify(
      client,
      [["request": ["operation": "createWorkspace", "body": ["/name=three"]], "exactly": 1]])
    #expect(response.status == 422)
    #expect(response.headers[.contentType] == "application/problem+json")
    #expect(response["/title"] == "the requests were not as expected")
    #expect(response["/pointer"] == "/expectations/0")
    let near = response["/verification/expectations/0/nearest/0"]
    #expect(near?["line"] == "POST /api/v1/workspaces 201")
    #expect(near?["misses"] == [#"the body has "two" at /name"#])
    #expect(response["/verification/expectations/0/nearest"]?.arrayValue?.count == 3)
  }

  @Test func `an expectation is not met in another order, unless the order does not matter`()
    async throws
  {
    let client = try await client()
    let wanted = [
      expect("listWorkspaces", ["exactly": 2]), expect("createWorkspace", ["exactly": 2]),
    ]
    let response = await verify(client, wanted)
    #expect(response.status == 422)
    let disorder = response["/verification/disorder"]?.stringValue
    #expect(disorder?.contains("expectation 1, exactly 2 of listWorkspaces") == true)
    #expect(disorder?.contains("POST /api/v1/workspaces 201") == true)
    #expect(await verify(client, wanted, inOrder: false).status == 200)
  }

  @Test func `an expectation looks at one world, and at the instants that are asked for`()
    async throws
  {
    let client = try await client()
    let body: JSON = ["expectations": [expect("listWorkspaces", ["exactly": 1])]]
    #expect(await client.send(.post, "/worlds/other/requests/verify", body).status == 200)
    #expect(await client.send(.post, "/requests/verify", body).status == 422)
    let later: JSON = [
      "since": "2026-05-17T10:00:01Z", "expectations": [["at_most": 0]],
    ]
    #expect(await client.send(.post, "/requests/verify", later).status == 200)
  }

  @Test func `a verification is refused once a request that matters had to make room`()
    async throws
  {
    let client = try await client(Journal(capacity: 3_000))
    let response = await verify(client, [expect("createWorkspace")])
    #expect(response.status == 409)
    #expect(response["/title"] == "the journal is not whole")
    #expect(response["/verification"] == nil)
    // All that the other world was asked is there.
    let body: JSON = ["expectations": [expect("listWorkspaces", ["exactly": 1])]]
    #expect(await client.send(.post, "/worlds/other/requests/verify", body).status == 200)
    // What comes later is whole too.
    _ = await client.send(.post, "/clock/advance", ["by": "1s"])
    _ = await client.vendor(.get, "/workspaces")
    let later: JSON = [
      "since": "2026-05-17T10:00:01Z", "expectations": [expect("listWorkspaces", ["exactly": 1])],
    ]
    #expect(await client.send(.post, "/requests/verify", later).status == 200)
  }

  /// A body as JSON, and the place of what is wrong with it.
  private static let wrong: [(String, String)] = [
    (#"{"expectations": []}"#, "/expectations"), ("{}", "/expectations"),
    (#"{"expectations": [{"exactly": 1, "at_least": 1}]}"#, "/expectations/0/exactly"),
    (#"{"expectations": [{"at_least": 2, "at_most": 1}]}"#, "/expectations/0/at_most"),
    (#"{"expectations": [{"exactly": -1}]}"#, "/expectations/0/exactly"),
    (
      #"{"expectations": [{"request": {"operation": "x"}}]}"#, "/expectations/0/request/operation"
    ),
    (#"{"expectations": [{"request": {"vendor": "x"}}]}"#, "/expectations/0/request/vendor"),
    (#"{"expectations": [{"request": {"world": "other"}}]}"#, "/expectations/0/request/world"),
    (#"{"expectations": [{"request": {"body": ["x"]}}]}"#, "/expectations/0/request/body/0"),
    (#"{"expectations": [{"requst": {}}]}"#, "/expectations/0/requst"),
    (
      #"{"since": "2026-05-17T10:00:00Z", "until": "2026-05-17T10:00:00Z", "expectations": [{}]}"#,
      "/until"
    ),
  ]

  @Test(arguments: wrong)
  func `a verification refuses what is no expectation, and says where`(
    _ text: String, _ pointer: String
  ) async throws {
    let body = try JSON(parsing: Array(text.utf8))
    let response = try await client().send(.post, "/requests/verify", body)
    #expect([400, 404].contains(response.status))
    #expect(response["/pointer"] == .string(pointer))
  }

  /// Requests as letters; then each expectation as a letter, `*` for any, with the least and the
  /// most that it allows.
  private static let met = [
    ": a00", "ab: a11 b11", "aab: a19 b11", "aba: a11 b11 a11", "aaa: a11 a22", "aaa: a12 a22",
    "b: a01 b11", "aabb: *13 b11",
  ]
  private static let unmet = [
    "ba: a11 b11", "aab: a11 b11", "aaaa: a11 a12", "ab: a00 b11", "ac: a11", "aabb: *33 b22",
  ]

  private struct Wanted {
    let letter: Character
    let times: ClosedRange<Int>
  }

  private func read(_ text: String) -> (requests: [Character], expectations: [Wanted]) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    let expectations = parts[1].split(separator: " ").map { word in
      let letters = Array(word)
      let numbers = letters.compactMap(\.wholeNumberValue)
      return Wanted(letter: letters[0], times: numbers[0]...numbers[1])
    }
    return (Array(parts[0]), expectations)
  }

  private func judge(_ text: String) -> OrderedMatch.Outcome {
    let (requests, expectations) = read(text)
    var matches: [[Bool]] = []
    for wanted in expectations {
      matches.append(requests.map { wanted.letter == "*" || wanted.letter == $0 })
    }
    return OrderedMatch(
      matches: matches, wanted: expectations.map(\.times), count: requests.count
    ).judge()
  }

  @Test(arguments: met)
  func `a verification in order cuts what came into pieces, one for each expectation`(
    _ text: String
  ) {
    guard case .met(let pieces) = judge(text) else {
      Issue.record("it is not met")
      return
    }
    let (requests, expectations) = read(text)
    #expect(pieces.flatMap { Array($0) } == Array(requests.indices))
    for (piece, wanted) in zip(pieces, expectations) {
      #expect(wanted.times.contains(piece.count))
      #expect(piece.allSatisfy { wanted.letter == "*" || wanted.letter == requests[$0] })
    }
  }

  @Test(arguments: unmet)
  func `a verification in order is not met where no cut allows it`(_ text: String) {
    if case .met = judge(text) { Issue.record("it is met") }
  }

  @Test func `a verification in order says how far it came`() {
    let order = OrderedMatch(
      matches: [[true, false, false], [false, true, true]], wanted: [1...1, 3...3], count: 3)
    #expect(order.judge() == .failed(expectation: 1, request: 1))
  }
}
