import Simulation
import Wire

/// Reads a whole scenario: its version, its name, and each section by a reader of its own.
struct ScenarioReader {
  let context: ReadingContext

  /// Reads a whole scenario; what it returns is good for nothing where there are findings.
  func scenario(_ node: SourceNode) -> Scenario {
    var scenario = Scenario()
    guard isReadable(node), let fields = context.fields(node, .scenario) else { return scenario }
    scenario.documents = [node.json]
    scenario.name = fields["name"].flatMap { context.text($0, "`name`") } ?? ""
    scenario.description = fields["description"].flatMap { context.text($0, "`description`") } ?? ""
    scenario.seed = fields["seed"].flatMap { seed($0) }
    scenario.clock = fields["clock"].flatMap { ClockReader(context: context).clock($0) }
    scenario.baseline = fields["baseline"].flatMap { baseline($0) }
    if let field = fields["settings"] {
      scenario.settings = SettingsReader(context: context).settings(field)
    }
    if let field = fields["lifecycle"] {
      scenario.progressions = LifecycleReader(context: context).lifecycle(field)
    }
    if let field = fields["limits"] {
      (scenario.limits, scenario.rates) = LimitsReader(context: context).limits(field)
    }
    if let field = fields["lag"] { scenario.lags = LagReader(context: context).lags(field) }
    if let field = fields["faults"] {
      if let list = field.elements {
        scenario.rules = RulesReader(context: context).rules(list)
      } else {
        context.refuse(field, "`faults` is a list of rules, not \(field.spelling)")
      }
    }
    if let field = fields["expect"] {
      scenario.expectations = ExpectationsReader(context: context).expectations(
        field, rules: fields["faults"])
    }
    return scenario
  }

  /// Whether it is of the version that can be read; of another one nothing else is said.
  private func isReadable(_ node: SourceNode) -> Bool {
    guard let members = node.members else {
      context.refuse(node, "a scenario is a mapping that begins with `scenario: 1`")
      return false
    }
    guard let version = members.first(where: { $0.key == "scenario" })?.value else {
      context.refuse(node, "a scenario must say the version of its format: scenario: 1")
      return false
    }
    guard version.number?.int == ScenarioFile.version else {
      context.refuse(
        version,
        "`scenario` is the version of the format; this program reads "
          + "\(ScenarioFile.version), not \(version.spelling)")
      return false
    }
    return true
  }

  private func seed(_ node: SourceNode) -> UInt64? {
    if let seed = node.number.flatMap({ UInt64($0.spelling) }) { return seed }
    context.refuse(node, "`seed` must be a whole number from 0, not \(node.spelling)")
    return nil
  }

  private func baseline(_ node: SourceNode) -> String? {
    let name = node.text ?? ""
    if WorldConfiguration.Baseline(rawValue: name) != nil { return name }
    if name.hasPrefix("snapshot:"), ReadingContext.isName(String(name.dropFirst("snapshot:".count)))
    {
      return name
    }
    context.refuse(node, "`baseline` must be empty, demo or snapshot:NAME, not \(node.spelling)")
    return nil
  }
}

extension MappingSchema {
  static let scenario = MappingSchema(
    "scenario", noun: "a scenario",
    #"""
    {
      "type": "object",
      "additionalProperties": false,
      "required": ["scenario"],
      "properties": {
        "scenario": {"description": "The version of the format.", "const": 1},
        "name": {
          "description": "What the scenario is called; the file's name where it is not said.",
          "type": "string",
          "minLength": 1
        },
        "description": {"description": "What it is for.", "type": "string", "minLength": 1},
        "seed": {
          "description": "What ids and chance are made from.",
          "type": "integer",
          "minimum": 0
        },
        "clock": {"description": "How world time runs.", "$ref": "#/$defs/clock"},
        "baseline": {
          "description": "What a world holds at first.",
          "type": "string",
          "pattern": "^(empty|demo|snapshot:[A-Za-z0-9_][A-Za-z0-9._-]*)$",
          "examples": ["empty", "demo", "snapshot:NAME"]
        },
        "settings": {
          "description": "Settings by vendor and name, as with --set.",
          "type": "object",
          "additionalProperties": {
            "type": "object",
            "additionalProperties": {"type": ["string", "number", "boolean"]}
          }
        },
        "lifecycle": {
          "description": "How long each move takes and how it may end, by vendor.resource.move.",
          "type": "object",
          "additionalProperties": false,
          "patternProperties": {
            "^[^.]+\\.[^.]+\\..+$": {
              "oneOf": [
                {"enum": ["immediate", "manual"]},
                {"$ref": "#/$defs/move"},
                {"$ref": "#/$defs/settlement"}
              ]
            }
          }
        },
        "limits": {
          "description": "Quotas by vendor.quota, rates by vendor or \"*\".",
          "type": "object",
          "additionalProperties": false,
          "patternProperties": {
            "^[^.]+\\..+$": {"$ref": "#/$defs/quota"},
            "^[^.]+$": {"$ref": "#/$defs/pace"}
          }
        },
        "lag": {
          "description": "How long what was just created is not shown, by vendor.resource.",
          "type": "object",
          "additionalProperties": false,
          "patternProperties": {
            "^[^.]+\\.[^.]+$": {"$ref": "#/$defs/lag"}
          }
        },
        "faults": {
          "description": "Rules, tried in this order.",
          "type": "array",
          "items": {"$ref": "#/$defs/rule"}
        },
        "expect": {
          "description": "What a run is to have met.",
          "type": "array",
          "items": {"$ref": "#/$defs/expectation"}
        }
      }
    }
    """#)
}
