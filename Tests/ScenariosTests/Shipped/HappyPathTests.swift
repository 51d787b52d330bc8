import HTTPTypes
import Simulation
import SimulationTesting
import Testing
import Wire

@Suite("scenarios/happy-path.yaml")
struct HappyPathTests {
  @Test(arguments: Machine.allCases)
  func `scenario happy-path has every machine ready at the first look`(
    _ machine: Machine
  ) async throws {
    let world = try ShippedWorld("happy-path")
    let client = try CarefulClient(world, machine.rawValue)
    let id = try machine.id(in: try await machine.create("probe", client))
    let seen = try await client.poll(
      machine.path(id), machine.statePointer, until: [machine.ready, machine.failed],
      deadline: .seconds(60))
    #expect(seen?.state == machine.ready)
    #expect(seen?.polls == 1)
    #expect(client.pauses.isEmpty && client.breakages.isEmpty)
  }

  @Test(arguments: [
    (Machine.miosa, "stop", "stopped"), (.strongly, "restart", "running"),
    (.phala, "stop", "stopped"), (.phala, "restart", "running"), (.orgo, "stop", "stopped"),
    (.orgo, "restart", "running"),
  ])
  func `scenario happy-path has every order carried out at once`(
    _ machine: Machine, _ order: String, _ state: String
  ) async throws {
    let world = try ShippedWorld("happy-path")
    let client = try CarefulClient(world, machine.rawValue)
    let id = try machine.id(in: try await machine.create("probe", client))
    #expect(try await client.send(.post, machine.path(id) + "/\(order)").status < 300)
    let seen = try await client.send(.get, machine.path(id))
    #expect(seen[machine.statePointer] == .string(state))
  }

  @Test func `scenario happy-path injects no fault`() async throws {
    let world = try ShippedWorld("happy-path")
    for step in Tour.steps {
      let response = try await CarefulClient(world, step.vendor).send(.get, step.path)
      #expect(response.status == 200)
      #expect(response.took == .zero)
    }
  }
}
