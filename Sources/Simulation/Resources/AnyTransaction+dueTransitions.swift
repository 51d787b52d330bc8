import Storage
import Wire

/// Due transitions: applying every move that has come due, in the order of their instants.
///
/// No timers: a world without requests costs nothing, and a restart loses nothing. Each move
/// happens at its own instant, not at the one of the request that found it due.
extension AnyTransaction {
  private struct DueMove {
    let id: Int
    let resource: String
    let key: String
    let move: String
    let step: Int
    let state: String
    let due: Instant
  }

  /// Applies what is due at `limit` or before, or until `isEnough` says so after a move; then time
  /// stands at that move's instant.
  func applyDueTransitions(
    _ resources: [Resource], until limit: Instant, isEnough: () -> Bool = { false }
  ) throws {
    defer { cause = .asked }
    while let due = try nextDueMove(until: limit) {
      now = due.due
      try apply(due, resources)
      if isEnough() { return database.nextDue = try earliestDue() }
    }
    now = limit
    database.nextDue = try earliestDue()
  }

  /// Counts a successful read by id, and applies the moves that waited for that many.
  func countRead(of resource: Resource, _ key: String, _ resources: [Resource]) throws {
    guard database.awaitsReads else { return }
    let waiting = try first(
      """
      SELECT id, move, step, state FROM due_moves
      WHERE resource = ? AND key = ? AND reads_left IS NOT NULL
      """,
      { row in
        row.bind(resource.name)
        row.bind(key)
      },
      { row in
        DueMove(
          id: row.integer(), resource: resource.name, key: key, move: row.text(),
          step: row.integer(), state: row.text(), due: self.now)
      })
    guard let waiting else { return }
    try execute("UPDATE due_moves SET reads_left = reads_left - 1 WHERE id = ?") {
      $0.bind(waiting.id)
    }
    let left = try first(
      "SELECT reads_left FROM due_moves WHERE id = ?", { $0.bind(waiting.id) }, { $0.integer() })
    guard let left, left <= 0 else { return }
    defer { cause = .asked }
    try apply(waiting, resources)
  }

  private func nextDueMove(until limit: Instant) throws -> DueMove? {
    try first(
      """
      SELECT id, resource, key, move, step, state, due_at FROM due_moves
      WHERE due_at <= ? ORDER BY due_at, id LIMIT 1
      """, { $0.bind(limit) },
      { row in
        DueMove(
          id: row.integer(), resource: row.text(), key: row.text(), move: row.text(),
          step: row.integer(), state: row.text(), due: row.instant())
      })
  }

  private func apply(_ due: DueMove, _ resources: [Resource]) throws {
    try execute("DELETE FROM due_moves WHERE id = ?") { $0.bind(due.id) }
    guard let resource = resources.first(where: { $0.name == due.resource }),
      let lifecycle = resource.lifecycle
    else { return }
    cause = due.step == Self.beginning ? .automatic : .step
    guard try pass(through: due.state, resource, due.key) else { return }
    try plan(lifecycle.move(due.move), step: due.step + 1, of: resource, due.key)
  }

  /// What is planned next for an instance.
  func planned(for resource: Resource, _ key: String) throws -> PlannedMove? {
    try first(
      """
      SELECT state, due_at, reads_left FROM due_moves WHERE resource = ? AND key = ?
      ORDER BY due_at, id LIMIT 1
      """,
      { row in
        row.bind(resource.name)
        row.bind(key)
      },
      { row in
        let (state, due, reads) = (row.text(), row.instant(), row.optionalInteger())
        return PlannedMove(state: state, at: reads == nil ? due : nil, reads: reads)
      })
  }

  /// Whether anything waits for reads.
  func isAwaitingReads() throws -> Bool {
    try first(
      "SELECT 1 FROM due_moves INDEXED BY due_moves_by_time WHERE due_at = ? LIMIT 1",
      { $0.bind(Instant.distantFuture) }, { _ in true }) ?? false
  }

  func earliestDue() throws -> Instant {
    try first("SELECT MIN(due_at) FROM due_moves", { _ in }, { $0.optionalInstant() })?
      .flatMap { $0 } ?? .distantFuture
  }
}
