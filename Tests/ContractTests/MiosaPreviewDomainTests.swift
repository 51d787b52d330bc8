import HTTPTypes
import Simulation
import SimulationTesting
import Testing
import Wire

@testable import UnderstudyCommands

/// The domain below which the URLs of a workspace's things are made: one rule, wherever it is shown.
@Suite struct MiosaPreviewDomainTests {
  private static let workspace = "/api/v1/workspaces/550e8400-e29b-41d4-a716-446655440000"
  private static let project = "/api/v1/projects/770e8400-e29b-41d4-a716-446655440001"
  private static let computer = "/api/v1/computers/880e8400-e29b-41d4-a716-446655440001"
  private static let owners = [
    "tenant": "/api/v1/tenant", "workspace": workspace, "project": project,
  ]

  /// Every set of owners that have a domain, the nearest owner first.
  @Test(arguments: [
    [], ["tenant"], ["workspace"], ["project"], ["workspace", "tenant"], ["project", "tenant"],
    ["project", "workspace"], ["project", "workspace", "tenant"],
  ])
  func `a computer's URLs have the effective domain of its project`(
    _ having: [String]
  ) async throws {
    let world = try TestWorld(try Registry.named("miosa"))
    for owner in having {
      let set = await world.send(
        .put, "\(try #require(Self.owners[owner]))/preview-domain",
        json: ["preview_domain": .string("\(owner).example")])
      #expect(set.status == 200)
    }
    let effective = try #require(
      await world.send(.get, Self.project + "/preview-domain")["/effective_domain"]?.stringValue)
    if let nearest = having.first { #expect(effective == "\(nearest).example") }
    let shown = await world.send(.get, Self.computer)
    #expect(shown["/sandbox_url"] == .string("https://runner-1.sandbox.\(effective)"))
    #expect(
      shown["/desktop_url"] == .string("https://runner-1.computer.\(effective)/desktop/index.html"))
    let urls = await world.send(.get, Self.computer + "/urls")
    #expect(urls["/data/0/url"] == shown["/sandbox_url"])
    if !having.contains("project") {
      let own = await world.send(.get, Self.workspace + "/preview-domain")["/effective_domain"]
      #expect(own == .string(effective))
    }
  }
}
