import HTTPTypes
import Simulation
import SimulationTesting
import Testing
import Wire

@Suite("scenarios/slow-provisioning.yaml")
struct SlowProvisioningTests {
  @Test(arguments: Machine.allCases)
  func `scenario slow-provisioning has a machine ready for a client that backs off`(
    _ machine: Machine
  ) async throws {
    let world = try ShippedWorld("slow-provisioning")
    let client = try CarefulClient(world, machine.rawValue)
    let id = try machine.id(in: try await machine.create("probe", client))
    let seen = try await client.poll(
      machine.path(id), machine.statePointer, until: [machine.ready, machine.failed],
      deadline: .seconds(1200))
    #expect(seen?.state == machine.ready)
    #expect((2...50).contains(seen?.polls ?? 0))
  }

  @Test(arguments: Machine.allCases)
  func `scenario slow-provisioning completes a machine that its client gave up on`(
    _ machine: Machine
  ) async throws {
    let world = try ShippedWorld("slow-provisioning")
    let client = try CarefulClient(world, machine.rawValue)
    let made = try await machine.create("probe", client)
    let id = try machine.id(in: made)
    let seen = try await client.poll(
      machine.path(id), machine.statePointer, until: [machine.ready], deadline: .milliseconds(10))
    #expect(seen == nil)
    #expect(try await client.send(.get, machine.path(id)).status == 200)
    try await world.advance(by: .seconds(3600))
    let state = try await client.send(.get, machine.path(id))[machine.statePointer]
    #expect(state == .string(machine.ready))
  }

  @Test func `scenario slow-provisioning has a median near 20 s and a long tail`() async throws {
    let world = try ShippedWorld("slow-provisioning")
    let client = try CarefulClient(world, "strongly")
    for number in 1...200 { _ = try await Machine.strongly.create("m\(number)", client) }
    let begun = await world.world.world.now
    let moves = try await world.world.advance(by: .seconds(24 * 3600))
    let times = moves.filter { $0.to == "running" }.map { $0.at - begun }.sorted()
    #expect(times.count == 200)
    #expect((Duration.seconds(14)...Duration.seconds(28)).contains(times[100]))
    #expect(times[190] > .seconds(60))
  }

  @Test func `scenario slow-provisioning slows creations and nothing else`() async throws {
    let world = try ShippedWorld("slow-provisioning")
    let client = try CarefulClient(world, "miosa")
    let range = Duration.milliseconds(200)...Duration.milliseconds(1500)
    for number in 1...20 {
      let made = try await Machine.miosa.create("m\(number)", client)
      #expect(range.contains(made.took))
      #expect(try await client.send(.get, "/api/v1/computers").took == .zero)
    }
  }
}
