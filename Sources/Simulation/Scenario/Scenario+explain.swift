package import Faults

extension Scenario {
  /// What each rule says to a request, in the order in which they are tried.
  package func explain(
    _ request: Request, _ operation: Operation, of vendor: Vendor, call: Int = 1,
    at elapsed: Duration = .zero
  ) -> [RuleExplanation] {
    FaultEngine.explain(
      rules, vendor.faultable(request, operation), call: call, at: elapsed)
  }
}
