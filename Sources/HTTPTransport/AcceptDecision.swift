/// What happens to a connection that the kernel has accepted.
package enum AcceptDecision: Sendable, Hashable {
  /// Its requests are read and answered.
  case serve
  /// It is dropped before any of its requests is read (RST).
  case reset
}
