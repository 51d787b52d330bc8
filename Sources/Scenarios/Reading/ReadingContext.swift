import Faults
import Simulation
import Wire

/// What the readers of all sections share: what may be named, and everything found wrong so far.
///
/// A value that is refused leaves nil and a finding, and reading goes on; only `finish` throws. It
/// lives for one scenario and is not `Sendable`.
final class ReadingContext {
  let vendors: [Vendor]
  let existing: [Rule]
  let ports: Set<String>?
  let wall: Instant
  private var findings: [ScenarioError.Finding] = []

  init(vendors: [Vendor], existing: [Rule], ports: Set<String>?, wall: Instant) {
    self.vendors = vendors
    self.existing = existing
    self.ports = ports
    self.wall = wall
  }

  /// How many findings there are.
  var findingCount: Int { findings.count }

  /// Throws what was found, in the order of the text.
  func finish() throws(ScenarioError) {
    guard !findings.isEmpty else { return }
    let sorted = findings.enumerated().sorted {
      ($0.element.place.line, $0.element.place.column, $0.offset)
        < ($1.element.place.line, $1.element.place.column, $1.offset)
    }
    throw ScenarioError(findings: sorted.map(\.element))
  }

  func refuse(_ place: ScenarioPlace, _ message: String) {
    findings.append(ScenarioError.Finding(place: place, message: message))
  }

  func refuse(_ node: SourceNode, _ message: String) { refuse(node.place, message) }

  /// A block's values by key, once its keys are known to be of the format.
  struct Fields {
    let node: SourceNode
    fileprivate let values: [String: SourceNode.Member]

    subscript(key: String) -> SourceNode? { values[key]?.value }
  }

  /// The values of a block; refuses keys that it does not have, and the lack of those it must have.
  func fields(_ node: SourceNode, _ schema: MappingSchema, or others: MappingSchema...)
    -> Fields?
  {
    guard let members = node.members else {
      let keys = ([schema] + others).flatMap(\.keys).joined(separator: ", ")
      refuse(node, "\(schema.noun) is a mapping of \(keys), not \(node.spelling)")
      return nil
    }
    var values: [String: SourceNode.Member] = [:]
    let keys = schema.keys + others.flatMap(\.keys)
    for member in members {
      if keys.contains(member.key) {
        values[member.key] = member
      } else {
        refuse(
          member.place,
          "\(schema.noun) has no key '\(member.key)'; "
            + "choose from \(Choices.nearest(keys, to: member.key))")
      }
    }
    let missing = others.isEmpty ? schema.required.filter { values[$0] == nil } : []
    for key in missing { refuse(node, "\(schema.noun) must have `\(key)`") }
    return missing.isEmpty ? Fields(node: node, values: values) : nil
  }

  /// The vendor of that name.
  func vendor(_ name: String, _ place: ScenarioPlace) -> Vendor? {
    if let vendor = vendors.first(where: { $0.name == name }) { return vendor }
    refuse(
      place,
      "there is no vendor '\(name)'; "
        + "choose from \(Choices.nearest(vendors.map(\.name), to: name))")
    return nil
  }
}
