import HTTPTypes
import Simulation
import SimulationTesting
import Testing
import Wire

@Suite("scenarios/demo.yaml")
struct DemoTests {
  @Test func `scenario demo answers everything, and takes its time`() async throws {
    let world = try ShippedWorld("demo")
    var times: [Duration] = []
    for _ in 1...40 {
      for step in Tour.steps {
        let client = try CarefulClient(world, step.vendor)
        guard case .whole(let response) = await client.once(.get, step.path) else {
          Issue.record("\(step) broke")
          continue
        }
        #expect(response.status == 200)
        #expect(response.header("X-Understudy-Fault") == "lively")
        times.append(response.took)
      }
    }
    times.sort()
    #expect(times[0] > .zero)
    #expect((Duration.milliseconds(30)...Duration.milliseconds(55)).contains(times[180]))
    #expect(times[359] < .seconds(2))
  }

  @Test(arguments: Machine.allCases)
  func `scenario demo brings machines up in two to five seconds`(_ machine: Machine) async throws {
    let world = try ShippedWorld("demo")
    let client = try CarefulClient(world, machine.rawValue)
    for number in 1...3 {
      let id = try machine.id(in: try await machine.create("demo-\(number)", client))
      try await world.advance(by: .milliseconds(1900))
      let early = try await client.send(.get, machine.path(id))[machine.statePointer]
      #expect(early != .string(machine.ready))
      try await world.advance(by: .milliseconds(3100))
      let late = try await client.send(.get, machine.path(id))[machine.statePointer]
      #expect(late == .string(machine.ready))
    }
  }
}
