import Simulation
import SimulationTesting
import Testing
import Wire

/// A world's time as a function of wall time.
@Suite struct ClockTests {
  private let start = TestWorld.start
  private let wall = Instant(microseconds: 5_000_000_000)

  @Test(
    arguments: zip(
      [SimulatedClock.Mode.real, .scaled(60), .scaled(0.5), .frozen],
      [Duration.seconds(10), .seconds(600), .seconds(5), .zero]))
  func `world time follows wall time at the rate of its mode`(
    _ mode: SimulatedClock.Mode, _ expected: Duration
  ) {
    let clock = SimulatedClock(mode: mode, start: start, wall: wall)
    #expect(clock.now(wall: wall) == start)
    #expect(clock.now(wall: wall + .seconds(10)) == start + expected)
  }

  @Test(arguments: [SimulatedClock.Mode.real, .scaled(60), .frozen])
  func `a clock can be advanced in every mode`(_ mode: SimulatedClock.Mode) {
    var clock = SimulatedClock(mode: mode, start: start, wall: wall)
    clock.advance(by: .seconds(3600), wall: wall)
    #expect(clock.now(wall: wall) == start + .seconds(3600))
  }

  @Test func `advancing a clock by less than nothing leaves it where it is`() {
    var clock = SimulatedClock(mode: .frozen, start: start, wall: wall)
    clock.advance(by: .seconds(-5), wall: wall)
    #expect(clock.now(wall: wall) == start)
  }

  @Test(arguments: [SimulatedClock.Mode.real, .scaled(60), .frozen])
  func `a wall clock that is set back does not turn world time back`(
    _ mode: SimulatedClock.Mode
  ) {
    let clock = SimulatedClock(mode: mode, start: start, wall: wall)
    #expect(clock.now(wall: wall - .seconds(86400)) == start)
  }

  @Test func `setting a clock backwards is refused`() {
    var clock = SimulatedClock(mode: .real, start: start, wall: wall)
    let later = wall + .seconds(10)
    let isBack = clock.set(to: start + .seconds(9), wall: later)
    #expect(!isBack)
    #expect(clock.now(wall: later) == start + .seconds(10))
    let isForward = clock.set(to: start + .seconds(11), wall: later)
    #expect(isForward)
    #expect(clock.now(wall: later) == start + .seconds(11))
  }

  @Test func `changing a clock's mode keeps its time`() {
    var clock = SimulatedClock(mode: .real, start: start, wall: wall)
    clock.change(to: .scaled(60), wall: wall + .seconds(10))
    #expect(clock.now(wall: wall + .seconds(10)) == start + .seconds(10))
    #expect(clock.now(wall: wall + .seconds(11)) == start + .seconds(70))
    clock.change(to: .frozen, wall: wall + .seconds(11))
    #expect(clock.now(wall: wall + .seconds(99)) == start + .seconds(70))
  }

  @Test func `a clock says how long the wall has to run until an instant`() {
    let scaled = SimulatedClock(mode: .scaled(60), start: start, wall: wall)
    #expect(scaled.wallTime(until: start + .seconds(120), wall: wall) == .seconds(2))
    #expect(scaled.wallTime(until: start - .seconds(1), wall: wall) == .zero)
    let frozen = SimulatedClock(mode: .frozen, start: start, wall: wall)
    #expect(frozen.wallTime(until: start + .seconds(1), wall: wall) == nil)
  }

  @Test(arguments: [
    // The machine's time when the clock goes on, from its anchor; where it stands then.
    (Duration.seconds(-3600), Duration.seconds(100)), (.seconds(40), .seconds(100)),
    (.seconds(100), .seconds(100)), (.seconds(250), .seconds(250)),
  ])
  func `a clock goes on from the latest time that was noted, whatever the machine's is`(
    _ machine: Duration, _ expected: Duration
  ) {
    var clock = SimulatedClock(mode: .real, start: start, wall: wall)
    clock.goOn(from: start + .seconds(100), wall: wall + machine)
    #expect(clock.now(wall: wall + machine) == start + expected)
    #expect(clock.now(wall: wall + machine + .seconds(5)) == start + expected + .seconds(5))
  }

  @Test func `no clock runs past its end, however fast it runs`() {
    let scaled = SimulatedClock(mode: .scaled(1_000_000), start: start, wall: wall)
    #expect(scaled.now(wall: wall + .seconds(10_000 * 86_400)) == SimulatedClock.end)
    var real = SimulatedClock(mode: .real, start: SimulatedClock.end, wall: wall)
    #expect(real.now(wall: wall + .seconds(10)) == SimulatedClock.end)
    let isSet = real.set(to: .distantFuture, wall: wall)
    #expect(!isSet)
    real.advance(by: .seconds(5), wall: wall)
    #expect(real.now(wall: wall) == SimulatedClock.end)
  }

  @Test func `a scaled world ages by its wall clock`() async throws {
    let world = try TestWorld([Vendor(Shop.self)], clock: .scaled(60))
    let lamp = try await world.makeLamp("scaled")
    try await world.begin("light", lamp)
    world.wall.move(by: .milliseconds(30))
    #expect(await world.state(of: lamp) == "warming")
    world.wall.move(by: .milliseconds(10))
    #expect(await world.state(of: lamp) == "on")
    world.wall.move(by: .seconds(-60))
    #expect(await world.state(of: lamp) == "on")
  }
}
