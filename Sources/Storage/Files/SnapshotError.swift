/// Why files are no snapshot that can be used; each says which file and what to do about it.
package enum SnapshotError: Error, Sendable, Hashable, CustomStringConvertible {
  /// A file that should be there is not.
  case missing(file: String)
  /// The file is no database of ours.
  case foreign(file: String)
  /// It has fewer bytes than it says.
  case truncated(file: String, bytes: Int, of: Int)
  /// Its pages make no sense.
  case damaged(file: String, reason: String)
  /// Another version of the program took it.
  case otherVersion(file: String, reason: String)
  /// It is of a vendor that this program does not know.
  case unknownVendor(String)
  /// It is a directory that a server keeps its world in.
  case stateDirectory

  package var description: String {
    switch self {
    case .missing(let file):
      "\(file) is missing: a snapshot is world.sqlite and a file for each vendor that it names"
    case .foreign(let file): "\(file) was not made by understudy"
    case .truncated(let file, let bytes, let whole):
      "\(file) is cut short: it has \(bytes) bytes of \(whole)"
    case .damaged(let file, let reason): "\(file) is damaged: \(reason)"
    case .otherVersion(let file, let reason):
      "\(file) is of another version: \(reason); take the snapshot again with this one"
    case .unknownVendor(let name): "there is no vendor '\(name)', whose database it holds"
    case .stateDirectory:
      "this is a directory that serve --state keeps a world in, not a snapshot; take one of that "
        + "world"
    }
  }
}
