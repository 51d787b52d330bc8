package import Wire

/// A switch that a vendor declares: what it is called, what it may be, what it is by default.
package struct Setting<Value: WireScalar>: Sendable {
  package let name: String
  package let defaultValue: Value
  /// What it changes and why one would want that; printed by `settings` and in the documents.
  package let why: String
  /// What the vendor does, as the rest of a sentence, where the default is known to differ from it.
  package let vendor: String?

  package init(
    _ name: String, default defaultValue: Value, why: String, vendor: String? = nil
  ) {
    self.name = name
    self.defaultValue = defaultValue
    self.why = why
    self.vendor = vendor
  }
}

/// A setting without its type, for what lists and checks settings.
package struct SettingDescription: Sendable {
  package let name: String
  package let defaultValue: JSON
  package let schema: Schema
  package let why: String
  /// What the vendor does where the default differs from it.
  package let vendor: String?
  /// Reads a value as written on a command line; nil where it is none of the setting's.
  package let parse: @Sendable (String) -> JSON?

  package init<Value>(_ setting: Setting<Value>) {
    name = setting.name
    var writer = JSONWriter()
    setting.defaultValue.write(to: &writer)
    defaultValue = (try? JSON(parsing: writer.finish())) ?? .null
    schema = Value.schema
    why = setting.why
    vendor = setting.vendor
    parse = { text in
      // A word is text first: a setting that takes "409" as a word must not get a number.
      let readings = [JSON.string(text)] + [try? JSON(parsing: Array(text.utf8))].compactMap { $0 }
      return readings.first { json in if case .success = Value.parse(json) { true } else { false } }
    }
  }
}

/// The values of a vendor's settings in one world.
package struct Settings: Sendable, Hashable {
  private var values: [String: JSON] = [:]
  private var limits: [String: Int] = [:]

  package init() {}

  /// The value of a declared setting.
  package subscript<Value>(setting: Setting<Value>) -> Value {
    guard let json = values[setting.name], case .success(let value) = Value.parse(json) else {
      return setting.defaultValue
    }
    return value
  }

  /// Sets a value that has been checked against the declaration.
  package mutating func set(_ name: String, to value: JSON) { values[name] = value }

  /// Whether a value has been set.
  package func holds(_ name: String) -> Bool { values[name] != nil }

  /// Every value that has been set, by name.
  package var written: [(String, JSON)] { values.sorted { $0.key < $1.key }.map { ($0, $1) } }

  /// Every limit that has been set, by quota.
  package var limited: [(String, Int)] { limits.sorted { $0.key < $1.key }.map { ($0, $1) } }

  /// The limit that the world sets on a quota, if it sets one.
  package func limit(_ quota: String) -> Int? { limits[quota] }

  /// Sets the world's limit on a quota, above the one that the API itself has set.
  package mutating func set(limit: Int, of quota: String) { limits[quota] = limit }
}
