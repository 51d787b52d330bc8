import Wire

/// What scenarios script beside rules and expectations, part by part, for people.
///
/// Of a part that several documents have, the last one counts; rates add up.
enum ScenarioParts {
  /// `limit`, `miosa.max_computers` and what stands there.
  struct Part: Hashable {
    /// What a line calls it.
    let kind: String
    let name: String
    let value: JSON

    /// The vendor that it is about; nil for all, and for what is about no vendor.
    var vendor: String? {
      let name = name.prefix { $0 != "." }
      return name == "*" || name.isEmpty ? nil : String(name)
    }

    var line: String {
      let value = value.stringValue ?? "\(value)"
      return name.isEmpty ? "\(kind) \(value)" : "\(kind) \(name): \(value)"
    }
  }

  /// The parts of some documents, in the order of the page of scenarios.
  static func all(of documents: [JSON]) -> [Part] {
    var parts: [Part] = []
    for key in ["seed", "clock", "baseline"] {
      if let value = documents.compactMap({ $0[key] }).last {
        parts.append(Part(kind: key, name: "", value: value))
      }
    }
    for (vendor, values) in last(documents.map { $0["settings"] }) {
      let own = documents.map { $0["settings"]?[vendor] }
      for (name, value) in values.objectValue == nil ? [] : last(own) {
        parts.append(Part(kind: "setting", name: "\(vendor).\(name)", value: value))
      }
    }
    for (key, kind) in [("lifecycle", "move"), ("limits", "limit"), ("lag", "lag")] {
      for (name, value) in last(documents.map { $0[key] }) {
        guard value["rate"] != nil else {
          parts.append(Part(kind: kind, name: name, value: value))
          continue
        }
        for value in documents.compactMap({ $0[key]?[name] }) {
          parts.append(Part(kind: kind, name: name, value: value))
        }
      }
    }
    return parts
  }

  /// The members of some objects, each where it comes first and as it comes last.
  private static func last(_ objects: [JSON?]) -> [(key: String, value: JSON)] {
    var merged = JSONObject()
    for object in objects {
      for (key, value) in object?.objectValue ?? [:] { merged[key] = value }
    }
    return merged.map { (key: $0.key, value: $0.value) }
  }
}
