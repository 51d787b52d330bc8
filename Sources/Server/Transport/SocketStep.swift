/// One step of a scripted delivery, which bypasses HTTP altogether.
///
/// A script that does not end with `finish` or `reset` is finished after its last step.
package enum SocketStep: Sendable, Hashable {
  /// Writes the bytes and waits until the kernel has taken them.
  case send([UInt8])
  /// Waits in wall time. Ends the script when the client leaves or the server stops meanwhile.
  case pause(Duration)
  /// Ends our side in order: the client reads the end of the stream (FIN).
  case finish
  /// Drops the connection: the client reads "connection reset by peer" (RST).
  case reset
}
