import Glibc
import Wire

/// Whether the server could listen.
enum PortCheck {
  static func port(_ port: Int) -> Finding {
    switch bindIPv4(port) {
    case 0: return Finding(check: "port", grade: .good, detail: "\(port) is free")
    case EACCES:
      return Finding(
        check: "port", grade: .bad,
        detail: "\(port) is reserved for the system's administrator; choose one above 1023")
    case EADDRINUSE:
      let client = (try? ServerOrigin("http://127.0.0.1:\(port)", world: nil)).map {
        ControlClient($0)
      }
      let name = (try? client?.send("GET", "/version"))?["name"]?.stringValue
      return name == "understudy"
        ? Finding(
          check: "port", grade: .doubtful, detail: "an understudy serves on \(port) already")
        : Finding(
          check: "port", grade: .bad,
          detail: "\(port) is in use by another program; stop it or choose another with --port")
    case let code:
      return Finding(check: "port", grade: .bad, detail: "\(port): \(reason(code))")
    }
  }

  static func ipv6() -> Finding {
    let descriptor = socket(AF_INET6, Int32(SOCK_STREAM.rawValue), 0)
    defer { if descriptor >= 0 { close(descriptor) } }
    var address = sockaddr_in6()
    address.sin6_family = sa_family_t(AF_INET6)
    address.sin6_addr = in6addr_loopback
    let isBound =
      unsafe descriptor >= 0
      && withUnsafePointer(to: &address) { pointer in
        unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          unsafe bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in6>.size)) == 0
        }
      }
    return isBound
      ? Finding(check: "ipv6", grade: .good, detail: "::1 can be listened on")
      : Finding(
        check: "ipv6", grade: .doubtful,
        detail: "there is no ::1; a client that resolves localhost to it first cannot connect")
  }

  /// The error of binding a port on 127.0.0.1; 0 for none.
  private static func bindIPv4(_ port: Int) -> Int32 {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard descriptor >= 0 else { return errno }
    defer { close(descriptor) }
    // As the server does: a port whose connections are still dying is free.
    var yes: Int32 = 1
    unsafe setsockopt(
      descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr = in_addr(s_addr: in_addr_t(0x7f00_0001).bigEndian)
    let result = unsafe withUnsafePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    return result == 0 ? 0 : errno
  }

  private static func reason(_ code: Int32) -> String {
    unsafe String(cString: strerror(code)).lowercased()
  }
}
