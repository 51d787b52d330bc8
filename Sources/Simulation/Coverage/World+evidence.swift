import Wire

/// What a world counts of what it answers.
extension World {
  /// What it has answered since its last reset.
  package var counters: Counters { evidence.snapshot }

  /// Counts what the simulation answered; an injected or conjured answer is no evidence of
  /// anything.
  func count(
    _ conclusion: Conclusion, to knock: Knock, _ vendor: Vendor, _ operation: Operation,
    _ fault: Fault?
  ) {
    let answer: Answer
    switch conclusion {
    case .answer(let whole): answer = whole
    case .follow(let head, _): answer = head
    case .again: return
    }
    guard fault?.decidedBy == nil else { return setAside(.injected, of: vendor) }
    guard !configuration.isConjuring else { return setAside(.conjured, of: vendor) }
    let sight = configuration.ledger.looksAtFields ? sight(knock, answer, vendor, fault) : nil
    evidence.change { $0.count(answer, of: operation, vendor, seen: sight) }
  }

  /// Counts an answer that is no evidence, and nothing else of it.
  func setAside(_ reason: Counters.Reason, of vendor: Vendor) {
    evidence.change { $0.setAside(reason, of: vendor) }
  }

  /// An error's body has no documented fields, and one that a rule has patched is not the
  /// operation's own.
  private func sight(
    _ knock: Knock, _ answer: Answer, _ vendor: Vendor, _ fault: Fault?
  ) -> FieldSight {
    let isShown: Bool =
      if case .success = answer.outcome { fault?.isPatched != true && answer.hasBody } else {
        false
      }
    return FieldSight(
      request: knock.request, answer: isShown ? answer : nil, dialect: knock.dialect,
      vendor: vendor, settings: script.settings)
  }
}
