import HTTPTypes
import Simulation
import SimulationTesting
import Testing
import Wire

@testable import UnderstudyCommands

/// Requests that ask for no effect have none, at every vendor.
@Suite struct DryRunTests {
  /// Ways to ask, each with the name that the answer gives as the reason.
  enum Asking: String, CaseIterable, Sendable {
    case header = "X-Prepare-Only"
    case parameter = "dry_run"
    case member = "validateOnly"
  }

  static let creations = Vendor.tested.compactMap { vendor -> Route? in
    guard let profile = try? Fixtures.profile(of: vendor), let creation = profile.create,
      let operation = vendor.operation(creation.operation)
    else { return nil }
    return Route(vendor: vendor, operation: operation)
  }

  @Test(arguments: creations, Asking.allCases)
  func `a creation that asks for no effect is refused with 501 and creates nothing`(
    _ route: Route, _ asking: Asking
  ) async throws {
    let profile = try Fixtures.profile(of: route.vendor)
    let creation = try #require(profile.create)
    let world = try TestWorld([route.vendor])
    var path = try Conformance(route.vendor, profile).path(of: route.operation)
    var headers: HTTPFields = [:]
    var body = creation.body
    switch asking {
    case .header: headers[try #require(HTTPField.Name(asking.rawValue))] = "true"
    case .parameter: path += "?dry_run=true"
    case .member:
      guard case .object(var members) = body else { return }
      members[asking.rawValue] = true
      body = .object(members)
    }
    let mark = world.world.mark
    let response = await world.send(.post, path, headers: headers, json: body)
    #expect(response.status == 501, "\(response.text)")
    #expect(response.text.contains(asking.rawValue))
    #expect(world.world.mark == mark)
  }

  @Test(arguments: ["", "/replicas"])
  func `a prepared change of a CVM changes nothing`(_ rest: String) async throws {
    let world = try TestWorld(try Registry.named("phala"))
    let path = "/api/v1/cvms/cvm_ykL5lbAn"
    let before = await world.send(.get, path)
    let prepare = try #require(HTTPField.Name("X-Prepare-Only"))
    let response = await world.send(
      rest.isEmpty ? .patch : .post, path + rest, headers: [prepare: "true"],
      json: rest.isEmpty ? ["docker_compose_file": "services:\n  a:\n    image: nginx\n"] : [:])
    #expect(response.status == 501)
    #expect(await world.send(.get, path).body == before.body)
  }

  @Test func `a header that asks for an effect is no dry run`() async throws {
    let world = try TestWorld(try Registry.named("phala"))
    let prepare = try #require(HTTPField.Name("X-Prepare-Only"))
    let response = await world.send(
      .patch, "/api/v1/cvms/cvm_ykL5lbAn", headers: [prepare: "false"],
      json: ["user_config": "1"])
    #expect(response.status == 202)
  }

  @Test func `a deletion that declares dry_run applies it itself`() async throws {
    let world = try TestWorld(try Registry.named("miosa"))
    let path = "/api/v1/workspaces/550e8400-e29b-41d4-a716-446655440000"
    #expect(await world.send(.delete, "\(path)?dry_run=true")["/dry_run"] == true)
    #expect(await world.send(.get, path).status == 200)
  }
}
