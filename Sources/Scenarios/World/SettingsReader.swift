import Simulation
import Wire

/// `settings`: values by vendor and name.
struct SettingsReader {
  let context: ReadingContext

  func settings(_ node: SourceNode) -> [String: [String: JSON]] {
    guard let members = node.members else {
      context.refuse(node, "`settings` is a mapping of vendors, not \(node.spelling)")
      return [:]
    }
    var settings: [String: [String: JSON]] = [:]
    for member in members {
      guard let vendor = context.vendor(member.key, member.place) else { continue }
      guard let values = member.value.members else {
        context.refuse(
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

  private func setting(_ member: SourceNode.Member, of vendor: Vendor) -> JSON? {
    guard let setting = vendor.settings.first(where: { $0.name == member.key }) else {
      let names = vendor.settings.map(\.name)
      context.refuse(
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
    context.refuse(
      member.value,
      "\(vendor.name).\(setting.name) takes \(choices), not \(member.value.spelling)")
    return nil
  }
}
