package import Glibc

/// What becomes of bytes that a socket has not sent when it is closed.
package enum SocketLinger {
  /// They are dropped, and the peer reads a reset.
  package static var resetting: linger { linger(l_onoff: 1, l_linger: 0) }
}
