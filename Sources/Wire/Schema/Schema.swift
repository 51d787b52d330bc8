/// What is known of the JSON of a type: enough to judge a body, to describe it in OpenAPI, and to
/// tell a reader which member is wrong.
///
/// A schema never refuses members it does not know; ``unknownKeys(in:)`` lists them for those who
/// care. What has no static description hangs in ``check``.
package struct Schema: Sendable {
  /// The shapes a value may have.
  package indirect enum Kind: Sendable {
    /// Any value at all, `null` too.
    case any
    /// `true` or `false`.
    case boolean
    /// A whole number (`7.0` is one) between the bounds, both inclusive.
    case integer(min: Int?, max: Int?)
    /// Any number between the bounds, both inclusive.
    case number(min: Double?, max: Double?)
    /// A string.
    case string(StringRules)
    /// One of these strings.
    case enumeration([String])
    /// Any number of values of one schema.
    case array(Schema)
    /// Named members in documented order. `open` says that others are meant to be there as well.
    case object([Property], open: Bool)
    /// Any names, values of one schema.
    case map(Schema)
    /// A value of any one of these schemas.
    case oneOf([Schema])
  }

  /// What the length of a string counts.
  package enum LengthUnit: Sendable, Hashable {
    /// Unicode scalars, as JSON Schema does.
    case scalars
    /// What a reader takes for one character, as some services do. A document states the same
    /// number, which then refuses nothing that the service takes short of combining marks.
    case graphemes
  }

  /// What a string must look like.
  package struct StringRules: Sendable, Hashable {
    /// The least length.
    package var minLength: Int?
    /// The greatest length.
    package var maxLength: Int?
    /// What both lengths count.
    package var lengthUnit: LengthUnit
    /// A regular expression for readers and OpenAPI; never run here. ``Schema/check`` enforces it.
    package var pattern: String?
    /// A format by the name JSON Schema has for it, such as `date-time`; enforced by
    /// ``Schema/check`` too.
    package var format: String?

    /// Rules; each that is nil does not apply.
    package init(
      minLength: Int? = nil, maxLength: Int? = nil, countedIn lengthUnit: LengthUnit = .scalars,
      pattern: String? = nil, format: String? = nil
    ) {
      self.minLength = minLength
      self.maxLength = maxLength
      self.lengthUnit = lengthUnit
      self.pattern = pattern
      self.format = format
    }
  }

  /// The shape of a value.
  package var kind: Kind
  /// Whether `null` may stand in place of a value.
  package var isNullable: Bool
  /// The Swift type's name without its module, for components of OpenAPI; nil for shapes that are
  /// spelled out wherever they are used.
  package var name: String?
  /// What ``check`` enforces, in the words of JSON Schema: `["minItems": 1]`. For readers and OpenAPI,
  /// never run here.
  package var words: JSONObject = [:]
  /// What an object's members ask of each other; for readers and OpenAPI, never run here.
  package var requirements: [MemberRequirement] = []
  /// A further rule for values that have the right kind and are not `null`.
  package var check: (@Sendable (JSON) -> Violation.Rule?)?

  /// A schema; by default not nullable, nameless and without a further rule.
  package init(
    _ kind: Kind, isNullable: Bool = false, name: String? = nil,
    check: (@Sendable (JSON) -> Violation.Rule?)? = nil
  ) {
    self.kind = kind
    self.isNullable = isNullable
    self.name = name
    self.check = check
  }

  /// This schema with further words of JSON Schema for what its rule enforces.
  package func saying(_ words: JSONObject) -> Schema {
    var schema = self
    schema.words = words
    return schema
  }

  /// This schema with `null` allowed.
  package var nullable: Schema {
    var schema = self
    schema.isNullable = true
    return schema
  }

  /// Whether an object without members breaks a requirement.
  package var asksForMembers: Bool {
    requirements.contains { requirement in
      switch requirement {
      case .oneOf, .exactlyOne: true
      case .member, .form: false
      }
    }
  }

  /// The members of an object; empty for every other kind.
  package var properties: [Property] {
    guard case .object(let properties, _) = kind else { return [] }
    return properties
  }

  /// What a message calls a value of this schema: `a string`, `an integer`, ...
  package var noun: String {
    switch kind {
    case .any: "a value"
    case .boolean: "a boolean"
    case .integer: "an integer"
    case .number: "a number"
    case .string, .enumeration: "a string"
    case .array: "an array"
    case .object, .map: "an object"
    case .oneOf(let schemas): schemas.map(\.noun).joined(separator: " or ")
    }
  }

  /// The name JSON Schema has for the type of a value: `string`, `integer`, ... Several are
  /// joined with ` or `; it is `any` for a schema that takes every value.
  package var typeName: String {
    switch kind {
    case .any: "any"
    case .boolean: "boolean"
    case .integer: "integer"
    case .number: "number"
    case .string, .enumeration: "string"
    case .array: "array"
    case .object, .map: "object"
    case .oneOf(let schemas): schemas.map(\.typeName).joined(separator: " or ")
    }
  }
}

/// What the handler of an object asks of its members beyond their types: mostly which must be there. A
/// member that is `null` counts as missing.
package enum MemberRequirement: Sendable, Hashable {
  /// At least one of these.
  case oneOf([String])
  /// One of these and no other.
  case exactlyOne([String])
  /// A member, where another has this value.
  case member(String, where: String, is: String)
  /// A member has a form, in words of JSON Schema.
  case form(String, JSON)
}

/// A named member of an object's schema.
package struct Property: Sendable {
  /// The name on the wire.
  package var name: String
  /// What its value must be.
  package var schema: Schema
  /// Whether an object without it is incomplete.
  package var isRequired: Bool

  /// A member; required unless said otherwise.
  package init(name: String, schema: Schema, isRequired: Bool = true) {
    self.name = name
    self.schema = schema
    self.isRequired = isRequired
  }
}
