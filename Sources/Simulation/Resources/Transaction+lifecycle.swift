import Storage
package import Wire

/// Moves of the vendor's resources, asked for by handlers.
extension Transaction {
  /// Begins a move. The handler has judged whether its vendor allows it from the present state.
  package func begin(_ move: String, of resource: Resource, _ key: String) throws(Failure) {
    guard let lifecycle = resource.lifecycle else {
      preconditionFailure("\(resource.name) has no lifecycle")
    }
    try attempt { try transaction.begin(lifecycle.move(move), of: resource, key) }
  }

  /// Plans a move to begin by itself at an instant, unless something else happens to the instance
  /// before: another move, or another plan. For what comes of leaving an instance alone.
  package func plan(
    _ move: String, of resource: Resource, _ key: String, at instant: Instant
  ) throws(Failure) {
    guard let lifecycle = resource.lifecycle else {
      preconditionFailure("\(resource.name) has no lifecycle")
    }
    try attempt { try transaction.plan(lifecycle.move(move), of: resource, key, at: instant) }
  }

  /// Forgets what is planned for an instance, and leaves it where it stands.
  package func unplan(_ resource: Resource, _ key: String) throws(Failure) {
    try attempt { try transaction.dropPlans(of: resource, key) }
  }

  /// Forgets an instance that is being removed: what is planned for it, and the use still counted.
  package func retire(_ resource: Resource, _ key: String) throws(Failure) {
    try attempt {
      try transaction.dropPlans(of: resource, key)
      try transaction.closeInterval(resource.name, key)
    }
  }

  /// The states that an instance has entered, oldest first.
  package func history(
    of resource: String, _ key: String
  ) throws(Failure) -> [(state: String, at: Instant)] {
    try query(
      "SELECT state, at FROM transitions WHERE resource = ? AND key = ? ORDER BY at, id",
      resource, key
    ) { (state: $0.text(), at: $0.instant()) }
  }

  /// The instant at which something planned for an instance comes due; nil where nothing is
  /// planned.
  package func due(_ resource: String, _ key: String) throws(Failure) -> Instant? {
    try query(
      "SELECT due_at FROM due_moves WHERE resource = ? AND key = ? AND reads_left IS NULL",
      resource, key
    ) { $0.instant() }.first
  }

  /// Writes a state that an instance entered in the past, for demo data; its row is not touched.
  package func recordState(
    _ state: String, of resource: Resource, _ key: String, at instant: Instant
  ) throws(Failure) {
    _ = try execute(
      "INSERT INTO transitions (resource, key, state, at) VALUES (?, ?, ?, ?)", resource.name, key,
      state, instant)
  }
}
