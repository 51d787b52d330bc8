/// What a descriptor leads to; descriptors that were duplicated or inherited share one.
struct OpenFile {
  enum Kind {
    case null
    case zero
    case random
    /// A file of the disk: its path and number, so that a file that took its place is not meant.
    case file(ByteString, number: Int, appends: Bool)
    case pipeEnd(Int, writes: Bool)
    /// What was given before, such as a here-document.
    case text(ByteString)
    /// What a call answers with.
    case output(call: Int, OutputStream)
  }

  let kind: Kind
  var offset = 0
  /// The number of descriptors that lead here.
  var references = 1
}

/// The two streams of a call.
package enum OutputStream: String, Hashable, Codable, Sendable {
  case stdout
  case stderr
}

/// Bytes between processes.
struct Pipe {
  /// What a pipe holds before its writers wait.
  static let capacity = 64 << 10

  var bytes: [UInt8] = []
  var readers = 0
  var writers = 0
  /// Whether its writers never wait: a substitution's is read at its end.
  var isUnbounded = false
}
