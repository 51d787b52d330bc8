import HTTPTypes
import SimulationTesting
import Wire

/// What each vendor calls the thing that has to come up, and how a client makes one.
enum Machine: String, CaseIterable {
  case miosa, strongly, phala, orgo

  var ready: String { "running" }
  var failed: String { self == .strongly ? "failed" : "error" }
  var statePointer: String { "/status" }

  func path(_ id: String) -> String {
    switch self {
    case .miosa: "/api/v1/computers/\(id)"
    case .strongly: "/api/v1/workspaces/\(id)"
    case .phala: "/api/v1/cvms/\(id)"
    case .orgo: "/api/computers/\(id)"
    }
  }

  /// Makes one, and what it has to stand in.
  func create(_ name: String, _ client: CarefulClient) async throws -> CarefulClient.Response {
    switch self {
    case .miosa:
      return try await client.send(
        .post, "/api/v1/computers", ["name": .string(name), "template_type": "miosa-desktop"])
    case .strongly:
      return try await client.send(
        .post, "/api/v1/workspaces",
        ["name": .string(name), "description": "A try", "environmentType": "vscode"])
    case .phala:
      let provision = try await client.send(
        .post, "/api/v1/cvms/provision",
        [
          "name": .string(name),
          "compose_file": ["docker_compose_file": "services:\n  web:\n    image: nginx:1.27\n"],
        ])
      guard let app = provision["/app_id"], let hash = provision["/compose_hash"] else {
        return provision
      }
      return try await client.send(.post, "/api/v1/cvms", ["app_id": app, "compose_hash": hash])
    case .orgo:
      let workspace = try await client.send(
        .post, "/api/workspaces", ["name": .string("for-\(name)")])
      guard let id = workspace["/id"] else { return workspace }
      return try await client.send(
        .post, "/api/computers", ["workspace_id": id, "name": .string(name)])
    }
  }

  /// The state of one that is made now, a minute later.
  func outcome(of name: String, _ client: CarefulClient) async throws -> String {
    let id = try id(in: try await create(name, client))
    try await client.world.advance(by: .seconds(60))
    return try await client.send(.get, path(id))[statePointer]?.stringValue ?? ""
  }

  /// The id in the answer to its creation.
  func id(in response: CarefulClient.Response) throws -> String {
    let id = response[self == .strongly ? "/workspaceId" : "/id"]?.stringValue
    guard let id else {
      throw TestError("\(rawValue) made nothing: \(response.status) \(response.json ?? .null)")
    }
    return id
  }

  /// Removes one, in any state.
  func remove(_ id: String, _ client: CarefulClient) async throws -> CarefulClient.Response {
    if self == .strongly { _ = try await client.send(.post, path(id) + "/stop") }
    return try await client.send(.delete, path(id))
  }
}
