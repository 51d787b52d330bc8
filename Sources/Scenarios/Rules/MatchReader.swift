import Faults
import HTTPTypes
import Simulation
import Wire

/// `match`: which requests a rule is about.
struct MatchReader {
  let context: ReadingContext

  /// The conditions, and the operations that can meet them; nothing written matches everything.
  func match(_ node: SourceNode?) -> (RuleMatch, RuleTargets) {
    var match = RuleMatch()
    var targets = RuleTargets(context.vendors)
    guard let node else { return (match, targets) }
    guard let fields = context.fields(node, .match) else {
      targets.isKnown = false
      return (match, targets)
    }
    let before = context.findingCount
    if let field = fields["vendor"], let name = context.text(field, "`vendor`") {
      if let vendor = context.vendor(name, field.place) {
        match.vendor = vendor.name
        targets = RuleTargets([vendor])
      } else {
        targets.isKnown = false
      }
    }
    if let field = fields["operation"], let name = context.text(field, "`operation`") {
      match.operation = Glob(name)
      narrow(&targets, field, "operation '\(name)'", to: Glob(name).matches, of: \.operation.id)
    }
    if let field = fields["method"], let name = context.text(field, "`method`") {
      match.method = name
      narrow(
        &targets, field, "route with the method '\(name)'", isOfVendors: false,
        to: { $0 == name || ($0 == HTTPRequest.Method.any.rawValue && Self.methods.contains(name)) }
      ) {
        $0.operation.method.rawValue
      }
    }
    if let field = fields["path"], let path = context.text(field, "`path`") {
      match.path = Glob(path)
      narrow(
        &targets, field, "route with the path '\(path)'",
        to: { Glob(Self.glob(of: $0)).meets(Glob(path)) }, of: \.operation.template.description)
    }
    match.headers = globs(fields["header"], "header")
    match.query = globs(fields["query"], "query")
    match.body = bodyValues(fields["body"])
    if let field = fields["key"], let key = context.text(field, "`key`") { match.key = Glob(key) }
    if context.findingCount > before { targets.isKnown = false }
    return (match, targets)
  }

  /// Keeps the targets that fit; where none does, names what there is, with its vendors where these
  /// have names of their own.
  private func narrow(
    _ targets: inout RuleTargets, _ node: SourceNode, _ what: String, isOfVendors: Bool = true,
    to fits: (String) -> Bool, of name: (RuleTargets.Target) -> String
  ) {
    guard targets.isKnown else { return }
    let fitting = targets.all.filter { fits(name($0)) }
    guard fitting.isEmpty else {
      targets.all = fitting
      return
    }
    let vendors = targets.vendors
    // A family is no word to choose: its method and the end of its path stand for others.
    let names = targets.all.filter { !$0.operation.template.isFamily }
    let choice =
      isOfVendors
      ? Choices.nearest(names.map { (name: name($0), vendor: $0.vendor.name) }, to: node.text ?? "")
      : Choices.nearest(names.map(name), to: node.text ?? "")
    let place = vendors.count == 1 ? " in \(vendors[0].name)" : ""
    context.refuse(
      node,
      "there is no \(what)\(place) that this rule could match; "
        + "choose from \(choice)")
    targets.isKnown = false
  }

  /// What a family of routes may be called with.
  private static let methods: Set = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"]

  /// A template's parameters stand for any text.
  private static func glob(of template: String) -> String {
    let template = PathTemplate(template)
    let path = template.segments.reduce(into: "") { path, segment in
      path += "/\(segment.prefix)\(segment.parameter == nil ? "" : "*")\(segment.suffix)"
    }
    return template.isFamily ? path + "*" : path
  }

  /// Names with patterns of their values.
  private func globs(_ node: SourceNode?, _ key: String) -> [(name: String, value: Glob)] {
    guard let node else { return [] }
    guard let members = node.members else {
      context.refuse(node, "`\(key)` is a mapping of names and values, not \(node.spelling)")
      return []
    }
    var globs: [(name: String, value: Glob)] = []
    for member in members {
      if key == "header", HTTPField.Name(member.key) == nil {
        context.refuse(member.place, "'\(member.key)' cannot be the name of a header")
      }
      guard let value = member.value.scalarText else {
        context.refuse(
          member.value,
          "`\(member.key)` must be a text in which * stands for any, not \(member.value.spelling)")
        continue
      }
      globs.append((member.key, Glob(value)))
    }
    return globs
  }

  private func bodyValues(
    _ node: SourceNode?
  ) -> [(pointer: JSONPointer, value: JSON)] {
    guard let node else { return [] }
    guard let members = node.members else {
      context.refuse(node, "`body` is a mapping of JSON pointers and values, not \(node.spelling)")
      return []
    }
    return members.compactMap { member in
      guard let pointer = JSONPointer(member.key) else {
        context.refuse(member.place, "'\(member.key)' is no JSON pointer; write /\(member.key)")
        return nil
      }
      return (pointer, member.value.json)
    }
  }
}

extension MappingSchema {
  static let match = MappingSchema(
    "match",
    #"""
    {
      "type": "object",
      "additionalProperties": false,
      "properties": {
        "vendor": {"description": "The vendor's name.", "type": "string", "minLength": 1},
        "operation": {
          "description": "An operation's id; * stands for any text.",
          "type": "string",
          "minLength": 1,
          "examples": ["list*"]
        },
        "method": {"description": "GET, POST, ...", "type": "string", "minLength": 1},
        "path": {
          "description": "The path as the vendor documents it; * stands for any text.",
          "type": "string",
          "minLength": 1
        },
        "header": {
          "description": "Headers and what they must be; * stands for any text.",
          "type": "object",
          "additionalProperties": {"type": ["string", "number", "boolean"]}
        },
        "query": {
          "description": "Query parameters and what they must be; * stands for any text.",
          "type": "object",
          "additionalProperties": {"type": ["string", "number", "boolean"]}
        },
        "body": {
          "description": "JSON pointers into the body and the values that must stand there.",
          "type": "object",
          "additionalProperties": false,
          "patternProperties": {"^(/.*)?$": {}}
        },
        "key": {
          "description": "The API key; * stands for any text.",
          "type": "string",
          "minLength": 1
        }
      }
    }
    """#)
}
