import Wire

extension Scenario {
  /// This scenario with another one behind it.
  package func followed(by other: Scenario) -> Scenario {
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
    whole.lags.merge(other.lags) { $0.merging($1) { $1 } }
    whole.rules += other.rules
    whole.expectations += other.expectations
    whole.documents += other.documents
    return whole
  }
}
