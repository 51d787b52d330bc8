import Faults
import HTTPTypes
import Miosa
import Scenarios
import Simulation
import SimulationTesting
import Telemetry
import Wire

/// Worlds under rules that are written as people write them.
enum ScriptedWorld {
  /// A shop whose rules, or whole scenario, the text spells.
  static func shop(_ text: String, seed: UInt64 = 1) throws -> TestWorld {
    try world([Vendor(Shop.self)], text, seed)
  }

  static func miosa(_ text: String, seed: UInt64 = 1) throws -> TestWorld {
    try world([Vendor(Miosa.self)], text, seed)
  }

  private static func world(
    _ vendors: [Vendor], _ text: String, _ seed: UInt64
  ) throws -> TestWorld {
    let scenario = try ScenarioFile.read(
      "scenario: 1\n" + text, named: "test.yaml", vendors: vendors, now: TestWorld.start)
    return try TestWorld(vendors, seed: seed, scenario: scenario)
  }
}

extension TestWorld {
  /// What has become of the rules, by name.
  var hits: [String: Int] {
    get async {
      let rules = await world.rules
      return Dictionary(uniqueKeysWithValues: rules.map { ($0.rule.name, $0.hits) })
    }
  }

  /// What the journal holds, the oldest first.
  var entries: [Entry] { journal.newest(.max).reversed() }
}
