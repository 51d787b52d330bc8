/// What happens to a connection that the kernel has accepted.
package enum Reception: Sendable, Hashable {
  /// Its requests are read and answered.
  case serve
  /// It is dropped before anything is read (RST).
  case reset
}

/// Decides about each accepted connection, by its ordinal and the label of its listener.
///
/// Called on an event loop: it must not block.
package typealias Doorkeeper = @Sendable (_ connection: Int, _ listener: String?) -> Reception
