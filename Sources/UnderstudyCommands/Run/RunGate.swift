import Simulation

/// What `--fail-on` takes: things that must not have happened for a run to succeed.
enum RunGate: String, CaseIterable, Sendable {
  /// A call that the vendor's documents do not know, or to no vendor at all.
  case undocumented
  /// A documented call that is not simulated.
  case unsimulated
  /// A thing that was made and not removed.
  case leftovers

  /// Reads a list separated by commas.
  static func read(_ text: String?) throws(CommandError) -> Set<RunGate> {
    var gates: Set<RunGate> = []
    for word in (text ?? "").split(separator: ",").map(String.init) {
      guard let gate = RunGate(rawValue: word) else {
        let names = allCases.map(\.rawValue).joined(separator: ", ")
        throw .refused("--fail-on: '\(word)' is none of \(names)")
      }
      gates.insert(gate)
    }
    return gates
  }
}
