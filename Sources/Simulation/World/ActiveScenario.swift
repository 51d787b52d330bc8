import Wire

/// What a scenario makes of a world beside its rules and its clock, worked out once when it is put.
struct ActiveScenario {
  /// The scenario in force; nil where nothing is scripted.
  let scenario: Scenario?
  /// What chance is drawn from. Ids are made from the world's own seed.
  let seed: UInt64
  /// The values of settings in this world, the scenario's among them.
  let settings: [String: Settings]
  /// What moves lead to, by vendor, then `resource.move`.
  let progressions: [String: [String: Progression]]
  /// How long new instances are not shown, by vendor, then table.
  let lags: [String: [String: Lag]]
  /// Whether a frozen clock jumps to the promised instant when the same key asks again.
  let advancesOnRetry: Bool

  /// - Parameters:
  ///   - scenario: What is scripted, if anything.
  ///   - seed: What chance is drawn from.
  ///   - configuration: What the world was made from; its own scenario is not looked at.
  ///   - outranks: Whether the scenario's settings stand over those of the configuration.
  init(
    _ scenario: Scenario?, seed: UInt64, in configuration: WorldConfiguration, outranks: Bool
  ) {
    self.scenario = scenario
    self.seed = seed
    settings =
      scenario.map { Self.settings(of: $0, over: configuration.settings, outranks) }
      ?? configuration.settings
    var progressions: [String: [String: Progression]] = [:]
    for (name, progression) in scenario?.progressions ?? [:] {
      let words = name.split(separator: ".", maxSplits: 1)
      progressions[String(words[0]), default: [:]][String(words[1])] = progression
    }
    self.progressions = progressions
    var lags: [String: [String: Lag]] = [:]
    for vendor in configuration.vendors {
      for (name, lag) in scenario?.lags[vendor.name] ?? [:] {
        if let table = vendor.resource(name)?.table { lags[vendor.name, default: [:]][table] = lag }
      }
    }
    self.lags = lags
    advancesOnRetry = scenario?.clock?.advancesOnRetry == true
  }

  private static func settings(
    of scenario: Scenario, over others: [String: Settings], _ outranks: Bool
  ) -> [String: Settings] {
    var settings = others
    for (vendor, values) in scenario.settings {
      for (name, value) in values where outranks || others[vendor]?.holds(name) != true {
        settings[vendor, default: Settings()].set(name, to: value)
      }
    }
    for (vendor, limits) in scenario.limits {
      for (quota, limit) in limits {
        settings[vendor, default: Settings()].set(limit: limit, of: quota)
      }
    }
    return settings
  }
}
