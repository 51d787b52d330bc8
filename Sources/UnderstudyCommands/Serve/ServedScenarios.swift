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
      do throws(ScenarioError) {
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
