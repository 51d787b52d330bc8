import Simulation

extension ScenarioCheck {
  /// What a scenario holds, in a few words: `3 rules, 1 limit`.
  static func summary(of scenario: Scenario) -> String {
    let limits = scenario.limits.values.reduce(scenario.rates.count) { $0 + $1.count }
    let settings = scenario.settings.values.reduce(0) { $0 + $1.count }
    let parts = [
      (scenario.rules.count, "rule"), (limits, "limit"), (scenario.progressions.count, "move"),
      (settings, "setting"), (scenario.expectations.count, "expectation"),
    ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)\($0.0 == 1 ? "" : "s")" }
    return parts.isEmpty ? "nothing scripted" : parts.joined(separator: ", ")
  }
}
