extension Instant: WireScalar {
  /// An RFC 3339 timestamp (`date-time`).
  package static var schema: Schema {
    Schema(.string(Schema.StringRules(format: "date-time"))) { json in
      if case .failure(let rule) = parse(json) { rule } else { nil }
    }
  }

  /// Stands in for a real instant while a type is probed.
  package static var sample: Instant { Instant(microseconds: 1_735_689_600_000_000) }

  /// A timestamp with any fraction and offset.
  package static func parse(_ json: JSON) -> Result<Instant, Violation.Rule> {
    guard let text = json.stringValue else { return .failure(.type(expected: "string")) }
    return Instant(iso8601: text).map(Result.success) ?? .failure(.format("date-time"))
  }

  /// Writes the timestamp in UTC with whole seconds.
  package func write(to json: inout JSONWriter) {
    json.value(self)
  }
}
