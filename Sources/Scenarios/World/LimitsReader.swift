import Faults
import Simulation
import Wire

/// `limits`: ceilings on quotas, and rates.
struct LimitsReader {
  let context: ReadingContext

  /// A quota that exists, for messages.
  private var exampleQuota: String {
    for vendor in context.vendors {
      if let quota = vendor.resources.flatMap(\.quotas).first {
        return "\(vendor.name).\(quota.name)"
      }
    }
    return "vendor.quota"
  }

  func limits(_ node: SourceNode) -> ([String: [String: Int]], [RateRule]) {
    var limits: [String: [String: Int]] = [:]
    var rates: [RateRule] = []
    guard let members = node.members else {
      context.refuse(
        node,
        "`limits` is a mapping of quotas like \(exampleQuota), vendors and \"*\", "
          + "not \(node.spelling)")
      return (limits, rates)
    }
    for member in members {
      let parts = member.key.split(separator: ".", maxSplits: 1).map(String.init)
      if parts.count == 2 {
        guard let vendor = context.vendor(parts[0], member.place),
          let name = quota(parts[1], of: vendor, member.place),
          let fields = context.fields(member.value, .quota), let field = fields["max"]
        else { continue }
        limits[vendor.name, default: [:]][name] = context.count(field, "`max`", from: 0)
      } else if member.key == "*" {
        if let rate = rate(member.value, nil) { rates.append(rate) }
      } else if let vendor = context.vendor(member.key, member.place),
        let rate = rate(member.value, vendor)
      {
        rates.append(rate)
      }
    }
    return (limits, rates)
  }

  private func quota(
    _ name: String, of vendor: Vendor, _ place: ScenarioPlace
  ) -> String? {
    let names = vendor.resources.flatMap { $0.quotas.map(\.name) }
    if names.contains(name) { return name }
    context.refuse(
      place,
      names.isEmpty
        ? "\(vendor.name) has no quotas"
        : "\(vendor.name) has no quota '\(name)'; choose from \(Choices.nearest(names, to: name))")
    return nil
  }

  private func rate(_ node: SourceNode, _ vendor: Vendor?) -> RateRule? {
    guard let outer = context.fields(node, .pace), let inner = outer["rate"],
      let fields = context.fields(inner, .rate), let requests = fields["requests"],
      let per = fields["per"]
    else { return nil }
    let before = context.findingCount
    let number = context.count(requests, "`requests`", from: 1)
    let time = context.duration(per, "`per`", isPositive: true)
    let scope = fields["scope"].flatMap { context.word($0, "`scope`", of: RateScope.self) }
    let costs = fields["costs"].map { self.costs($0, vendor, most: number) } ?? [:]
    guard let number, let time, context.findingCount == before else { return nil }
    return RateRule(
      vendor: vendor?.name, requests: number, per: time, scope: scope == .world ? .world : .key,
      costs: costs)
  }

  /// Who shares a bucket.
  private enum RateScope: String, CaseIterable { case key, world }

  private func costs(
    _ node: SourceNode, _ vendor: Vendor?, most: Int?
  ) -> [String: Int] {
    guard let members = node.members else {
      context.refuse(node, "`costs` is a mapping of operations, not \(node.spelling)")
      return [:]
    }
    let names = (vendor.map { [$0] } ?? context.vendors).flatMap { vendor in
      vendor.operations.map { (name: $0.id, vendor: vendor.name) }
    }
    var costs: [String: Int] = [:]
    for member in members {
      guard names.contains(where: { $0.name == member.key }) else {
        context.refuse(
          member.place,
          "there is no operation '\(member.key)'; "
            + "choose from \(Choices.nearest(names, to: member.key))")
        continue
      }
      guard let cost = context.count(member.value, "what an operation costs", from: 0) else {
        continue
      }
      if let most, cost > most {
        context.refuse(
          member.value, "\(member.key) could never pass: it costs more than all \(most)")
      }
      costs[member.key] = cost
    }
    return costs
  }
}

extension MappingSchema {
  static let quota = MappingSchema(
    "quota", noun: "a quota",
    #"""
    {
      "type": "object",
      "additionalProperties": false,
      "required": ["max"],
      "properties": {
        "max": {
          "description": "The ceiling; where the API itself has set a smaller limit, that one holds.",
          "type": "integer",
          "minimum": 0
        }
      }
    }
    """#)

  static let pace = MappingSchema(
    "pace", noun: "the limit of a vendor",
    #"""
    {
      "type": "object",
      "additionalProperties": false,
      "required": ["rate"],
      "properties": {
        "rate": {
          "description": "A token bucket: 429 in the vendor's dialect, with Retry-After.",
          "$ref": "#/$defs/rate"
        }
      }
    }
    """#)

  static let rate = MappingSchema(
    "rate",
    #"""
    {
      "type": "object",
      "additionalProperties": false,
      "required": ["requests", "per"],
      "properties": {
        "requests": {
          "description": "How many requests the bucket holds.",
          "type": "integer",
          "minimum": 1
        },
        "per": {
          "description": "World time over which it refills evenly.",
          "$ref": "#/$defs/duration"
        },
        "scope": {
          "description": "Who shares a bucket; key where it is not said.",
          "enum": ["key", "world"]
        },
        "costs": {
          "description": "What an operation costs, by id; 1 for those not named.",
          "type": "object",
          "additionalProperties": {"type": "integer", "minimum": 0}
        }
      }
    }
    """#)
}
