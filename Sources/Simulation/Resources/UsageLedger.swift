import Storage
package import Wire

/// The ledger: stretches of use, opened and closed by lifecycles, never rewritten once closed.
extension AnyTransaction {
  func openInterval(_ resource: String, _ key: String, scope: String) throws {
    let open = try first(
      """
      SELECT id FROM usage_intervals WHERE resource = ? AND key = ? AND until_at IS NULL
      """,
      { row in
        row.bind(resource)
        row.bind(key)
      }, { $0.integer() })
    guard open == nil else { return }
    let from = now
    try execute(
      "INSERT INTO usage_intervals (resource, key, scope, from_at) VALUES (?, ?, ?, ?)"
    ) { row in
      row.bind(resource)
      row.bind(key)
      row.bind(scope)
      row.bind(from)
    }
  }

  func closeInterval(_ resource: String, _ key: String) throws {
    let until = now
    try execute(
      """
      UPDATE usage_intervals SET until_at = ? WHERE resource = ? AND key = ? AND until_at IS NULL
      """
    ) { row in
      row.bind(until)
      row.bind(resource)
      row.bind(key)
    }
  }
}

extension Transaction {
  /// The stretches of use within a scope that reach into a window, oldest first.
  package func usage(
    of resource: String, in scope: String, since: Instant
  ) throws(Failure) -> [UsageInterval] {
    try query(
      """
      SELECT from_at, until_at FROM usage_intervals
      WHERE resource = ? AND scope = ? AND (until_at IS NULL OR until_at > ?) ORDER BY from_at, id
      """, resource, scope, since
    ) { UsageInterval(from: $0.instant(), until: $0.optionalInstant()) }
  }

  /// The same, with the key of the instance in use, for what is counted instance by instance.
  package func usageByThing(
    of resource: String, in scope: String, since: Instant
  ) throws(Failure) -> [(key: String, interval: UsageInterval)] {
    try query(
      """
      SELECT key, from_at, until_at FROM usage_intervals
      WHERE resource = ? AND scope = ? AND (until_at IS NULL OR until_at > ?) ORDER BY from_at, id
      """, resource, scope, since
    ) { (key: $0.text(), interval: UsageInterval(from: $0.instant(), until: $0.optionalInstant())) }
  }

  /// Writes use that lies in the past, for demo data.
  package func recordUsage(
    of resource: String, _ key: String, in scope: String, _ interval: UsageInterval
  ) throws(Failure) {
    _ = try execute(
      """
      INSERT INTO usage_intervals (resource, key, scope, from_at, until_at) VALUES (?, ?, ?, ?, ?)
      """, resource, key, scope, interval.from, interval.until)
  }

  /// Counts the use of an instance from now on in another scope: it has been moved.
  package func moveUsage(
    of resource: String, _ key: String, to scope: String
  ) throws(Failure) {
    try attempt {
      let open = try transaction.first(
        "SELECT id FROM usage_intervals WHERE resource = ? AND key = ? AND until_at IS NULL",
        { row in
          row.bind(resource)
          row.bind(key)
        }, { $0.integer() })
      guard open != nil else { return }
      try transaction.closeInterval(resource, key)
      try transaction.openInterval(resource, key, scope: scope)
    }
  }
}
