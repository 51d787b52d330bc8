import Wire

/// Labels of a resource: names and values by the rules of Kubernetes' labels.
/// [SDK: cadenya-ruby 0.52, account resource metadata]
struct Labels: WireScalar {
  let object: JSONObject

  static var schema: Schema {
    let word = "[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?"
    let label = "[a-z0-9]([a-z0-9-]*[a-z0-9])?"
    let value = Schema(.string(Schema.StringRules(pattern: "^(\(word))?$")))
    return Schema(.map(value)) { json in
      guard let object = json.objectValue else { return nil }
      for (key, value) in object {
        if let reason = fault(inKey: key) { return .custom(reason) }
        if let text = value.stringValue, let reason = fault(inValue: text, of: key) {
          return .custom(reason)
        }
      }
      return nil
    }.saying([
      "propertyNames": ["pattern": .string("^(\(label)(\\.\(label))*/)?\(word)$")]
    ])
  }

  static var sample: Labels { Labels(object: ["key": "value"]) }

  static func parse(_ json: JSON) -> Result<Labels, Violation.Rule> {
    guard let object = json.objectValue else { return .failure(.type(expected: "object")) }
    if let rule = schema.check?(json) { return .failure(rule) }
    return .success(Labels(object: object))
  }

  func write(to json: inout JSONWriter) { json.value(object) }

  /// `team`, or behind a prefix that is a DNS subdomain: `acme.com/team`.
  private static func fault(inKey key: String) -> String? {
    let parts = key.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    if parts.count == 2, !isSubdomain(parts[0]) {
      return "label key \"\(key)\" has a prefix that is no DNS subdomain of at most 253 characters"
    }
    guard let name = parts.last, !name.isEmpty, isWord(name) else {
      return "label key \"\(key)\" must be 1 to 63 letters, digits, -, _ or ., a letter or digit "
        + "at both ends"
    }
    return nil
  }

  private static func fault(inValue value: String, of key: String) -> String? {
    guard value.isEmpty || isWord(value[...]) else {
      return
        "the value of label \"\(key)\" must be at most 63 letters, digits, -, _ or ., a letter "
        + "or digit at both ends"
    }
    return nil
  }

  private static func isWord(_ text: Substring) -> Bool {
    let bytes = text.utf8
    guard bytes.count <= 63, let first = bytes.first, let last = bytes.last else { return false }
    return isAlphanumeric(first) && isAlphanumeric(last)
      && bytes.allSatisfy { isAlphanumeric($0) || $0 == 0x2D || $0 == 0x5F || $0 == 0x2E }
  }

  private static func isSubdomain(_ text: Substring) -> Bool {
    guard !text.isEmpty, text.utf8.count <= 253 else { return false }
    return text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
      guard let first = label.utf8.first, let last = label.utf8.last else { return false }
      return isLower(first) && isLower(last)
        && label.utf8.allSatisfy { isLower($0) || $0 == UInt8(ascii: "-") }
    }
  }

  private static func isLower(_ byte: UInt8) -> Bool {
    isAlphanumeric(byte) && !(UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }
}
