import Glibc

/// This process.
package enum CurrentProcess {
  package static var id: Int32 { getpid() }

  /// The user and the group that it makes files as.
  package static var owner: (user: UInt32, group: UInt32) { (geteuid(), getegid()) }

  /// The value of an environment variable; nil where it is not set or empty.
  package static func variable(_ name: String) -> String? {
    guard let value = unsafe getenv(name) else { return nil }
    let text = unsafe String(cString: value)
    return text.isEmpty ? nil : text
  }

  /// How many files it may have open at a time; nil where that is not known.
  package static var openFileLimit: UInt? {
    var limit = rlimit()
    guard unsafe getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else {
      return nil
    }
    return limit.rlim_cur
  }

  /// The permissions that new files do not get; nil where that is not known. Asking for it by
  /// umask(2) would change it for a moment.
  package static var creationMask: UInt32? {
    let status = try? FileDescriptor(opening: "/proc/self/status", for: .reading)
    defer { try? status?.close() }
    let lines = (try? status?.readToEnd())?.split(separator: UInt8(ascii: "\n")) ?? []
    let line = lines.lazy.map { String(decoding: $0, as: UTF8.self) }
      .first { $0.hasPrefix("Umask:") }
    let digits = line?.dropFirst("Umask:".count).drop { $0 == "\t" || $0 == " " }
    return digits.flatMap { UInt32($0, radix: 8) }
  }

  /// Ends it in order.
  package static func exit(_ code: Int32) -> Never { Glibc.exit(code) }

  /// Ends it at once: nothing that was registered for the end is run.
  package static func exitAtOnce(_ code: Int32) -> Never { _exit(code) }
}
