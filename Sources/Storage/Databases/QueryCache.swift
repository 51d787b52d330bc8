/// What queries found, until something changes.
///
/// A list that is asked for again and again, by a page that polls, is read from the database once.
/// Its rows are a function of the query and of what the database holds, and every transaction that
/// changed something forgets them all; the clock is not in it, for rows are rendered anew. A query
/// is remembered when it comes a second time, so that one that comes once costs no memory. It never
/// serves a transaction that has begun to write: such a transaction must see its own writes.
struct QueryCache {
  /// A query with what is bound to it.
  struct Key: Hashable {
    let statement: StatementKey
    /// The text of a query that is made at run time.
    let text: String
    let values: [BoundValue]
  }

  /// Results, and the rows of one, that are kept at most.
  static let capacity = (results: 32, rows: 500)

  private var results: [Key: any Sendable] = [:]
  private var seen: Set<Key> = []

  /// What is remembered of a query.
  func result<Value: Sendable>(of key: Key, as type: Value.Type = Value.self) -> Value? {
    results[key] as? Value
  }

  /// Keeps what a query found in so many rows, if it is likely to be asked again.
  mutating func keep(_ value: some Sendable, rows: Int, of key: Key) {
    guard rows <= Self.capacity.rows, results.count < Self.capacity.results else { return }
    guard seen.remove(key) == nil else {
      results[key] = value
      return
    }
    if seen.count < Self.capacity.results { seen.insert(key) }
  }

  mutating func forget() {
    // Mostly there is nothing to forget, and to find that out is to write nothing.
    if !results.isEmpty { results.removeAll(keepingCapacity: true) }
    if !seen.isEmpty { seen.removeAll(keepingCapacity: true) }
  }
}
