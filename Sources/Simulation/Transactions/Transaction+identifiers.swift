import Storage
package import Wire

/// Identifiers of new things. Each takes the next ordinal of its kind; a failure gives it back.
extension Transaction {
  /// The next ordinal of a kind, from 1.
  package func ordinal(_ kind: String) throws(Failure) -> Int {
    try attempt { try transaction.nextOrdinal(kind) }
  }

  /// A new UUID.
  package func uuid(_ kind: String) throws(Failure) -> String {
    let ordinal = try ordinal(kind)
    let seed = transaction.context.seed
    return Identifiers.uuid(
      Identifiers.bits(seed: seed, kind: kind, ordinal: ordinal),
      Identifiers.bits(seed: seed, kind: kind, ordinal: ordinal, lane: 1))
  }

  /// A new token of `length` characters behind a prefix.
  package func token(
    _ kind: String, prefix: String = "", _ alphabet: Identifiers.Alphabet = .lowercase, length: Int
  ) throws(Failure) -> String {
    let ordinal = try ordinal(kind)
    return prefix
      + Identifiers.token(
        seed: transaction.context.seed, kind: kind, ordinal: ordinal, alphabet, length: length)
  }

  /// A new ULID behind a prefix; ids of one kind sort by the time they were made, which is now
  /// unless a synthetic past says otherwise.
  package func ulid(
    _ kind: String, prefix: String, at instant: Instant? = nil
  ) throws(Failure) -> String {
    let ordinal = try ordinal(kind)
    return prefix
      + Identifiers.ulid(
        at: instant ?? now, seed: transaction.context.seed, kind: kind, ordinal: ordinal)
  }

  /// A number in 0..<1 for a thing that has a name of its own: the same name, the same number.
  package func draw(_ name: String, _ ordinal: Int = 0) -> Double {
    let bits = Identifiers.bits(seed: transaction.context.seed, kind: name, ordinal: ordinal)
    return Double(bits >> 11) / 9_007_199_254_740_992
  }
}

extension AnyTransaction {
  func nextOrdinal(_ kind: String) throws -> Int {
    try db.begin()
    let next = try first(
      """
      INSERT INTO ordinals (kind, last) VALUES (?, 1)
      ON CONFLICT (kind) DO UPDATE SET last = last + 1 RETURNING last
      """, { $0.bind(kind) }, { $0.integer() })
    guard let next else { throw StoreError(kind: .other, message: "an ordinal was not given") }
    return next
  }
}
