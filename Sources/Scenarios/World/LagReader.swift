import Simulation
import Wire

/// `lag`: how long what was just created is not shown.
struct LagReader {
  let context: ReadingContext

  func lags(_ node: SourceNode) -> [String: [String: Lag]] {
    guard let members = node.members else {
      context.refuse(
        node,
        "`lag` is a mapping of resources like \(exampleResource), not \(node.spelling)")
      return [:]
    }
    var lags: [String: [String: Lag]] = [:]
    for member in members {
      guard let (vendor, resource) = resource(member), let lag = lag(member.value) else { continue }
      lags[vendor.name, default: [:]][resource.name] = lag
    }
    return lags
  }

  /// A resource that exists, for messages.
  private var exampleResource: String {
    for vendor in context.vendors {
      if let resource = vendor.resources.first { return "\(vendor.name).\(resource.name)" }
    }
    return "vendor.resource"
  }

  private func resource(_ member: SourceNode.Member) -> (Vendor, Resource)? {
    let parts = member.key.split(separator: ".", maxSplits: 1).map(String.init)
    guard parts.count == 2 else {
      context.refuse(
        member.place,
        "'\(member.key)' is no resource; write vendor.resource, such as \(exampleResource)")
      return nil
    }
    guard let vendor = context.vendor(parts[0], member.place) else { return nil }
    guard let resource = vendor.resources.first(where: { $0.name == parts[1] }) else {
      let names = vendor.resources.map(\.name)
      context.refuse(
        member.place,
        "\(vendor.name) has no resource '\(parts[1])'; "
          + "choose from \(Choices.nearest(names, to: parts[1]))")
      return nil
    }
    return (vendor, resource)
  }

  private func lag(_ node: SourceNode) -> Lag? {
    guard let fields = context.fields(node, .lag) else { return nil }
    let before = context.findingCount
    let place = fields["in"].flatMap { context.word($0, "`in`", of: Lag.Place.self) } ?? .both
    var extent: Lag.Extent?
    switch (fields["reads"], fields["for"]) {
    case (let reads?, nil): extent = context.count(reads, "`reads`", from: 1).map { .reads($0) }
    case (nil, let time?):
      extent = context.duration(time, "`for`", isPositive: true).map { .time($0) }
    default: context.refuse(node, "a lag has either `reads` or `for`")
    }
    guard let extent, context.findingCount == before else { return nil }
    return Lag(extent, in: place)
  }
}

extension MappingSchema {
  static let lag = MappingSchema(
    "lag", noun: "a lag",
    #"""
    {
      "type": "object",
      "additionalProperties": false,
      "oneOf": [{"required": ["reads"]}, {"required": ["for"]}],
      "properties": {
        "reads": {
          "description": "So many answers that would have shown it.",
          "type": "integer",
          "minimum": 1
        },
        "for": {
          "description": "World time since it was created.",
          "$ref": "#/$defs/duration"
        },
        "in": {
          "description": "Where it is not shown: paths that name it, other answers, or both.",
          "enum": ["item", "list", "both"]
        }
      }
    }
    """#)
}
