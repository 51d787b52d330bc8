import Glibc

/// Plain writes to open files, the one place where the command writes bytes.
enum OutputDescriptor {
  /// Writes all of the bytes, waiting for as long as the file takes none.
  ///
  /// A descriptor that another process has made non-blocking is waited for as well.
  ///
  /// - Returns: Nil, or the number of the system's error; then an unknown part is written.
  static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32? {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes {
        unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
      }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if count == 0 {
        return EIO
      } else if errno == EAGAIN {
        var awaited = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        unsafe poll(&awaited, 1, -1)
      } else if errno != EINTR {
        return errno
      }
    }
    return nil
  }

  /// The system's text for an error number, in lower case.
  static func reason(_ number: Int32 = errno) -> String {
    unsafe String(cString: strerror(number)).lowercased()
  }
}
