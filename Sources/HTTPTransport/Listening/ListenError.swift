import HummingbirdCore
import NIOCore
import Platform

/// Why a listener could not be opened.
package enum ListenError: Error, Hashable, CustomStringConvertible {
  /// Another process, or another listener of this one, has the port.
  case portInUse(Int)
  /// The system keeps the port for its administrator.
  case privilegedPort(Int)
  /// Not a port: beyond 0...65535.
  case badPort(Int)
  /// Not an address of this machine, or a name that does not resolve.
  case badAddress(String)
  /// A label that no listener of the server has, or a listener without a host.
  case noSuchListener(String?)
  /// The server is not running, or stops.
  case notRunning
  /// Anything else the system said.
  case failed(host: String, port: Int, reason: String)

  package var description: String {
    switch self {
    case .portInUse(let port):
      "port \(port) is in use by another program; stop it or choose another port"
    case .privilegedPort(let port):
      "port \(port) is reserved for the system's administrator; choose one above 1023"
    case .badPort(let port): "\(port) is not a port; choose one from 0 to 65535"
    case .badAddress(let host): "cannot listen on \(host): it is not an address of this machine"
    case .noSuchListener(let label): "there is no listener \(label ?? "without a label")"
    case .notRunning: "the server is not running"
    case .failed(let host, let port, let reason): "cannot listen on \(host):\(port): \(reason)"
    }
  }

  /// What a failure to bind means.
  init(binding host: String, port: Int, _ error: any Error) {
    self =
      switch error {
      case let error as ListenError: error
      case is CancellationError: .notRunning
      case is SocketAddressError, is SocketAddressError.UnknownHost: .badAddress(host)
      case let error as IOError:
        switch SystemError(code: error.errnoCode) {
        case .addressInUse: .portInUse(port)
        case .accessDenied: .privilegedPort(port)
        case .addressNotAvailable, .addressFamilyNotSupported: .badAddress(host)
        default: .failed(host: host, port: port, reason: error.description)
        }
      default: .failed(host: host, port: port, reason: "\(error)")
      }
  }
}
