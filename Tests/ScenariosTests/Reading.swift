import Faults
import Scenarios
import Simulation
import Wire

@testable import UnderstudyCommands

/// Reads scenarios as the command does, at a wall time that never changes.
enum Reading {
  static let wall = Instant(microseconds: 1_800_000_000_000_000)

  static func scenario(_ text: String, after existing: [Rule] = []) throws -> Scenario {
    try ScenarioFile.read(
      text, named: "f.yaml", vendors: Registry.vendors, after: existing, now: wall)
  }

  /// What is said about a file; empty for one that is fine.
  static func rejection(_ text: String, named name: String, ports: Set<String>? = nil) -> String {
    do throws(ScenarioError) {
      _ = try ScenarioFile.read(
        text, named: name, vendors: Registry.vendors, ports: ports, now: wall)
      return ""
    } catch {
      return error.description
    }
  }
}
