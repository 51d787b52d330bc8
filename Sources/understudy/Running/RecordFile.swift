import Glibc
import Synchronization

/// The file that a record is written to, a line as it comes: what is in it survives this process.
final class RecordFile: Sendable {
  private let descriptor: Int32
  private let path: String
  /// Why it could not be written on.
  private let fault = Mutex<String?>(nil)

  init(_ path: String) throws(CommandError) {
    self.path = path
    descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw .failed("cannot write \(path): \(unsafe String(cString: strerror(errno)).lowercased())")
    }
  }

  deinit { Glibc.close(descriptor) }

  /// Takes lines, for a recorder.
  var take: @Sendable ([UInt8]) -> Void { { self.write($0) } }

  private func write(_ line: [UInt8]) {
    fault.withLock { fault in
      var rest = line[...]
      while fault == nil, !rest.isEmpty {
        let count = unsafe rest.withUnsafeBytes {
          unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
        }
        if count > 0 {
          rest = rest.dropFirst(count)
        } else if errno != EINTR {
          fault = unsafe String(cString: strerror(errno)).lowercased()
        }
      }
    }
  }

  /// Why the record is not whole; nil where it is.
  var complaint: String? { fault.withLock { $0 }.map { "cannot write \(path): \($0)" } }
}
