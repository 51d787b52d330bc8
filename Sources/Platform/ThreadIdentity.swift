import Glibc

/// Tells threads of this process apart. A thread that has ended may share its identity with a later
/// one.
package struct ThreadIdentity: Hashable, Sendable {
  private let thread: pthread_t

  /// The thread that asks.
  package static var current: ThreadIdentity { ThreadIdentity(thread: pthread_self()) }
}
