/// What became of a write that a unique index guards.
///
/// A violation is a value, not an error: only the handler knows what its vendor says to it.
package enum InsertResult: Sendable, Hashable {
  /// The row is written.
  case done
  /// Nothing is written: another row has the same values in these columns.
  case uniqueViolation(columns: [String])

  /// Reads SQLite's message: `UNIQUE constraint failed: workspaces.tenant_id, workspaces.slug`.
  init(violation message: String) {
    let list = message.split(separator: ":", maxSplits: 1).last ?? ""
    self = .uniqueViolation(
      columns: list.split(separator: ",").map { name in
        String(name.drop { $0 == " " }.split(separator: ".").last ?? "")
      })
  }
}
