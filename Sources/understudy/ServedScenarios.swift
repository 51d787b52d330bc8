import Scenarios
import Simulation
import Wire

/// The scenarios that `serve` is given, read and put together: rules of later files stand behind
/// those of earlier ones, and of everything else the later file has its way.
enum ServedScenarios {
  static func read(
    _ paths: [String], vendors: [Vendor], ports: Set<String>, now wall: Instant
  ) throws(CommandError) -> Scenario? {
    var whole: Scenario?
    var findings: [String] = []
    for path in paths {
      guard let text = try TextFile.read(path) else {
        findings.append("\(path): there is no such file")
        continue
      }
      do throws(ScenarioRefusal) {
        let scenario = try ScenarioFile.read(
          text, named: path, vendors: vendors, after: whole?.rules ?? [], ports: ports, now: wall)
        whole = whole.map { $0.followed(by: scenario) } ?? scenario
      } catch {
        findings += error.findings.map(\.description)
      }
    }
    guard findings.isEmpty else { throw CommandError(code: 2, lines: findings) }
    return whole
  }
}

extension Scenario {
  /// This scenario with another one behind it.
  fileprivate func followed(by other: Scenario) -> Scenario {
    var whole = self
    whole.name = other.name
    whole.description = other.description
    whole.seed = other.seed ?? seed
    whole.clock = other.clock ?? clock
    whole.baseline = other.baseline ?? baseline
    whole.settings.merge(other.settings) { $0.merging($1) { $1 } }
    whole.progressions.merge(other.progressions) { $1 }
    whole.limits.merge(other.limits) { $0.merging($1) { $1 } }
    whole.rates += other.rates
    whole.rules += other.rules
    whole.expectations += other.expectations
    whole.documents += other.documents
    return whole
  }
}
