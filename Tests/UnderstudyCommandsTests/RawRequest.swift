import Glibc
import SimulationTesting

/// One request over a socket of its own, and everything that comes back, broken or not.
enum RawRequest {
  /// Sends a GET to a port of this machine and reads until the stream ends, is reset, or is silent
  /// for longer than `patience` in seconds; with a JSON text, a POST.
  static func get(
    _ path: String, port: Int, key: String, patience: Int, posting json: String? = nil
  ) -> SeenResponse {
    let descriptor = connect(to: port)
    defer { close(descriptor) }
    var limit = timeval(tv_sec: patience, tv_usec: 0)
    unsafe setsockopt(
      descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    let body = json.map { ("POST", "Content-Type: application/json\r\n", $0) } ?? ("GET", "", "")
    let head =
      "\(body.0) \(path) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nAuthorization: Bearer \(key)\r\n"
      + "\(body.1)Content-Length: \(body.2.utf8.count)\r\nConnection: close\r\n\r\n\(body.2)"
    let sent = Array(head.utf8)
    _ = unsafe send(descriptor, sent, sent.count, Int32(MSG_NOSIGNAL))
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 64 * 1024)
    let began = ContinuousClock.now
    while true {
      let count = unsafe recv(descriptor, &buffer, buffer.count, 0)
      guard count > 0 else {
        let ending: SeenResponse.Ending =
          count == 0 ? .finished : errno == ECONNRESET ? .reset : .silent
        return SeenResponse(bytes, ending, took: ContinuousClock.now - began)
      }
      bytes += buffer[..<count]
    }
  }

  private static func connect(to port: Int) -> Int32 {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = in_addr_t(0x7f00_0001).bigEndian
    _ = unsafe withUnsafePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe Glibc.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    return descriptor
  }
}
