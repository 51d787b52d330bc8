import Foundation
import Wire

/// Judges values by a JSON Schema, as far as the schema of scenarios makes use of the language.
///
/// A word that it does not know is an error: a rule that is not checked would look like one that
/// holds.
struct SchemaJudge {
  struct UnknownWord: Error { let word: String }

  let document: JSON

  /// Whether the value is valid.
  func accepts(_ value: JSON) throws -> Bool { try accepts(value, by: document) }

  private static let silent: Set<String> = [
    "$schema", "$defs", "title", "description", "examples", "format", "additionalProperties",
    "patternProperties",
  ]

  private func accepts(_ value: JSON, by schema: JSON) throws -> Bool {
    guard let words = schema.objectValue else { return schema.boolValue ?? false }
    for (word, rule) in words where !Self.silent.contains(word) {
      guard try accepts(value, word, rule) else { return false }
    }
    return try acceptsMembers(of: value, by: schema)
  }

  private func accepts(_ value: JSON, _ word: String, _ rule: JSON) throws -> Bool {
    let object = value.objectValue
    switch word {
    case "$ref":
      let pointer = JSONPointer(String((rule.stringValue ?? "").dropFirst())) ?? .root
      guard let target = document[pointer: pointer] else { throw UnknownWord(word: "\(rule)") }
      return try accepts(value, by: target)
    case "type": return (rule.arrayValue ?? [rule]).contains { Self.has(value, $0.stringValue) }
    case "const": return value == rule
    case "enum": return rule.arrayValue?.contains(value) ?? false
    case "minimum": return value.doubleValue.map { $0 >= rule.doubleValue ?? 0 } ?? true
    case "maximum": return value.doubleValue.map { $0 <= rule.doubleValue ?? 0 } ?? true
    case "exclusiveMinimum": return value.doubleValue.map { $0 > rule.doubleValue ?? 0 } ?? true
    case "minLength": return value.stringValue.map { $0.count >= rule.intValue ?? 0 } ?? true
    case "minItems": return value.arrayValue.map { $0.count >= rule.intValue ?? 0 } ?? true
    case "minProperties": return object.map { $0.count >= rule.intValue ?? 0 } ?? true
    case "maxProperties": return object.map { $0.count <= rule.intValue ?? 0 } ?? true
    case "pattern": return try value.stringValue.map { try Self.fits($0, rule) } ?? true
    case "required":
      return object.map { object in
        (rule.arrayValue ?? []).allSatisfy { object.contains($0.stringValue ?? "") }
      } ?? true
    case "properties":
      return try (rule.objectValue ?? [:]).allSatisfy { name, inner in
        try object?[name].map { try accepts($0, by: inner) } ?? true
      }
    case "items": return try (value.arrayValue ?? []).allSatisfy { try accepts($0, by: rule) }
    case "not": return try !accepts(value, by: rule)
    case "allOf": return try (rule.arrayValue ?? []).allSatisfy { try accepts(value, by: $0) }
    case "anyOf": return try (rule.arrayValue ?? []).contains { try accepts(value, by: $0) }
    case "oneOf":
      return try (rule.arrayValue ?? []).filter { try accepts(value, by: $0) }.count == 1
    case "dependentSchemas":
      return try (rule.objectValue ?? [:]).allSatisfy { name, inner in
        try object?.contains(name) != true || accepts(value, by: inner)
      }
    case "dependentRequired":
      return (rule.objectValue ?? [:]).allSatisfy { name, others in
        object?.contains(name) != true
          || (others.arrayValue ?? []).allSatisfy { object?.contains($0.stringValue ?? "") == true }
      }
    default: throw UnknownWord(word: word)
    }
  }

  /// Members that `properties` does not name: those with a pattern, and all the others.
  private func acceptsMembers(of value: JSON, by schema: JSON) throws -> Bool {
    for (name, member) in value.objectValue ?? [:] where schema["properties"]?[name] == nil {
      let patterns = try (schema["patternProperties"]?.objectValue ?? [:]).filter {
        try Self.fits(name, .string($0.key))
      }
      for pattern in patterns {
        guard try accepts(member, by: pattern.value) else { return false }
      }
      if patterns.isEmpty, let others = schema["additionalProperties"] {
        guard try accepts(member, by: others) else { return false }
      }
    }
    return true
  }

  private static func has(_ value: JSON, _ type: String?) -> Bool {
    value.typeName == type || (type == "integer" && value.intValue != nil)
  }

  private static func fits(_ text: String, _ pattern: JSON) throws -> Bool {
    try text.contains(Regex(pattern.stringValue ?? ""))
  }
}
