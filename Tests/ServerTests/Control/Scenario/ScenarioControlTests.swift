import HTTPTypes
import Testing
import Wire

@Suite("A scenario put to a running world")
struct ScenarioControlTests {
  /// Every part of the format that a running world can take.
  private let scenario: JSON = [
    "scenario": 1, "name": "brownout", "seed": 9,
    "clock": ["start": "2026-05-17T12:00:00Z", "mode": "frozen", "on_retry": "advance"],
    "baseline": "demo", "settings": ["miosa": ["name_conflict": "409"]],
    "lifecycle": ["miosa.computer.create": "immediate"],
    "limits": [
      "miosa.max_computers": ["max": 1], "miosa": ["rate": ["requests": 5, "per": "1m"]],
    ],
    "faults": [
      [
        "name": "first-list-fails",
        "match": ["vendor": "miosa", "operation": "listWorkspaces"], "when": ["calls": 1],
        "then": ["error": "service_unavailable", "retry_after": "7s"],
      ]
    ],
    "expect": [["rule": "first-list-fails", "hits": 1]],
  ]

  @Test func `a scenario is in force as a whole`() async throws {
    let client = try ControlClient()
    let put = await client.send(.put, "/scenario", scenario)
    #expect(put.status == 200)
    #expect(put["/name"] == "brownout")
    #expect(put["/met"] == false)
    #expect(
      put["/expectations"]
        == [["rule": "first-list-fails", "wanted": "1", "hits": 0, "met": false]])
    #expect(await client.send(.get, "/clock")["/now"] == "2026-05-17T12:00:00.000000Z")

    #expect(await client.vendor(.get, "/workspaces").status == 503)
    #expect(await client.vendor(.get, "/workspaces").status == 200)
    #expect(await client.send(.get, "/clock")["/now"] == "2026-05-17T12:00:07.000000Z")
    #expect(await client.vendor(.post, "/workspaces", ["name": "A"]).status == 201)
    let again: JSON = ["name": "A", "slug": "another"]
    #expect(await client.vendor(.post, "/workspaces", again).status == 409)

    let computer: JSON = [
      "name": "probe", "template_type": "miosa-desktop", "workspace_slug": "a",
    ]
    let made = await client.vendor(.post, "/computers", computer)
    #expect(made["/status"] == "running")
    #expect(await client.vendor(.post, "/computers", computer).status == 422)
    #expect(await client.vendor(.get, "/workspaces").status == 429)

    let seen = await client.send(.get, "/scenario")
    #expect(seen["/met"] == true)
    #expect(seen["/rules/0/hits"] == 1)
    #expect(seen["/documents/0"] == scenario)
  }

  @Test func `a scenario takes the place of the one before`() async throws {
    let client = try ControlClient()
    _ = await client.send(.put, "/scenario", scenario)
    #expect(await client.send(.put, "/scenario", ["scenario": 1]).status == 200)
    #expect(await client.send(.get, "/rules")["/rules"] == [])
    for _ in 1...7 { #expect(await client.vendor(.get, "/workspaces").status == 200) }
    _ = await client.vendor(.post, "/workspaces", ["name": "A"])
    let again: JSON = ["name": "A", "slug": "another"]
    #expect(await client.vendor(.post, "/workspaces", again).status == 201)
  }

  @Test func `a scenario can be taken out, and its clock runs on`() async throws {
    let client = try ControlClient()
    _ = await client.send(.put, "/scenario", scenario)
    #expect(await client.send(.delete, "/scenario").status == 204)
    let seen = await client.send(.get, "/scenario")
    #expect(seen["/name"] == JSON.null)
    #expect(seen["/documents"] == [])
    #expect(seen["/met"] == true)
    #expect(await client.vendor(.get, "/workspaces").status == 200)
    #expect(await client.send(.get, "/clock")["/mode"] == "frozen")
  }

  @Test func `a scenario counts its windows from when it was put`() async throws {
    let client = try ControlClient()
    _ = await client.send(.post, "/clock/advance", ["by": "1d"])
    _ = await client.send(
      .put, "/scenario",
      [
        "scenario": 1,
        "faults": [
          [
            "name": "out", "when": ["window": ["from": "+1m", "for": "1m"]],
            "then": ["status": 503],
          ]
        ],
      ])
    #expect(await client.vendor(.get, "/workspaces").status == 200)
    _ = await client.send(.post, "/clock/advance", ["by": "1m"])
    #expect(await client.vendor(.get, "/workspaces").status == 503)
  }

  @Test func `a scenario that is wrong is refused with every place, and changes nothing`()
    async throws
  {
    let client = try ControlClient()
    _ = await client.send(.put, "/scenario", scenario)
    let before = await client.send(.get, "/scenario").text
    let response = await client.send(
      .put, "/scenario",
      [
        "scenario": 1, "clock": ["mode": "real"], "sed": 1,
        "faults": [["name": "a", "then": ["delay": 5]]],
      ])
    #expect(response.status == 422)
    let places = (response["/violations"]?.arrayValue ?? []).compactMap { $0["pointer"] }
    #expect(places == ["/sed", "/faults/0/then/delay"])
    #expect(response["/violations/1/detail"]?.stringValue?.contains("5s") == true)
    #expect(await client.send(.get, "/scenario").text == before)
    #expect(await client.send(.get, "/clock")["/mode"] == "frozen")
  }

  @Test func `a scenario that only a new world could have is refused, and changes nothing`()
    async throws
  {
    let client = try ControlClient()
    let response = await client.send(
      .put, "/scenario",
      [
        "scenario": 1, "baseline": "empty", "clock": ["start": "2020-01-01T00:00:00Z"],
        "faults": [["name": "a", "then": ["status": 503]]],
      ])
    #expect(response.status == 409)
    let places = (response["/violations"]?.arrayValue ?? []).compactMap { $0["pointer"] }
    #expect(places == ["/baseline", "/clock/start"])
    #expect(response["/detail"]?.stringValue?.contains("POST worlds") == true)
    #expect(await client.send(.get, "/rules")["/rules"] == [])
  }

  @Test func `a scenario can be a new world's from its beginning`() async throws {
    let client = try ControlClient()
    var document = scenario.objectValue ?? [:]
    document["baseline"] = "empty"
    document["clock"] = ["start": "2020-01-01T00:00:00Z", "mode": "scaled:60"]
    let made = await client.send(
      .post, "/worlds", ["name": "ci", "seed": 3, "scenario": .object(document)])
    #expect(made.status == 201)
    #expect(made["/seed"] == "3")
    #expect(made["/baseline"] == "empty")
    #expect(made["/clock"] == "scaled")
    #expect(await client.vendor(.get, "/workspaces", inWorld: "ci").status == 503)
    #expect(await client.send(.get, "/worlds/ci/scenario")["/met"] == true)
    #expect(await client.vendor(.get, "/workspaces").status == 200)
    #expect(await client.send(.get, "/scenario")["/documents"] == [])
  }

  @Test func `a scenario that is wrong makes no world`() async throws {
    let client = try ControlClient()
    let response = await client.send(
      .post, "/worlds", ["name": "ci", "scenario": ["scenario": 1, "baseline": "full"]])
    #expect(response.status == 422)
    #expect(response["/pointer"] == "/scenario/baseline")
    #expect(await client.send(.get, "/worlds/ci").status == 404)
  }

  @Test func `a scenario remembers the hits of a rule that is gone`() async throws {
    let client = try ControlClient()
    _ = await client.send(.put, "/scenario", scenario)
    _ = await client.vendor(.get, "/workspaces")
    _ = await client.send(.delete, "/rules/first-list-fails")
    #expect(await client.send(.get, "/scenario")["/met"] == true)
  }
}
