import Faults
import HTTPTypes
import Simulation

/// What rules do to each other: which follow which, and which leave others nothing.
struct RuleOrder {
  let context: ReadingContext

  func checkFollowing(_ placed: [PlacedRule], names: [String]) {
    var leaders: [String: String] = [:]
    for item in placed {
      if let name = item.rule.condition.following { leaders[item.rule.name] = name }
    }
    for rule in context.existing { leaders[rule.name] = rule.condition.following }
    for item in placed {
      guard let leader = item.rule.condition.following else { continue }
      let place = item.following ?? item.node
      guard names.contains(leader) else {
        let others = names.sorted().filter { $0 != item.rule.name }
        let choice =
          others.isEmpty
          ? "it is the only one" : "choose from \(Choices.nearest(others, to: leader))"
        context.refuse(place, "there is no rule '\(leader)' to follow; \(choice)")
        continue
      }
      var chain = [item.rule.name]
      var next: String? = leader
      while let name = next, !chain.contains(name) {
        chain.append(name)
        next = leaders[name]
      }
      if next == item.rule.name {
        let way = (chain + [item.rule.name]).joined(separator: " follows ")
        context.refuse(place, "this rule can never fire: \(way)")
      }
    }
  }

  /// Refuses a deciding action behind an unconditional one that matches at least as much.
  func checkShadows(_ placed: [PlacedRule]) {
    var before: [(rule: Rule, targets: RuleTargets, place: ScenarioPlace?)] =
      context.existing.filter(\.isUnconditional).map { ($0, targets(of: $0.match), nil) }
    for item in placed {
      if item.rule.action.response != nil, !item.rule.action.isBeforeRequests,
        let first = before.first(where: {
          $0.rule.match.covers(item.rule.match) && $0.targets.covers(item.targets)
        })
      {
        let where_ = first.place.map { " \($0.reference)" } ?? ""
        context.refuse(
          item.action,
          "this can never be: the rule '\(first.rule.name)'\(where_) always answers first; "
            + "put this rule before it, or give that one a `when`")
      }
      if item.rule.isUnconditional { before.append((item.rule, item.targets, item.node.place)) }
    }
  }

  /// The operations that a rule in force can meet.
  private func targets(of match: RuleMatch) -> RuleTargets {
    var targets = RuleTargets(
      context.vendors.filter { match.vendor == nil || $0.name == match.vendor })
    targets.all.removeAll { target in
      !(match.operation?.matches(target.operation.id) ?? true)
        || !(match.method.map { $0 == target.operation.method.rawValue } ?? true)
    }
    return targets
  }
}

/// A rule with its places, until it is known to have a chance.
struct PlacedRule {
  let rule: Rule
  let node: SourceNode
  let targets: RuleTargets
  /// Where `following` and `then` stand.
  let following: SourceNode?
  let action: SourceNode
}

extension Rule {
  /// Whether it always decides all that it matches. What happens to a port decides no request.
  fileprivate var isUnconditional: Bool {
    let calls = condition.calls.map { $0.first <= 1 && $0.last == nil } ?? true
    return action.response != nil && !action.isBeforeRequests && expires == nil && calls
      && condition.every ?? 1 == 1 && condition.probability ?? 1 >= 1
      && condition.window == nil && condition.following == nil
  }
}

extension RuleTargets {
  /// Whether every operation of the other one is among these.
  fileprivate func covers(_ other: RuleTargets) -> Bool {
    let names = Set(all.map(\.name))
    return other.all.allSatisfy { names.contains($0.name) }
  }
}

extension RuleMatch {
  /// Whether what is left to judge, once the operation is known, takes all that the other one
  /// takes; errs towards no.
  fileprivate func covers(_ other: RuleMatch) -> Bool {
    func covered(_ mine: Glob?, _ theirs: Glob?) -> Bool {
      guard let mine else { return true }
      return theirs.map { mine.covers($0) } ?? false
    }
    return covered(path, other.path) && covered(key, other.key)
      && headers.allSatisfy { name, glob in
        other.headers.contains {
          $0.name.lowercased() == name.lowercased() && glob.covers($0.value)
        }
      }
      && query.allSatisfy { name, glob in
        other.query.contains { $0.name == name && glob.covers($0.value) }
      }
      && body.allSatisfy { pointer, value in
        other.body.contains { $0.pointer == pointer && $0.value == value }
      }
  }
}
