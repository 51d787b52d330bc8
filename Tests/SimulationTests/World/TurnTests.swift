import Foundation
import HTTPTypes
import SimulationTesting
import Synchronization
import Telemetry
import Testing
import Wire

@testable import Simulation

@Suite struct TurnTests {
  /// What an observer has been told.
  private final class Notes: Sendable {
    private let turns = Mutex<[WorldTurn]>([])
    var all: [WorldTurn] { turns.withLock { $0 } }
    func note(_ turn: WorldTurn) { turns.withLock { $0.append(turn) } }
  }

  @Test func `an observer is told of each turn once, and in the order of effects`() async throws {
    let world = try TestWorld([Vendor(Shop.self)])
    let notes = Notes()
    try await TurnObserver.$current.withValue(TurnObserver { notes.note($0) }) {
      _ = await world.send(.post, "/v1/lamps", json: ["name": "new"])
      try await world.advance(by: .seconds(5))
      _ = await world.send(.get, "/v1/lamps")
      try await world.world.reset()
    }
    #expect(notes.all.map(\.kind) == [.began, .changed, .began, .changed])
    #expect(
      notes.all.map(\.at) == [0, 5, 5, 5].map { TestWorld.start + .seconds($0) })
    #expect(notes.all.allSatisfy { $0.wall == TestWorld.start })
  }

  @Test func `a turn reads the machine's time once, however often it needs it`() async throws {
    let reads = Mutex(0)
    let world = try World(
      name: "default",
      WorldConfiguration(
        vendors: [Vendor(Shop.self)],
        wall: {
          reads.withLock { $0 += 1 }
          return TestWorld.start
        }))
    reads.withLock { $0 = 0 }
    _ = await world.handle(
      Request(method: .get, path: "/v1/lamps"), of: Vendor(Shop.self), as: .missing)
    #expect(reads.withLock { $0 } == 1)
    try await world.reset()
    #expect(reads.withLock { $0 } == 2)
  }

  @Test func `a turn is not begun while another is going on`() throws {
    let world = try TestWorld([Vendor(Shop.self)]).world
    let isRefused = world.attempt { _ in world.attempt { _ in true } == nil }
    #expect(isRefused == true)
    #expect(world.attempt { _ in true } == true)
  }

  @Test func `a turn is the caller's own only on the thread that runs it`() async throws {
    let world = try TestWorld([Vendor(Shop.self)]).world
    #expect(!world.executor.isHeldByCaller)
    let answers = Mutex<[Bool]>([])
    let other = Thread {
      answers.withLock { $0.append(world.executor.isHeldByCaller) }
    }
    _ = world.attempt { world in
      answers.withLock { $0.append(world.executor.isHeldByCaller) }
      other.start()
      while !other.isFinished { sched_yield() }
    }
    #expect(answers.withLock { $0 } == [true, false])
    #expect(!world.executor.isHeldByCaller)
  }

  @Test func `turns that come while one is going on are taken in turn, and none is lost`()
    async throws
  {
    let world = try TestWorld([Vendor(Shop.self)])
    await withTaskGroup(of: Void.self) { group in
      for number in 0..<200 {
        group.addTask {
          _ = await world.send(
            .post, "/v1/lamps", json: ["name": .string("l\(number)")])
        }
      }
    }
    #expect(world.world.counters.total == 200)
    let lamps = await world.send(.get, "/v1/lamps")["/lamps"]?.arrayValue
    // One more: the demo data's.
    #expect(lamps?.count == 201)
  }

  @Test func `nobody is told of what another task does`() async throws {
    let world = try TestWorld([Vendor(Shop.self)])
    let notes = Notes()
    await TurnObserver.$current.withValue(TurnObserver { notes.note($0) }) {
      _ = await Task.detached { await world.send(.get, "/v1/lamps") }.value
    }
    #expect(notes.all.isEmpty)
  }
}
