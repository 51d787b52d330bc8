import Storage
import Wire

/// The registry's view of a world: instances by kind and id, and moves that no route offers.
extension World {
  /// Why the control plane could not move an instance.
  package enum MoveError: Error, Sendable, Hashable {
    case noLifecycle
    case notFound
    /// The lifecycle has no turn from where the instance stands; these are the ones it has.
    case notOffered(from: String, offered: [String])
  }

  /// How many instances of each kind a vendor has in this world.
  package func population(of vendor: Vendor) throws -> [(resource: Resource, count: Int)] {
    let database = try upToDate(vendor)
    return try database.inTransaction(context(of: vendor, at: now)) { transaction in
      try vendor.resources.map { resource in
        var count = 0
        try transaction.db.read(
          dynamic: "SELECT COUNT(*) FROM \(resource.table)", bind: { _ in }
        ) { row in
          count = row.integer()
          return false
        }
        return (resource, count)
      }
    }
  }

  /// The instances of a kind, by key, with their states.
  package func instances(
    _ resource: Resource, of vendor: Vendor, after key: String = "", limit: Int = 100
  ) throws -> [(key: String, state: String?)] {
    let database = try upToDate(vendor)
    return try database.inTransaction(context(of: vendor, at: now)) { transaction in
      var found: [(key: String, state: String?)] = []
      try transaction.db.read(
        dynamic: """
          SELECT \(resource.keyColumn), \(resource.stateColumn ?? "NULL") FROM \(resource.table)
          WHERE \(resource.keyColumn) > ? ORDER BY \(resource.keyColumn) LIMIT ?
          """,
        bind: { row in
          row.bind(key)
          row.bind(limit)
        }
      ) { row in
        found.append((row.text(), row.optionalText()))
        return true
      }
      return found
    }
  }

  /// An instance as its vendor shows it; nil where it does not exist.
  package func instance(
    _ resource: Resource, _ key: String, of vendor: Vendor
  ) throws -> [UInt8]? {
    let database = try upToDate(vendor)
    return try database.inTransaction(context(of: vendor, at: now)) {
      try resource.render($0, key, .standard)
    }
  }

  /// Moves an instance to a state, where its lifecycle has such a turn; what was planned is
  /// dropped.
  package func move(
    _ resource: Resource, _ key: String, to state: String, of vendor: Vendor
  ) throws -> Result<[Transition], MoveError> {
    let turn = beginTurn()
    defer { endTurn(turn, .changed) }
    guard let lifecycle = resource.lifecycle else { return .failure(.noLifecycle) }
    let known = try self.state(of: resource, key, of: vendor)
    guard let standing = known else { return .failure(.notFound) }
    let offered = lifecycle.targets(from: standing)
    guard offered.contains(state) else {
      return .failure(.notOffered(from: standing, offered: offered))
    }
    let database = try upToDate(vendor)
    let transitions = try database.inTransaction(context(of: vendor, at: now)) { transaction in
      try transaction.dropPlans(of: resource, key)
      try transaction.enter(state, resource, key)
      database.nextDue = try transaction.earliestDue()
      return transaction.transitions
    }
    changeSignal.notify()
    return .success(transitions)
  }

  /// The state an instance is in; nil where it does not exist or instances of its kind have no
  /// state.
  package func state(
    of resource: Resource, _ key: String, of vendor: Vendor
  ) throws -> String? {
    guard let column = resource.stateColumn else { return nil }
    let database = try upToDate(vendor)
    return try database.inTransaction(context(of: vendor, at: now)) { transaction in
      var state: String?
      try transaction.db.read(
        dynamic: "SELECT \(column) FROM \(resource.table) WHERE \(resource.keyColumn) = ?",
        bind: { $0.bind(key) }
      ) { row in
        state = row.optionalText()
        return false
      }
      return state
    }
  }

  private func upToDate(_ vendor: Vendor) throws -> VendorDatabase {
    let database = try database(of: vendor)
    try applyDueTransitions(vendor, database, until: now)
    return database
  }

  /// The text of every statement prepared so far, but for those already known, with its query plan,
  /// for the test that reads them.
  package func queryPlans(
    of vendor: Vendor, except known: Set<String> = []
  ) throws -> [(sql: String, plan: [String])] {
    try database(of: vendor).queryPlans(except: known)
  }
}
