import Simulation
import Wire

/// A vendor, for clients that have to find out what it can be told.
struct VendorReport: ReplyBody {
  let name: String
  let title: String
  /// Where its documented paths begin on this server.
  let mount: String
  let hosts: [String]
  let operations: Int
  let resources: [String]
  let settings: [SettingReport]
  let magicValues: [MagicReport]

  init(_ vendor: Vendor) {
    name = vendor.name
    title = vendor.description.title
    mount = "/\(vendor.name)\(vendor.description.basePath)"
    hosts = vendor.description.hosts
    operations = vendor.operations.count
    resources = vendor.resources.map(\.name)
    settings = vendor.settings.map(SettingReport.init)
    magicValues = vendor.magicValues.map(MagicReport.init)
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("name", name)
      json.field("title", title)
      json.field("mount", mount)
      json.field("hosts", hosts)
      json.field("operations", operations)
      json.field("resources", resources)
      json.field("settings", settings)
      json.field("magic_values", magicValues)
    }
  }
}

/// A setting of a vendor.
struct SettingReport: ReplyBody {
  let name: String
  let defaultValue: JSON
  let why: String

  init(_ setting: SettingDescription) {
    name = setting.name
    defaultValue = setting.defaultValue
    why = setting.why
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("name", name)
      json.field("default", defaultValue)
      json.field("why", why)
    }
  }
}

/// A key, a name or a header of a vendor that selects behaviour.
struct MagicReport: ReplyBody {
  let name: String
  let value: String
  let place: String
  let effect: String
  let source: String

  init(_ value: MagicValue) {
    name = value.name
    self.value = value.text
    place = value.place.description
    effect = value.effect
    source = value.source.description
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("name", name)
      json.field("value", value)
      json.field("place", place)
      json.field("effect", effect)
      json.field("source", source)
    }
  }
}

/// All vendors: `{"vendors": [...]}`.
struct VendorList: ReplyBody {
  let vendors: [VendorReport]

  func write(to json: inout JSONWriter) { json.object { $0.field("vendors", vendors) } }
}
