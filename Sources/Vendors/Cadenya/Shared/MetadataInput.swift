import Simulation
import Storage
import Wire

/// A name: any text that is more than blank, without a NUL character.
struct ResourceName: PatternedText {
  let value: String

  init(unchecked value: String) { self.value = value }

  static let pattern = TextPattern(name: "name", regex: "\\S") { text in
    text.unicodeScalars.contains { !$0.properties.isWhitespace }
  }

  static func parse(_ json: JSON) -> Result<ResourceName, Violation.Rule> {
    json.refusingNUL { patterned(json) }
  }
}

/// An id in the customer's own system: no slash in it, empty for none. [CLI docs/config-bundles.md]
struct ExternalID: PatternedText {
  let value: String

  init(unchecked value: String) { self.value = value }

  static let pattern = TextPattern(name: "external id", regex: "^[^/]*$") {
    !$0.utf8.contains(0x2F)
  }

  static func parse(_ json: JSON) -> Result<ExternalID, Violation.Rule> {
    json.refusingNUL { patterned(json) }
  }

  /// What a reference to a thing by its external id begins with. [docs guides/api-design]
  static let prefix = "external_id:"

  /// The external id that a reference names; nil for an id.
  static func named(by reference: String) -> String? {
    guard reference.hasPrefix(prefix) else { return nil }
    return String(reference.dropFirst(prefix.count))
  }

  var given: String? { value.isEmpty ? nil : value }
}

extension PatternedText {
  /// The text that has the pattern; what a text with a `parse` of its own begins with.
  fileprivate static func patterned(_ json: JSON) -> Result<Self, Violation.Rule> {
    guard let text = json.stringValue else { return .failure(.type(expected: "string")) }
    guard pattern.matches(text) else {
      return .failure(.pattern(name: pattern.name, regex: pattern.regex))
    }
    return .success(Self(unchecked: text))
  }
}

extension JSON {
  /// What the function makes of it, unless it is a text with a NUL character, which no database of
  /// the vendor would take. [our choice]
  fileprivate func refusingNUL<Value>(
    _ parse: () -> Result<Value, Violation.Rule>
  ) -> Result<Value, Violation.Rule> {
    guard stringValue?.utf8.contains(0) != true else {
      return .failure(.custom("must not contain a NUL character"))
    }
    return parse()
  }
}

/// The `metadata` of a request that makes or changes a resource. Read-only keys are not looked at.
/// [spec, CreateAccountResourceMetadata, UpdateAccountResourceMetadata]
struct MetadataInput: WireInput {
  let name: ResourceName
  let externalID: ExternalID?
  let labels: Labels?

  enum CodingKeys: String, CodingKey {
    case name
    case externalID = "externalId"
    case labels
  }
}

extension ResourceColumns {
  /// The columns of a new resource.
  init(
    id: String, _ metadata: MetadataInput, by caller: CadenyaCaller, now: Instant
  ) {
    self.init(
      id: id, accountID: caller.accountID, name: metadata.name.value, profileID: caller.profileID,
      now: now)
    externalID = metadata.externalID?.given
    if let labels = metadata.labels { self.labels = RawJSON(labels.object) }
  }

  /// Applies a change; labels are replaced as a whole.
  mutating func apply(
    _ metadata: MetadataInput?, _ mask: UpdateMask, now: Instant
  ) throws(CadenyaError) {
    updatedAt = now
    if mask.changes("metadata.name", given: metadata != nil) {
      guard let metadata else {
        throw CadenyaError(invalid: "metadata.name", "is in updateMask and must not be empty")
      }
      name = metadata.name.value
    }
    if mask.changes("metadata.externalId", given: metadata?.externalID != nil) {
      externalID = metadata?.externalID?.given
    }
    if mask.changes("metadata.labels", given: metadata?.labels != nil) {
      labels = metadata?.labels.map { RawJSON($0.object) } ?? .emptyObject
    }
  }
}
