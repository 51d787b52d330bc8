import GRDB

/// What the database said when a statement could not be carried out.
///
/// A vendor answers it as its own 500 (507 where the disk is full); it is never a user's mistake.
package struct StoreError: Error, Sendable, Hashable {
  /// The kinds that a person can do something about.
  package enum Kind: Sendable, Hashable { case diskFull, readOnly, busy, corrupt, other }

  package let kind: Kind
  /// SQLite's own words, for the log.
  package let message: String

  /// What an error of the database means.
  package init(_ error: any Error) {
    guard let error = error as? DatabaseError else {
      self.init(kind: .other, message: "\(error)")
      return
    }
    let kind: Kind =
      switch error.resultCode {
      case .SQLITE_FULL: .diskFull
      case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_CANTOPEN: .readOnly
      case .SQLITE_BUSY, .SQLITE_LOCKED: .busy
      case .SQLITE_CORRUPT, .SQLITE_NOTADB: .corrupt
      default: .other
      }
    self.init(kind: kind, message: error.message ?? "SQLite error \(error.resultCode.rawValue)")
  }

  package init(kind: Kind, message: String) {
    self.kind = kind
    self.message = message
  }
}
