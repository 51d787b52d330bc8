import Synchronization
import Testing

@testable import Platform

/// A clock that the machine's does not move.
@Suite struct SteadyClockTests {
  @Test func `a machine's clock that is set moves no steady clock, and uptime does`() {
    let machine = Atomic<Int64>(1_000_000)
    let uptime = Atomic<Int64>(500)
    let clock = SteadyClock(
      machine: { machine.load(ordering: .relaxed) }, uptime: { uptime.load(ordering: .relaxed) })
    #expect(clock.microseconds == 1_000_000)
    machine.store(10, ordering: .relaxed)
    #expect(clock.microseconds == 1_000_000)
    uptime.store(750, ordering: .relaxed)
    #expect(clock.microseconds == 1_000_250)
  }

  @Test func `a steady clock begins with the machine's time`() {
    let before = MachineClock.microseconds
    let shown = SteadyClock().microseconds
    #expect((before - 1_000_000...before + 60_000_000).contains(shown))
  }
}
