import HTTPTypes
import Simulation
import SimulationTesting
import Testing
import Wire

@Suite("scenarios/provisioning-fails.yaml")
struct ProvisioningFailsTests {
  @Test(arguments: Machine.allCases)
  func `scenario provisioning-fails leaves a client that retries with one machine`(
    _ machine: Machine
  ) async throws {
    var failures = 0
    for seed in 3...8 as ClosedRange<UInt64> {
      let world = try ShippedWorld("provisioning-fails", seed: seed)
      let client = try CarefulClient(world, machine.rawValue)
      var removed: [String] = []
      var ready: String?
      for attempt in 1...6 where ready == nil {
        let id = try machine.id(in: try await machine.create("try-\(attempt)", client))
        let seen = try await client.poll(
          machine.path(id), machine.statePointer, until: [machine.ready, machine.failed],
          deadline: .seconds(60))
        if seen?.state == machine.ready {
          ready = id
        } else {
          #expect(seen?.state == machine.failed)
          #expect(try await machine.remove(id, client).status < 300)
          removed.append(id)
        }
      }
      #expect(ready != nil)
      failures += removed.count
      try await world.advance(by: .seconds(60))
      for id in removed {
        let left = try await client.send(.get, machine.path(id))
        let state = left[machine.statePointer]?.stringValue ?? ""
        #expect(left.status == 404 || state.hasPrefix("destroy"))
      }
    }
    #expect(failures > 0)
  }

  @Test(arguments: Machine.allCases)
  func `scenario provisioning-fails fails a third of all machines for good`(
    _ machine: Machine
  ) async throws {
    var states: [String] = []
    // Some vendors have a quota, so that it takes several worlds.
    for seed in 1...15 as ClosedRange<UInt64> {
      let world = try ShippedWorld("provisioning-fails", seed: seed)
      let client = try CarefulClient(world, machine.rawValue)
      var ids: [String] = []
      for number in 1...4 {
        ids.append(try machine.id(in: try await machine.create("machine-\(number)", client)))
      }
      try await world.advance(by: .seconds(60))
      for id in ids {
        let state = try await client.send(.get, machine.path(id))[machine.statePointer]
        states.append(state?.stringValue ?? "")
      }
      let later = try await world.world.advance(by: .seconds(3600))
      #expect(!later.contains { $0.from == machine.failed })
    }
    #expect(Set(states) == [machine.ready, machine.failed])
    #expect((12...28).contains(states.filter { $0 == machine.failed }.count))
  }
}
