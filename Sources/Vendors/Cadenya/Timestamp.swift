import Wire

/// An instant as Cadenya writes it: RFC 3339 in UTC with exactly three digits of a second, for the
/// Python SDK reads only three or six of them on Python 3.9 and 3.10. [SDK: cadenya 1.8.0]
struct Timestamp: WireScalar {
  let instant: Instant

  init(_ instant: Instant) { self.instant = instant }

  static var schema: Schema { Instant.schema }

  static var sample: Timestamp { Timestamp(Instant.sample) }

  static func parse(_ json: JSON) -> Result<Timestamp, Violation.Rule> {
    Instant.parse(json).map(Timestamp.init)
  }

  func write(to json: inout JSONWriter) { json.value(instant.iso8601(.milliseconds)) }
}
