import Glibc

/// An error number of the operating system, as a call leaves it in `errno`.
///
/// It says what went wrong, not with which file or host: the caller adds that.
package struct SystemError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The number, as errno(3) has it.
  package let code: Int32

  package init(code: Int32) { self.code = code }

  /// What the last call of this thread that failed has left.
  static var last: SystemError { SystemError(code: errno) }

  /// The system's text, in lower case.
  package var description: String { unsafe String(cString: strerror(code)).lowercased() }

  package static let accessDenied = SystemError(code: EACCES)
  package static let addressFamilyNotSupported = SystemError(code: EAFNOSUPPORT)
  package static let addressInUse = SystemError(code: EADDRINUSE)
  package static let addressNotAvailable = SystemError(code: EADDRNOTAVAIL)
  package static let connectionAborted = SystemError(code: ECONNABORTED)
  package static let connectionReset = SystemError(code: ECONNRESET)
  package static let fileExists = SystemError(code: EEXIST)
  package static let inputOutput = SystemError(code: EIO)
  package static let invalidArgument = SystemError(code: EINVAL)
  package static let isDirectory = SystemError(code: EISDIR)
  package static let noBufferSpace = SystemError(code: ENOBUFS)
  package static let noSuchFile = SystemError(code: ENOENT)
  package static let noSuchDevice = SystemError(code: ENXIO)
  package static let notDirectory = SystemError(code: ENOTDIR)
  package static let notEmpty = SystemError(code: ENOTEMPTY)
  package static let notExecutable = SystemError(code: ENOEXEC)
  package static let outOfMemory = SystemError(code: ENOMEM)
  package static let tooManyLinks = SystemError(code: ELOOP)
  package static let tooManyOpenFiles = SystemError(code: EMFILE)
  package static let tooManyOpenFilesInSystem = SystemError(code: ENFILE)
  package static let wouldBlock = SystemError(code: EWOULDBLOCK)

  /// Throws what a call has left that answered with anything but 0.
  static func check(_ result: Int32) throws(SystemError) {
    if result != 0 { throw .last }
  }
}
