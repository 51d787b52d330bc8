import Glibc

/// A TCP connection to a server, read and written by a thread that waits.
///
/// The one that opens it closes it, once.
package struct ClientSocket: Sendable {
  /// Why there is no connection.
  package enum ConnectError: Error, Hashable, Sendable {
    /// The name of the host does not resolve.
    case unknownHost
    /// No address of the host takes connections on the port.
    case refused
  }

  private let descriptor: Int32

  /// Connects to the first address of a host that takes the connection; each piece that is sent or
  /// received may take `seconds`, 0 for no limit.
  package init(host: String, port: Int, seconds: Int) throws(ConnectError) {
    var hints = unsafe addrinfo()
    unsafe hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    var found: UnsafeMutablePointer<addrinfo>?
    guard unsafe getaddrinfo(host, String(port), &hints, &found) == 0 else { throw .unknownHost }
    defer { unsafe freeaddrinfo(found) }
    var next = unsafe found
    while let address = unsafe next?.pointee {
      unsafe next = address.ai_next
      let descriptor = unsafe socket(address.ai_family, address.ai_socktype, 0)
      guard descriptor >= 0 else { continue }
      let candidate = ClientSocket(descriptor)
      candidate.limitWaiting(seconds: seconds)
      if unsafe connect(descriptor, address.ai_addr, address.ai_addrlen) == 0 {
        self = candidate
        return
      }
      candidate.close()
    }
    throw .refused
  }

  private init(_ descriptor: Int32) { self.descriptor = descriptor }

  /// How long each piece that is sent or received may take from now on; 0 for no limit.
  package func limitWaiting(seconds: Int) {
    var limit = timeval(tv_sec: seconds, tv_usec: 0)
    let size = socklen_t(MemoryLayout<timeval>.size)
    for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
      unsafe setsockopt(descriptor, SOL_SOCKET, option, &limit, size)
    }
  }

  /// Sends all of the bytes.
  package func send(_ bytes: [UInt8]) throws(SystemError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes {
        unsafe Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { throw .last }
      rest = rest.dropFirst(count)
    }
  }

  /// What has arrived, waiting for the first byte of it; nothing where the server has ended the
  /// connection.
  package func receive() throws(SystemError) -> [UInt8] {
    var failure: SystemError?
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: 64 * 1024) { buffer, count in
      let received = unsafe recv(descriptor, buffer.baseAddress, buffer.count, 0)
      if received < 0 { failure = .last }
      count = max(0, received)
    }
    if let failure { throw failure }
    return bytes
  }

  package func close() { Glibc.close(descriptor) }
}
