import Faults
import Simulation

/// What a rule may ask of a port without a listener.
extension ScenarioReader {
  /// Refuses conditions of a closed port that have nothing to count: no connection gets there.
  mutating func checkCondition(of action: RuleAction, _ when: SourceNode?) {
    guard let fault = action.connection, fault.moment == .listen else { return }
    for member in when?.members ?? [] {
      switch member.key {
      case "calls", "every", "probability":
        refuse(
          member.place,
          "a port that is closed counts no connections; \(fault.kind.key) takes no `\(member.key)`, "
            + "but `window` and `following`")
      case "window":
        guard let ramp = member.value.members?.first(where: { $0.key == "ramp" }) else { continue }
        refuse(ramp.place, "a port is open or closed; \(fault.kind.key) takes no `ramp`")
      default: continue
      }
    }
  }
}
