import Testing

@testable import Simulation

@Suite struct PendingWaitsTests {
  @Test func `an answer goes when the last rule that holds it back does, and not before`() {
    let waits = PendingWaits()
    let changeSignal = waits.hold(by: ["a", "b"])
    waits.remove("c")
    waits.remove("a")
    #expect(changeSignal.count == 0)
    waits.remove("b")
    #expect(changeSignal.count == 1)
  }

  @Test func `nothing is held back in a world that is gone`() {
    let waits = PendingWaits()
    waits.removeAll(ends: true)
    #expect(waits.hasEnded)
    #expect(waits.hold(by: ["a"]).count == 1)
  }
}
