package import Storage
package import Wire

/// A computer's clock, and what lives on behind its calls.
package struct ComputerStateRow: Record {
  /// The key under which the vendor knows the computer.
  package let id: String
  /// The computer's clock.
  package let clock: Instant
  /// Counters, processes and pipes as the computer writes them.
  package let state: StoredBytes

  package static let table = "computer_states"
  package static let plan = RecordPlan(Self.self)
}

/// The tables of computers, for the tables of a vendor that has some.
package enum ComputerTables {
  /// Their definition. Deleting a vendor's computer has to delete its rows here.
  package static let sql = """
    CREATE TABLE computer_files (
      id TEXT NOT NULL UNIQUE, computer_id TEXT NOT NULL, path TEXT NOT NULL, kind TEXT NOT NULL,
      mode INTEGER NOT NULL, owner INTEGER NOT NULL, number INTEGER NOT NULL,
      modified_at INTEGER NOT NULL, content TEXT NOT NULL, UNIQUE (computer_id, path));

    CREATE TABLE computer_states (
      id TEXT NOT NULL UNIQUE, clock INTEGER NOT NULL, state TEXT NOT NULL);
    """
}
