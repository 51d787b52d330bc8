import Simulation
import Wire

/// The top of a scenario: its version, its name, its clock, its settings, what it expects.
extension ScenarioReader {
  /// Reads a whole scenario; what it returns is good for nothing where there are findings.
  mutating func scenario(_ node: SourceNode) -> Scenario {
    var scenario = Scenario()
    guard isReadable(node), let fields = fields(node, .scenario) else { return scenario }
    scenario.documents = [node.json]
    scenario.name = fields["name"].flatMap { text($0, "`name`") } ?? ""
    scenario.description = fields["description"].flatMap { text($0, "`description`") } ?? ""
    scenario.seed = fields["seed"].flatMap { seed($0) }
    scenario.clock = fields["clock"].flatMap { clock($0) }
    scenario.baseline = fields["baseline"].flatMap { baseline($0) }
    if let field = fields["settings"] { scenario.settings = settings(field) }
    if let field = fields["lifecycle"] { scenario.progressions = lifecycle(field) }
    if let field = fields["limits"] {
      (scenario.limits, scenario.rates) = limits(field)
    }
    if let field = fields["faults"] {
      if let list = field.elements {
        scenario.rules = rules(list)
      } else {
        refuse(field, "`faults` is a list of rules, not \(field.spelling)")
      }
    }
    if let field = fields["expect"] {
      scenario.expectations = expectations(field, rules: fields["faults"])
    }
    return scenario
  }

  /// Whether it is of the version that can be read; of another one nothing else is said.
  private mutating func isReadable(_ node: SourceNode) -> Bool {
    guard let members = node.members else {
      refuse(node, "a scenario is a mapping that begins with `scenario: 1`")
      return false
    }
    guard let version = members.first(where: { $0.key == "scenario" })?.value else {
      refuse(node, "a scenario must say the version of its format: scenario: 1")
      return false
    }
    guard version.number?.int == ScenarioFile.version else {
      refuse(
        version,
        "`scenario` is the version of the format; this program reads "
          + "\(ScenarioFile.version), not \(version.spelling)")
      return false
    }
    return true
  }

  private mutating func seed(_ node: SourceNode) -> UInt64? {
    if let seed = node.number.flatMap({ UInt64($0.spelling) }) { return seed }
    refuse(node, "`seed` must be a whole number from 0, not \(node.spelling)")
    return nil
  }

  private mutating func baseline(_ node: SourceNode) -> String? {
    let name = node.text ?? ""
    if WorldConfiguration.Baseline(rawValue: name) != nil { return name }
    if name.hasPrefix("snapshot:"), Self.isName(String(name.dropFirst("snapshot:".count))) {
      return name
    }
    refuse(node, "`baseline` must be empty, demo or snapshot:NAME, not \(node.spelling)")
    return nil
  }

  private mutating func clock(_ node: SourceNode) -> ScenarioClock? {
    guard let fields = fields(node, .clock) else { return nil }
    var clock = ScenarioClock()
    if let field = fields["start"] {
      clock.start = field.text.flatMap { Instant(iso8601: $0) }
      if clock.start == nil {
        refuse(
          field, "`start` must be an instant like 2026-01-02T03:04:05Z, not \(field.spelling)")
      }
    }
    clock.mode = fields["mode"].flatMap { mode($0) }
    if let field = fields["on_retry"] {
      if field.text == "advance" {
        clock.advancesOnRetry = true
        if let mode = clock.mode, mode != .frozen {
          refuse(field, "`on_retry` is for a clock that is frozen; this one runs by itself")
        }
      } else {
        refuse(field, "`on_retry` can only be advance, not \(field.spelling)")
      }
    }
    return clock
  }

  private mutating func mode(_ node: SourceNode) -> SimulatedClock.Mode? {
    var factor: JSONNumber?
    if node.members != nil {
      guard let fields = fields(node, .scaled) else { return nil }
      factor = fields["scaled"]?.number
    } else {
      switch node.text {
      case "real": return .real
      case "frozen": return .frozen
      case let text? where text.hasPrefix("scaled:"):
        factor = JSONNumber(spelling: String(text.dropFirst("scaled:".count)))
      default: break
      }
    }
    if let factor = factor?.double, factor > 0, factor <= 1_000_000 { return .scaled(factor) }
    refuse(
      node,
      "`mode` must be real, frozen or scaled:N with N up to 1000000, not \(node.spelling)")
    return nil
  }

  private mutating func settings(_ node: SourceNode) -> [String: [String: JSON]] {
    guard let members = node.members else {
      refuse(node, "`settings` is a mapping of vendors, not \(node.spelling)")
      return [:]
    }
    var settings: [String: [String: JSON]] = [:]
    for member in members {
      guard let vendor = vendor(member.key, member.place) else { continue }
      guard let values = member.value.members else {
        refuse(
          member.value, "the settings of \(vendor.name) are a mapping, not \(member.value.spelling)"
        )
        continue
      }
      for value in values {
        if let json = setting(value, of: vendor) {
          settings[vendor.name, default: [:]][value.key] = json
        }
      }
    }
    return settings
  }

  private mutating func setting(_ member: SourceNode.Member, of vendor: Vendor) -> JSON? {
    guard let setting = vendor.settings.first(where: { $0.name == member.key }) else {
      let names = vendor.settings.map(\.name)
      refuse(
        member.place,
        names.isEmpty
          ? "\(vendor.name) has no settings"
          : "\(vendor.name) has no setting '\(member.key)'; "
            + "choose from \(Choices.nearest(names, to: member.key))")
      return nil
    }
    if let json = member.value.scalarText.flatMap(setting.parse) { return json }
    let choices =
      switch setting.schema.kind {
      case .enumeration(let words): words.joined(separator: ", ")
      case .boolean: "true or false"
      default: setting.schema.noun
      }
    refuse(
      member.value,
      "\(vendor.name).\(setting.name) takes \(choices), not \(member.value.spelling)")
    return nil
  }
}
