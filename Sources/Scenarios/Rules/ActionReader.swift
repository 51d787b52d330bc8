import Faults
import Simulation
import Wire

/// `then`: what a rule does.
struct ActionReader {
  let context: ReadingContext

  func action(
    _ node: SourceNode, _ match: RuleMatch, _ targets: RuleTargets
  ) -> RuleAction {
    var action = RuleAction()
    let before = context.findingCount
    guard let fields = context.fields(node, .then) else { return action }
    let terminals = ["error", "status", "connection"].filter { fields[$0] != nil }
    if terminals.count > 1 {
      let names = terminals.map { "`\($0)`" }.joined(separator: " and ")
      context.refuse(node, "\(names) each decide the answer; a rule does one of them")
    }
    checkCompany(fields, terminals)
    let undocumented =
      fields["undocumented"].flatMap { context.flag($0, "`undocumented`") } ?? false
    let retry = fields["retry_after"].flatMap { retryAfter($0) }
    if let field = fields["error"] {
      action.response = error(field, targets, undocumented).map { .error($0, retryAfter: retry) }
    } else if let field = fields["status"] {
      action.response = status(field, targets, undocumented).map {
        .status($0, retryAfter: retry)
      }
    } else if let field = fields["connection"] {
      let reader = ConnectionReader(context: context)
      let fault = reader.connection(field, fields)
      action.response = fault.map { .connection($0) }
      action.isApplied = fields["applied"].flatMap { context.flag($0, "`applied`") }
      if let fault { reader.checkPlace(of: fault, action.isApplied, match, fields) }
    }
    action.modifiers = ModifierReader(context: context).modifiers(node.members ?? [])
    if context.findingCount == before, action.response == nil, action.modifiers.isEmpty {
      context.refuse(
        node,
        "the rule does nothing; write error, status, connection, delay, patch, headers, dribble, "
          + "bandwidth or slow_headers")
    }
    return action
  }

  /// What the header `Retry-After` can say: whole seconds.
  private func retryAfter(_ node: SourceNode) -> Duration? {
    guard let wait = context.duration(node, "`retry_after`") else { return nil }
    let seconds = wait.components.seconds
    guard wait == .seconds(seconds) else {
      context.refuse(
        node,
        "`retry_after` is sent in whole seconds and cannot say \(node.spelling); "
          + "write \(seconds > 0 ? "\(seconds)s or " : "")\(seconds + 1)s")
      return nil
    }
    return wait
  }

  /// Refuses keys that say more about something that is not there.
  private func checkCompany(_ fields: ReadingContext.Fields, _ terminals: [String]) {
    let needs: [(key: String, one: [String])] =
      [
        ("retry_after", ["error", "status"]), ("undocumented", ["error", "status"]),
        ("applied", ["connection"]),
      ] + ConnectionFault.Kind.fields.map { ($0.key, ["connection"]) }
    for (key, wanted) in needs {
      guard let field = fields[key], !terminals.contains(where: wanted.contains) else { continue }
      let names = wanted.map { "`\($0)`" }.joined(separator: " or ")
      context.refuse(field, "`\(key)` says more about \(names), which this rule does not have")
    }
  }

  private func error(
    _ node: SourceNode, _ targets: RuleTargets, _ undocumented: Bool
  ) -> String? {
    guard let code = context.text(node, "`error`") else { return nil }
    guard targets.isKnown else { return code }
    // What a vendor's other operations answer can still be rendered, and needs to be asked for.
    let known = targets.vendors.filter { vendor in
      vendor.generalFailures.contains { $0.code == code }
        || vendor.operations.contains { $0.failures.contains { $0.code == code } }
    }
    let missing = targets.vendors.first { vendor in !known.contains { $0 === vendor } }
    if let missing {
      let names = targets.all.filter { $0.vendor === missing }.flatMap(\.failures).map(\.code)
      context.refuse(
        node,
        "\(missing.name) has no error '\(code)'; choose from \(Choices.nearest(names, to: code))")
      return nil
    }
    let without = targets.all.filter { !$0.documents { $0.code == code } }
    if !without.isEmpty, !undocumented {
      context.refuse(node, problem(of: "error '\(code)'", without, targets, \.code, code))
      return nil
    }
    return code
  }

  private func status(_ node: SourceNode, _ targets: RuleTargets, _ undocumented: Bool)
    -> Int?
  {
    guard let status = node.number?.int, (400...599).contains(status) else {
      context.refuse(
        node, "`status` must be that of an error, from 400 to 599, not \(node.spelling)")
      return nil
    }
    guard targets.isKnown, !undocumented else { return status }
    let without = targets.all.filter { !$0.documents { $0.status == status } }
    if !without.isEmpty {
      context.refuse(
        node, problem(of: "status \(status)", without, targets, { "\($0.status)" }, "\(status)"))
      return nil
    }
    return status
  }

  /// Why an answer is refused that some operations do not document.
  private func problem(
    of what: String, _ without: [RuleTargets.Target], _ targets: RuleTargets,
    _ name: (FailureDescription) -> String, _ wanted: String
  ) -> String {
    let rest = without.count > 1 ? " and others" : ""
    var message = "\(what) is not documented for \(without[0].name)\(rest); "
    if without.count < targets.all.count {
      let names = targets.all.filter { target in
        target.documents { name($0) == wanted }
      }.map(\.operation.id)
      message += "match \(Choices.nearest(names, to: without[0].operation.id)) only"
    } else {
      let names = without[0].failures.map(name)
      message += "choose from \(Choices.nearest(names, to: wanted))"
    }
    return message + ", or add undocumented: true"
  }
}

extension MappingSchema {
  static let then = MappingSchema(
    "then",
    #"""
    {
      "type": "object",
      "additionalProperties": false,
      "minProperties": 1,
      "allOf": [
        {"not": {"required": ["error", "status"]}},
        {"not": {"required": ["error", "connection"]}},
        {"not": {"required": ["status", "connection"]}}
      ],
      "dependentSchemas": {
        "retry_after": {"anyOf": [{"required": ["error"]}, {"required": ["status"]}]},
        "undocumented": {"anyOf": [{"required": ["error"]}, {"required": ["status"]}]}
      },
      "dependentRequired": {
        "applied": ["connection"]\#(ConnectionFault.schemaDependencies)
      },
      "properties": {
        "error": {
          "description": "A documented error by its code, in snake_case.",
          "type": "string",
          "minLength": 1
        },
        "status": {
          "description": "The vendor's envelope for a status.",
          "type": "integer",
          "minimum": 400,
          "maximum": 599
        },
        "retry_after": {
          "description": "What the answer tells the client to wait, in whole seconds.",
          "$ref": "#/$defs/duration"
        },
        "undocumented": {
          "description": "Allows what the matched operations do not document.",
          "type": "boolean"
        },
        \#(ConnectionFault.schemaProperties)
        "applied": {
          "description": "Whether the operation takes effect.",
          "type": "boolean"
        },
        "delay": {"description": "Wall time before the answer.", "$ref": "#/$defs/time"},
        "patch": {
          "description": "A JSON merge patch over the answer's body.",
          "type": ["object", "array"]
        },
        "headers": {
          "description": "Headers to set.",
          "type": "object",
          "additionalProperties": {"type": ["string", "number", "boolean"]}
        },
        "dribble": {"description": "The body in pieces.", "$ref": "#/$defs/dribble"},
        "bandwidth": {
          "description": "Bytes a second.",
          "type": "string",
          "pattern": "^[0-9]+(B|KB|MB|KiB|MiB)/s$",
          "examples": ["10KB/s"]
        },
        "slow_headers": {
          "description": "The head byte by byte over this time.",
          "$ref": "#/$defs/duration"
        }
      }
    }
    """#)
}
