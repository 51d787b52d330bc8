import Faults
import HTTPTypes
import Simulation
import Wire

/// `match`: which requests a rule is about.
extension ScenarioReader {
  /// The conditions, and the operations that can meet them; nothing written matches everything.
  mutating func match(_ node: SourceNode?) -> (RuleMatch, RuleTargets) {
    var match = RuleMatch()
    var targets = RuleTargets(vendors)
    guard let node else { return (match, targets) }
    guard let fields = fields(node, .match) else {
      targets.isKnown = false
      return (match, targets)
    }
    let before = count
    if let field = fields["vendor"], let name = text(field, "`vendor`") {
      if let vendor = vendor(name, field.place) {
        match.vendor = vendor.name
        targets = RuleTargets([vendor])
      } else {
        targets.isKnown = false
      }
    }
    if let field = fields["operation"], let name = text(field, "`operation`") {
      match.operation = Glob(name)
      narrow(&targets, field, "operation '\(name)'", to: Glob(name).matches, of: \.operation.id)
    }
    if let field = fields["method"], let name = text(field, "`method`") {
      match.method = name
      narrow(
        &targets, field, "route with the method '\(name)'",
        to: { $0 == name || ($0 == HTTPRequest.Method.any.rawValue && Self.methods.contains(name)) }
      ) {
        $0.operation.method.rawValue
      }
    }
    if let field = fields["path"], let path = text(field, "`path`") {
      match.path = Glob(path)
      narrow(
        &targets, field, "route with the path '\(path)'",
        to: { Glob(Self.glob(of: $0)).meets(Glob(path)) }, of: \.operation.template.description)
    }
    match.headers = globs(fields["header"], "header")
    match.query = globs(fields["query"], "query")
    match.body = bodyValues(fields["body"])
    if let field = fields["key"], let key = text(field, "`key`") { match.key = Glob(key) }
    if count > before { targets.isKnown = false }
    return (match, targets)
  }

  /// Keeps the targets that fit; where none does, names what there is.
  private mutating func narrow(
    _ targets: inout RuleTargets, _ node: SourceNode, _ what: String, to fits: (String) -> Bool,
    of name: (RuleTargets.Target) -> String
  ) {
    guard targets.isKnown else { return }
    let fitting = targets.all.filter { fits(name($0)) }
    guard fitting.isEmpty else {
      targets.all = fitting
      return
    }
    let vendors = targets.vendors
    // A family is no word to choose: its method and the end of its path stand for others.
    let names = targets.all.filter { !$0.operation.template.isFamily }.map(name)
    let place = vendors.count == 1 ? " in \(vendors[0].name)" : ""
    refuse(
      node,
      "there is no \(what)\(place) that this rule could match; "
        + "choose from \(Choices.nearest(names, to: node.text ?? ""))")
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
  private mutating func globs(_ node: SourceNode?, _ key: String) -> [(name: String, value: Glob)] {
    guard let node else { return [] }
    guard let members = node.members else {
      refuse(node, "`\(key)` is a mapping of names and values, not \(node.spelling)")
      return []
    }
    var globs: [(name: String, value: Glob)] = []
    for member in members {
      if key == "header", HTTPField.Name(member.key) == nil {
        refuse(member.place, "'\(member.key)' cannot be the name of a header")
      }
      guard let value = member.value.scalarText else {
        refuse(
          member.value,
          "`\(member.key)` must be a text in which * stands for any, not \(member.value.spelling)")
        continue
      }
      globs.append((member.key, Glob(value)))
    }
    return globs
  }

  private mutating func bodyValues(
    _ node: SourceNode?
  ) -> [(pointer: JSONPointer, value: JSON)] {
    guard let node else { return [] }
    guard let members = node.members else {
      refuse(node, "`body` is a mapping of JSON pointers and values, not \(node.spelling)")
      return []
    }
    return members.compactMap { member in
      guard let pointer = JSONPointer(member.key) else {
        refuse(member.place, "'\(member.key)' is no JSON pointer; write /\(member.key)")
        return nil
      }
      return (pointer, member.value.json)
    }
  }
}
