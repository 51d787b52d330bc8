import Faults
import Storage
import Wire

/// Moves of resources: beginning them, entering states, planning what follows.
extension AnyTransaction {
  /// Begins a move: enters its first state and plans the rest. What was planned for the same
  /// instance is dropped.
  func begin(_ move: Lifecycle.Move, of resource: Resource, _ key: String) throws {
    try dropPlans(of: resource, key)
    if try pass(through: move.to, resource, key) { try plan(move, step: 0, of: resource, key) }
  }

  /// Enters a state of a move, and says whether the move goes on: the vendor may have
  /// begun or planned another one for the same instance, and the rest of this one is void then.
  func pass(through state: String, _ resource: Resource, _ key: String) throws -> Bool {
    let mark = transitions.count
    try enter(state, resource, key)
    let entered = transitions[mark...].count { $0.resource == resource.name && $0.key == key }
    guard entered == 1 else { return false }
    return try first(
      "SELECT id FROM due_moves WHERE resource = ? AND key = ?",
      { row in
        row.bind(resource.name)
        row.bind(key)
      }, { $0.integer() }) == nil
  }

  /// Plans a move to begin by itself at an instant. What was planned for the same instance is
  /// dropped.
  func plan(_ move: Lifecycle.Move, of resource: Resource, _ key: String, at due: Instant) throws {
    try dropPlans(of: resource, key)
    try plan(move, step: Self.beginning, entering: move.to, of: resource, key, at: due)
  }

  /// The place of a planned move's first state, before all steps of its progression.
  static let beginning = -1

  /// Enters a state now: the row, the history, the ledger, what the vendor makes of it.
  func enter(_ state: String, _ resource: Resource, _ key: String) throws {
    guard let column = resource.stateColumn else {
      preconditionFailure("\(resource.name) has a lifecycle and no column for its state")
    }
    let before = try text(resource, column, of: key)
    let touched = resource.touchedColumn.map { ", \($0) = ?2" } ?? ""
    let at = now
    try db.begin()
    try db.read(
      dynamic: """
        UPDATE \(resource.table) SET \(column) = ?1\(touched) WHERE \(resource.keyColumn) = ?3
        """,
      bind: { row in
        row.bind(state)
        row.bind(at)
        row.bind(key)
      }, each: { _ in true })
    try execute(
      "INSERT INTO transitions (resource, key, state, at) VALUES (?, ?, ?, ?)"
    ) { row in
      row.bind(resource.name)
      row.bind(key)
      row.bind(state)
      row.bind(at)
    }
    transitions.append(
      Transition(
        vendor: context.vendor.name, resource: resource.name, key: key, from: before, to: state,
        at: at, kind: kind(of: state, resource)))
    try account(for: state, after: before, resource, key)
    try resource.entering(self, key, state)
  }

  /// What entering a state is called. Only the first state of an automatic move is automatic.
  private func kind(of state: String, _ resource: Resource) -> Transition.Kind {
    guard cause != .asked else { return .asked }
    defer { cause = .step }
    return resource.lifecycle?.meanings[state] ?? cause
  }

  private func account(
    for state: String, after before: String?, _ resource: Resource, _ key: String
  ) throws {
    guard let lifecycle = resource.lifecycle, let column = resource.usageColumn,
      !lifecycle.carrying.contains(state)
    else { return }
    let billed = lifecycle.billed
    var was = before.map { billed.contains($0) } ?? false
    if let before, lifecycle.carrying.contains(before) { was = try isInUse(resource.name, key) }
    if billed.contains(state) {
      guard !was || before == state, let scope = try text(resource, column, of: key) else { return }
      try openInterval(resource.name, key, scope: scope)
    } else if was {
      try closeInterval(resource.name, key)
    }
  }

  private func isInUse(_ resource: String, _ key: String) throws -> Bool {
    try first(
      "SELECT id FROM usage_intervals WHERE resource = ? AND key = ? AND until_at IS NULL",
      { row in
        row.bind(resource)
        row.bind(key)
      }, { $0.integer() }) != nil
  }

  private func text(_ resource: Resource, _ column: String, of key: String) throws -> String? {
    var found: String?
    try db.read(
      dynamic: "SELECT \(column) FROM \(resource.table) WHERE \(resource.keyColumn) = ?",
      bind: { $0.bind(key) }
    ) { row in
      found = row.optionalText()
      return false
    }
    return found
  }

  /// Plans the step with that index; a step without a time of its own is entered at once.
  func plan(_ move: Lifecycle.Move, step index: Int, of resource: Resource, _ key: String) throws {
    let steps = progression(of: move, resource).steps
    guard index < steps.count else { return }
    let step = steps[index]
    let name = "\(resource.name).\(move.name).\(index)"
    let ordinal = try nextOrdinal("draw.\(name)")
    let outcome = step.outcome(for: draw(name, ordinal, lane: 0))
    var due = Instant.distantFuture
    var reads: Int?
    switch outcome.timing ?? step.timing {
    case .immediately:
      guard try pass(through: outcome.state, resource, key) else { return }
      return try plan(move, step: index + 1, of: resource, key)
    case .after(let duration): due = now + duration
    case .distributed(let distribution):
      due = now + distribution.duration(for: draw(name, ordinal, lane: 1))
    case .reads(let count): reads = count
    case .manually: return
    }
    try plan(move, step: index, entering: outcome.state, of: resource, key, at: due, after: reads)
  }

  /// What follows a move's first state: as the world's scenario has it, else as the vendor does.
  func progression(of move: Lifecycle.Move, _ resource: Resource) -> Progression {
    guard !context.progressions.isEmpty else { return move.progression }
    return context.progressions["\(resource.name).\(move.name)"] ?? move.progression
  }

  private func plan(
    _ move: Lifecycle.Move, step index: Int, entering state: String, of resource: Resource,
    _ key: String, at due: Instant, after reads: Int? = nil
  ) throws {
    try execute(
      """
      INSERT INTO due_moves (resource, key, move, step, state, due_at, reads_left)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      """
    ) { row in
      row.bind(resource.name)
      row.bind(key)
      row.bind(move.name)
      row.bind(index)
      row.bind(state)
      row.bind(due)
      row.bind(reads)
    }
    database.nextDue = min(database.nextDue, due)
    if reads != nil { database.awaitsReads = true }
  }

  /// Forgets what is planned for an instance.
  func dropPlans(of resource: Resource, _ key: String) throws {
    try execute("DELETE FROM due_moves WHERE resource = ? AND key = ?") { row in
      row.bind(resource.name)
      row.bind(key)
    }
  }

  private func draw(_ name: String, _ ordinal: Int, lane: UInt64) -> Double {
    let bits = Identifiers.bits(seed: context.chance, kind: name, ordinal: ordinal, lane: lane)
    return Double(bits >> 11) / 9_007_199_254_740_992
  }
}
