import Testing

@testable import Simulation

@Suite struct PendingWaitsTests {
  @Test func `an answer goes when the last rule that holds it back does, and not before`() {
    let waits = PendingWaits()
    let bell = waits.hold(by: ["a", "b"])
    waits.remove("c")
    waits.remove("a")
    #expect(bell.rings == 0)
    waits.remove("b")
    #expect(bell.rings == 1)
  }

  @Test func `nothing is held back in a world that is gone`() {
    let waits = PendingWaits()
    waits.removeAll(ends: true)
    #expect(waits.hasEnded)
    #expect(waits.hold(by: ["a"]).rings == 1)
  }
}
