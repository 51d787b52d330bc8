/// A delivery as a list of actions, which bypasses HTTP altogether.
///
/// A script that ends with none of `keep`, `finish` and `reset` is finished after its last action.
package enum ByteScript {
  /// What a script does next.
  package enum Action: Sendable, Hashable {
    /// Writes the bytes and waits until the kernel has taken them.
    case send([UInt8])
    /// Waits in wall time. Ends the script when the client leaves or the server stops meanwhile.
    case pause(Duration)
    /// The answer was whole, only slow: the connection goes on, unless the client asked for its
    /// end.
    case keep
    /// Ends our side in order: the client reads the end of the stream (FIN).
    case finish
    /// Drops the connection: the client reads "connection reset by peer" (RST).
    case reset
  }
}
