import HTTPTypes
import Simulation
import SimulationTesting
import Testing
import Wire

@testable import UnderstudyCommands

/// What a request at Miosa names a workspace and a project by: all selectors must mean the same.
@Suite struct MiosaSelectorTests {
  /// Workspaces a and b, each with a project, and the customer's own ids of all four.
  private struct Places {
    let world: TestWorld
    var ids: [String: String] = [:]

    init() async throws {
      world = try TestWorld(try Registry.named("miosa"))
      for name in ["a", "b"] {
        let made = await world.send(
          .post, "/api/v1/workspaces",
          json: [
            "name": .string("Name \(name)"), "slug": .string("slug-\(name)"),
            "external_workspace_id": .string("ext-\(name)"),
          ])
        ids[name] = try #require(made["/id"]?.stringValue)
        let project = await world.send(
          .post, "/api/v1/projects",
          json: [
            "name": .string("Project \(name)"), "slug": .string("project-\(name)"),
            "workspace_id": .string(ids[name] ?? ""),
            "external_project_id": .string("project-ext-\(name)"),
          ])
        ids["project \(name)"] = try #require(project["/id"]?.stringValue)
      }
    }

    /// The members and headers by which a selector names the place of that letter.
    func named(_ selector: String, _ letter: String) -> (JSONObject, HTTPFields) {
      switch selector {
      case "workspace_id": ([selector: .string(ids[letter] ?? "")], [:])
      case "workspace_slug": ([selector: .string("slug-\(letter)")], [:])
      case "workspace_name": ([selector: .string("Name \(letter)")], [:])
      case "external_workspace_id": ([selector: .string("ext-\(letter)")], [:])
      case "project_id": ([selector: .string(ids["project \(letter)"] ?? "")], [:])
      case "header slug": ([:], [workspaceHeader: "slug-\(letter)"])
      default: ([:], [workspaceHeader: ids[letter] ?? ""])
      }
    }

    private var workspaceHeader: HTTPField.Name {
      guard let name = HTTPField.Name("X-MIOSA-Workspace") else { fatalError("no field name") }
      return name
    }

    func create(_ members: [(JSONObject, HTTPFields)]) async -> TestResponse {
      var body: JSONObject = ["name": "c", "template_type": "miosa-desktop"]
      var headers: HTTPFields = [:]
      for (more, fields) in members {
        for (key, value) in more { body[key] = value }
        for field in fields { headers[field.name] = field.value }
      }
      return await world.send(.post, "/api/v1/computers", headers: headers, json: .object(body))
    }
  }

  private static let selectors = [
    "workspace_id", "workspace_slug", "workspace_name", "external_workspace_id", "project_id",
    "header slug", "header id",
  ]

  private static let pairs = selectors.flatMap { first in
    selectors.filter { $0 != first && !($0.hasPrefix("header") && first.hasPrefix("header")) }
      .map { (first, $0) }
  }

  @Test(arguments: pairs)
  func `two selectors of different workspaces are refused and make nothing`(
    _ first: String, _ second: String
  ) async throws {
    let places = try await Places()
    let response = await places.create([places.named(first, "a"), places.named(second, "b")])
    #expect(response.status == 422, "\(response.text)")
    for letter in ["a", "b"] {
      let workspace = await places.world.send(
        .get, "/api/v1/workspaces/\(places.ids[letter] ?? "")")
      #expect(workspace["/computer_count"] == 0)
    }
  }

  @Test(arguments: pairs)
  func `two selectors of one workspace select it`(_ first: String, _ second: String) async throws {
    let places = try await Places()
    let response = await places.create([places.named(first, "b"), places.named(second, "b")])
    #expect(response.status == 201, "\(response.text)")
    #expect(response["/workspace_id"]?.stringValue == places.ids["b"])
  }

  @Test(arguments: ["project_slug", "project_name", "external_project_id"])
  func `a project's id and another project's name are refused`(_ selector: String) async throws {
    let places = try await Places()
    let other = await places.world.send(
      .post, "/api/v1/projects",
      json: [
        "name": "Other", "slug": "other", "workspace_id": .string(places.ids["a"] ?? ""),
        "external_project_id": "other-ext",
      ])
    #expect(other.status == 201)
    let values: [String: JSON] = [
      "project_slug": "other", "project_name": "Other", "external_project_id": "other-ext",
    ]
    let response = await places.create([
      places.named("project_id", "a"), ([selector: values[selector] ?? nil], [:]),
    ])
    #expect(response.status == 422, "\(response.text)")
  }

  @Test func `a name alone selects the place of that name, and makes one where there is none`()
    async throws
  {
    let places = try await Places()
    let known = await places.create([(["workspace_name": "Name b"], [:])])
    #expect(known["/workspace_id"]?.stringValue == places.ids["b"])
    let project = await places.create([
      (["workspace_name": "Name b", "project_name": "Project b"], [:])
    ])
    #expect(project["/project_id"]?.stringValue == places.ids["project b"])
    let made = await places.create([(["workspace_name": "Brand new"], [:])])
    let workspace = await places.world.send(
      .get, "/api/v1/workspaces/\(made["/workspace_id"]?.stringValue ?? "")")
    #expect(workspace["/name"] == "Brand new")
  }

  @Test func `a name that two workspaces bear selects neither`() async throws {
    let places = try await Places()
    _ = await places.world.send(.post, "/api/v1/workspaces", json: ["name": "Name a", "slug": "z"])
    #expect(await places.create([(["workspace_name": "Name a"], [:])]).status == 422)
  }

  /// Ids of which the slugs are alike or none at all.
  private static let confusable = [
    ("日本", "中国"), ("A b", "a-b"), ("é", "e"), ("..", "--"), ("x", "X"),
  ]

  @Test(arguments: confusable, ["project", "workspace"])
  func `two external ids are two places, each with a slug of its own`(
    _ ids: (String, String), _ kind: String
  ) async throws {
    let places = try await Places()
    var found: Set<String> = []
    var slugs: Set<String> = []
    for id in [ids.0, ids.1, ids.0] {
      let made = await places.create([(["external_\(kind)_id": .string(id)], [:])])
      #expect(made.status == 201, "\(made.text)")
      let place = try #require(made["/\(kind)_id"]?.stringValue)
      found.insert(place)
      let shown = await places.world.send(.get, "/api/v1/\(kind)s/\(place)")
      #expect(shown["/external_\(kind)_id"]?.stringValue == id)
      let slug = try #require(shown["/slug"]?.stringValue)
      #expect(!slug.isEmpty && WorkspaceSlugRule.isValid(slug), "\(slug)")
      slugs.insert(slug)
    }
    #expect(found.count == 2)
    #expect(slugs.count == 2)
  }

  @Test(arguments: ["project", "workspace"])
  func `a name alone is another place than one whose slug it is like`(_ kind: String) async throws {
    let places = try await Places()
    let first = await places.create([(["\(kind)_name": "Lead Magnet"], [:])])
    let second = await places.create([(["\(kind)_name": "Lead Magnet!"], [:])])
    #expect(second.status == 201, "\(second.text)")
    #expect(first["/\(kind)_id"] != second["/\(kind)_id"])
  }

  @Test(
    arguments: [
      "workspace_id", "workspace_slug", "external_workspace_id", "project_id", "project_slug",
      "external_project_id", "external_user_id",
    ])
  func `a selector that is sent empty selects nothing`(_ selector: String) async throws {
    let places = try await Places()
    let made = await places.create([([selector: ""], [:])])
    #expect(made.status == 201, "\(made.text)")
    #expect(made["/workspace_id"] == "550e8400-e29b-41d4-a716-446655440000")
    #expect(made["/project_id"] == "770e8400-e29b-41d4-a716-446655440001")
    for member in ["external_workspace_id", "external_project_id", "external_user_id"] {
      #expect(made["/\(member)"] == .null)
    }
  }

  @Test(arguments: ["workspaces", "projects"])
  func `an external id is cleared by an empty one`(_ list: String) async throws {
    let places = try await Places()
    let kind = String(list.dropLast())
    let id = places.ids[list == "workspaces" ? "a" : "project a"] ?? ""
    let changed = await places.world.send(
      .patch, "/api/v1/\(list)/\(id)", json: ["external_\(kind)_id": ""])
    #expect(changed["/external_\(kind)_id"] == .null, "\(changed.text)")
  }

  @Test func `a filter that is sent empty filters nothing`() async throws {
    let places = try await Places()
    for list in ["computers", "projects"] {
      let all = await places.world.send(.get, "/api/v1/\(list)")
      let filtered = await places.world.send(.get, "/api/v1/\(list)?workspace_id=")
      #expect(all.body == filtered.body)
    }
  }

  @Test func `a key and its other spelling with another value are refused`() async throws {
    let orgo = try TestWorld(try Registry.named("orgo"))
    let made = await orgo.send(.post, "/api/workspaces", json: ["name": "second"])
    let second = try #require(made["/id"] ?? made["/workspace/id"])
    let response = await orgo.send(
      .post, "/api/computers",
      json: [
        "name": "c", "workspace_id": second,
        "project_id": "550e8400-e29b-41d4-a716-446655440000",
      ])
    #expect(response.status == 400, "\(response.text)")
    let phala = try TestWorld(try Registry.named("phala"))
    let nodes = await phala.send(
      .post, "/api/v1/cvms/provision",
      json: [
        "name": "two-nodes", "compose_file": ["docker_compose_file": "services: {}"],
        "node_id": 3, "teepod_id": 5,
      ])
    #expect(nodes.status == 400, "\(nodes.text)")
  }
}

/// The documented form of a slug, written anew for the tests.
private enum WorkspaceSlugRule {
  static func isValid(_ text: String) -> Bool {
    let letters = Set("abcdefghijklmnopqrstuvwxyz0123456789")
    guard let first = text.first, letters.contains(first), text.count <= 80 else { return false }
    return text.allSatisfy { letters.contains($0) || $0 == "-" }
  }
}
