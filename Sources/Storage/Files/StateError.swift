import GRDB

/// Why a state directory cannot be used; each says what to do about it.
package enum StateError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The file is no database of ours.
  case foreign(path: String)
  /// A newer version wrote it.
  case newer(path: String)
  /// Another server holds the directory.
  case locked(path: String)
  /// A file that the others need is missing, or does not hold what it must.
  case incomplete(path: String, reason: String)
  /// It cannot be made, read or written.
  case unusable(path: String, reason: String)

  init(_ failure: FileSet.Failure) {
    self = .unusable(path: failure.path, reason: failure.reason)
  }

  /// What an error at a path means.
  package init(path: String, _ error: any Error) {
    guard let error = error as? DatabaseError else {
      self = .unusable(path: path, reason: "\(error)")
      return
    }
    switch error.resultCode {
    case .SQLITE_NOTADB: self = .foreign(path: path)
    case .SQLITE_FULL: self = .unusable(path: path, reason: "the disk is full")
    case .SQLITE_READONLY: self = .unusable(path: path, reason: "it is read-only")
    default:
      self = .unusable(path: path, reason: error.message ?? "SQLite \(error.resultCode.rawValue)")
    }
  }

  package var description: String {
    switch self {
    case .foreign(let path):
      "\(path) was not made by understudy; point --state at an empty directory"
    case .newer(let path):
      "\(path) was written by a newer understudy; use that version, or another --state directory"
    case .locked(let path):
      "\(path) is in use by another understudy; stop that one, or use another --state directory"
    case .incomplete(let path, let reason):
      "\(path) cannot be used: \(reason); put the file back, or use another --state directory"
    case .unusable(let path, let reason): "cannot use \(path): \(reason)"
    }
  }
}
