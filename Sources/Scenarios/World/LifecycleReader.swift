import Faults
import Simulation
import Wire

/// `lifecycle`: how long each move takes, and how it may end.
struct LifecycleReader {
  let context: ReadingContext

  func lifecycle(_ node: SourceNode) -> [String: Progression] {
    guard let members = node.members else {
      context.refuse(
        node,
        "`lifecycle` is a mapping of moves like \(exampleMove), not \(node.spelling)")
      return [:]
    }
    var progressions: [String: Progression] = [:]
    for member in members {
      guard let (lifecycle, move) = move(member) else { continue }
      progressions[member.key] = progression(member.value, move, lifecycle)
    }
    return progressions
  }

  /// A move that exists, for messages.
  private var exampleMove: String {
    for vendor in context.vendors {
      for resource in vendor.resources {
        guard let move = resource.lifecycle?.moves.first else { continue }
        return "\(vendor.name).\(resource.name).\(move.name)"
      }
    }
    return "vendor.resource.move"
  }

  /// The move that a key names: vendor, resource and move.
  private func move(_ member: SourceNode.Member) -> (Lifecycle, Lifecycle.Move)? {
    let parts = member.key.split(separator: ".", maxSplits: 2).map(String.init)
    guard parts.count == 3 else {
      context.refuse(
        member.place,
        "'\(member.key)' is no move; write vendor.resource.move, such as \(exampleMove)")
      return nil
    }
    guard let vendor = context.vendor(parts[0], member.place) else { return nil }
    let moving = vendor.resources.filter { $0.lifecycle != nil }
    guard let resource = moving.first(where: { $0.name == parts[1] }),
      let lifecycle = resource.lifecycle
    else {
      let names = moving.map(\.name)
      let choice =
        names.isEmpty
        ? "nothing of it moves" : "choose from \(Choices.nearest(names, to: parts[1]))"
      context.refuse(member.place, "\(vendor.name) has no '\(parts[1])' that moves; \(choice)")
      return nil
    }
    guard let move = lifecycle.moves.first(where: { $0.name == parts[2] }) else {
      let names = lifecycle.moves.map(\.name)
      context.refuse(
        member.place,
        "\(vendor.name).\(resource.name) has no move '\(parts[2])'; "
          + "choose from \(Choices.nearest(names, to: parts[2]))")
      return nil
    }
    return (lifecycle, move)
  }

  private func progression(
    _ node: SourceNode, _ move: Lifecycle.Move, _ lifecycle: Lifecycle
  ) -> Progression? {
    let declared = move.progression.steps
    guard node.members != nil else {
      switch node.text {
      case "immediate": return Progression(declared.map { .init(.immediately, $0.outcomes) })
      case "manual": return Progression(declared.map { .init(.manually, $0.outcomes) })
      default:
        context.refuse(
          node,
          "a move is immediate, manual, {after_reads: N} or {steps: [...]}, "
            + "not \(node.spelling)")
        return nil
      }
    }
    guard let fields = context.fields(node, .move, or: .settlement) else { return nil }
    switch (fields["steps"], fields["after_reads"]) {
    case (let steps?, nil): return self.steps(steps, lifecycle).map { Progression($0) }
    case (nil, let reads?):
      guard let number = context.count(reads, "`after_reads`", from: 1) else { return nil }
      guard !declared.isEmpty else {
        context.refuse(
          reads, "nothing follows \(move.name), so there is nothing to settle after reads")
        return nil
      }
      // The reads see the move's first state; what follows comes at once.
      return Progression(
        declared.enumerated().map { index, step in
          .init(index == 0 ? .reads(number) : .immediately, step.outcomes)
        })
    default:
      context.refuse(node, "a move has either `steps` or `after_reads`")
      return nil
    }
  }

  private func steps(
    _ node: SourceNode, _ lifecycle: Lifecycle
  ) -> [Progression.Step]? {
    guard let elements = node.elements, !elements.isEmpty else {
      context.refuse(
        node,
        "`steps` is a list of at least one step, not \(node.spelling); "
          + "for no wait, write immediate")
      return nil
    }
    let steps = elements.compactMap { step($0, lifecycle) }
    return steps.count == elements.count ? steps : nil
  }

  private func step(_ node: SourceNode, _ lifecycle: Lifecycle) -> Progression.Step? {
    guard let fields = context.fields(node, .step) else { return nil }
    guard let list = fields["one_of"] else {
      guard let state = fields["to"].map({ self.state($0, lifecycle) }) else {
        context.refuse(node, "a step must have `to` or `one_of`")
        return nil
      }
      let timing = timing(fields["after"])
      guard let state, let timing else { return nil }
      return Progression.Step(timing, [Progression.Outcome(state)])
    }
    if fields["to"] != nil || fields["after"] != nil {
      context.refuse(node, "a step has either `to` and `after`, or `one_of` with those inside")
      return nil
    }
    guard let elements = list.elements, !elements.isEmpty else {
      context.refuse(list, "`one_of` is a list of outcomes, not \(list.spelling)")
      return nil
    }
    let outcomes = elements.compactMap { outcome($0, lifecycle) }
    guard outcomes.count == elements.count else { return nil }
    return Progression.Step(.immediately, outcomes)
  }

  private func outcome(
    _ node: SourceNode, _ lifecycle: Lifecycle
  ) -> Progression.Outcome? {
    guard let fields = context.fields(node, .outcome), let to = fields["to"] else { return nil }
    let state = state(to, lifecycle)
    let timing = timing(fields["after"])
    var weight = 1.0
    if let field = fields["weight"] {
      guard let number = field.number?.double, number > 0, number.isFinite else {
        context.refuse(field, "`weight` must be a number above 0, not \(field.spelling)")
        return nil
      }
      weight = number
    }
    guard let state, let timing else { return nil }
    return Progression.Outcome(state, weight: weight, timing: timing)
  }

  private func state(_ node: SourceNode, _ lifecycle: Lifecycle) -> String? {
    if let state = node.text, lifecycle.states.contains(state) { return state }
    context.refuse(
      node,
      "there is no state \(node.spelling); choose from "
        + Choices.nearest(lifecycle.states, to: node.scalarText ?? ""))
    return nil
  }

  /// When a step comes; at once where nothing is written.
  private func timing(_ node: SourceNode?) -> Timing? {
    guard let node else { return .immediately }
    return context.distribution(node, "`after`").map { distribution in
      guard case .fixed(let duration) = distribution else { return .distributed(distribution) }
      return duration > .zero ? .after(duration) : .immediately
    }
  }
}

extension MappingSchema {
  static let move = MappingSchema(
    "move", noun: "a move",
    #"""
    {
      "type": "object",
      "additionalProperties": false,
      "required": ["steps"],
      "properties": {
        "steps": {
          "description": "What follows, step by step.",
          "type": "array",
          "minItems": 1,
          "items": {"$ref": "#/$defs/step"}
        }
      }
    }
    """#)

  static let settlement = MappingSchema(
    "settlement", noun: "a move",
    #"""
    {
      "type": "object",
      "additionalProperties": false,
      "required": ["after_reads"],
      "properties": {
        "after_reads": {
          "description": "Settles after so many successful reads by id.",
          "type": "integer",
          "minimum": 1
        }
      }
    }
    """#)

  static let step = MappingSchema(
    "step", noun: "a step",
    #"""
    {
      "type": "object",
      "additionalProperties": false,
      "oneOf": [
        {"required": ["to"], "not": {"required": ["one_of"]}},
        {
          "required": ["one_of"],
          "not": {"anyOf": [{"required": ["to"]}, {"required": ["after"]}]}
        }
      ],
      "properties": {
        "to": {"description": "The state that it enters.", "type": "string"},
        "after": {
          "description": "World time after the step before; at once where it is not said.",
          "$ref": "#/$defs/time"
        },
        "one_of": {
          "description": "Outcomes of which one is drawn.",
          "type": "array",
          "minItems": 1,
          "items": {"$ref": "#/$defs/outcome"}
        }
      }
    }
    """#)

  static let outcome = MappingSchema(
    "outcome", noun: "an outcome",
    #"""
    {
      "type": "object",
      "additionalProperties": false,
      "required": ["to"],
      "properties": {
        "to": {"description": "The state that it enters.", "type": "string"},
        "after": {
          "description": "World time after the step before; at once where it is not said.",
          "$ref": "#/$defs/time"
        },
        "weight": {
          "description": "How likely it is beside the others; 1 where it is not said.",
          "type": "number",
          "exclusiveMinimum": 0
        }
      }
    }
    """#)
}
