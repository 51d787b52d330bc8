/// A member of a request that may be missing, `null` or given, where the three differ: a change
/// that leaves alone, clears or sets.
///
/// Use a plain optional where missing and `null` mean the same.
package enum Field<Value: WireInput>: WireInput {
  /// The request does not mention the member.
  case absent
  /// The member is `null`.
  case null
  /// The member has a value.
  case value(Value)

  /// `.null` or the value; a member that is missing never gets here, see ``AbsentRepresentable``.
  package init(from decoder: any Decoder) throws {
    if let probe = decoder as? ProbeDecoder { probe.mayBeAbsentOrNull() }
    if let decoder = decoder as? JSONDecoding, decoder.json.isNull {
      self = .null
    } else {
      self = .value(try Value(from: decoder))
    }
  }

  /// What the value takes, or `null`.
  package static var schema: Schema { Value.requestSchema.nullable }

  /// The value, if there is one.
  package var given: Value? {
    guard case .value(let value) = self else { return nil }
    return value
  }

  /// Whether the request does not mention the member.
  package var isAbsent: Bool {
    if case .absent = self { true } else { false }
  }

  /// What `old` becomes: itself if the member is missing, nil if it is `null`, else the value.
  package func applied(to old: Value?) -> Value? {
    switch self {
    case .absent: old
    case .null: nil
    case .value(let value): value
    }
  }
}

extension Field: Equatable where Value: Equatable {}
extension Field: Hashable where Value: Hashable {}

extension Field: AbsentRepresentable {
  static var whenAbsent: Field { .absent }
}
