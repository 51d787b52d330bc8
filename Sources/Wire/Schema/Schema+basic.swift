/// The schemas of values that any type may use, without bounds.
extension Schema {
  /// Any value at all.
  static var any: Schema { Schema(.any) }

  /// `true` or `false`.
  static var boolean: Schema { Schema(.boolean) }

  /// Any whole number that fits.
  static var integer: Schema { Schema(.integer(min: nil, max: nil)) }

  /// Any number.
  static var number: Schema { Schema(.number(min: nil, max: nil)) }

  /// Any string.
  static var string: Schema { Schema(.string(StringRules())) }

  /// An RFC 3339 timestamp (`date-time`).
  static var timestamp: Schema {
    Schema(.string(StringRules(format: "date-time"))) { json in
      guard let text = json.stringValue else { return .type(expected: "string") }
      return Instant(iso8601: text) == nil ? .format("date-time") : nil
    }
  }

  /// An object with any members.
  static var openObject: Schema { Schema(.object([], open: true)) }
}
