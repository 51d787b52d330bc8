import HTTPTransport
import HTTPTypes
import Simulation
import Wire

/// Who may speak to the control plane. It is asked before anything else about a request is judged.
///
/// A page in a browser must not reach it: a Host that is neither loopback nor configured is a name
/// made to point here, and an Origin of another site is that site's script. Neither
/// protects against a person at a terminal; off loopback, a token does.
package struct ControlGate: Sendable {
  /// Names beside the loopback ones that a Host header may have, in lower case and without a port.
  private let hosts: Set<String>
  /// Whether a Host may be any address (no name can be made to point at one).
  private let takesAddresses: Bool
  private let token: String?

  /// Set by browsers to what made them send a request; also where there is no Origin, as for an image.
  private static let fetchSite = HTTPField.Name("Sec-Fetch-Site") ?? .origin

  /// The gate of a server that listens on this machine only.
  package static let loopback = ControlGate()

  /// - Parameters:
  ///   - hosts: further names that the server is known by.
  ///   - takesAddresses: set where the server listens beyond loopback.
  ///   - token: what `Authorization: Bearer` must carry; nil for nothing.
  package init(hosts: [String] = [], takesAddresses: Bool = false, token: String? = nil) {
    self.hosts = Set(hosts.map { $0.lowercased() })
    self.takesAddresses = takesAddresses
    self.token = token
  }

  /// Whether a request may come in; the problem says what it lacks. What anyone may ask is answered
  /// under any Host: it tells nothing about the worlds, and a container's name is one, too.
  func admit(_ request: InboundRequest, _ access: ControlOperation.Access) throws(Problem) {
    switch access {
    case .anyone: try admitPage(of: request)
    case .token:
      try admitPlace(of: request)
      try admitHolder(of: request)
    }
  }

  /// Whether a request is made to this server, and by no page of another site.
  func admitPlace(of request: InboundRequest) throws(Problem) {
    if let text = request.authority, !serves(text) {
      throw Problem(
        403, "this Host is not served",
        "the control plane answers to loopback names and those given by --control-host, not to "
          + "'\(Problem.clipped(text))'",
        pointer: "Host")
    }
    try admitPage(of: request)
  }

  private func admitPage(of request: InboundRequest) throws(Problem) {
    if let origin = request.headers[.origin], !isOwn(origin, request.authority) {
      throw Problem(
        403, "this Origin is not served",
        "the control plane answers no page but its own; '\(Problem.clipped(origin))' is another",
        pointer: "Origin")
    }
    if request.headers[Self.fetchSite]?.lowercased() == "cross-site" {
      throw Problem(
        403, "requests of another site are not served",
        "a browser sends this for a page of another site (Sec-Fetch-Site: cross-site)",
        pointer: "Sec-Fetch-Site")
    }
  }

  private func admitHolder(of request: InboundRequest) throws(Problem) {
    guard let token else { return }
    guard let given = Credential.bearer.key(in: request.headers), Self.isEqual(given, token) else {
      var problem = Problem(
        401, "a token is needed",
        "send Authorization: Bearer with the token that --control-token gave the server",
        pointer: "Authorization")
      problem.headers[.wwwAuthenticate] = "Bearer"
      throw problem
    }
  }

  /// Whether an authority names this server.
  func serves(_ authority: String) -> Bool {
    guard let host = Authority(authority)?.host else { return false }
    if Self.isLoopback(host) || hosts.contains(host) { return true }
    return takesAddresses && Self.isAddress(host)
  }

  private func isOwn(_ origin: String, _ authority: String?) -> Bool {
    guard let authority else { return false }
    return origin.lowercased() == "http://\(authority.lowercased())"
  }

  /// Whether a host is this machine by its name or address alone.
  package static func isLoopback(_ host: String) -> Bool {
    host == "localhost" || host.hasSuffix(".localhost") || host == "::1"
      || (host.hasPrefix("127.") && isAddress(host))
  }

  /// Whether a host is an IPv4 or IPv6 address and no name.
  static func isAddress(_ host: String) -> Bool {
    if host.contains(":") {
      return host.prefix { $0 != "%" }.allSatisfy { ":.".contains($0) || $0.isHexDigit }
    }
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4
      && parts.allSatisfy { part in
        part.utf8.first.map { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") } ?? false
          && UInt8(part) != nil
      }
  }

  /// Compares in a time that does not tell how much was right.
  private static func isEqual(_ given: String, _ token: String) -> Bool {
    let given = Array(given.utf8)
    let token = Array(token.utf8)
    var difference = given.count ^ token.count
    for index in token.indices {
      difference |= Int(token[index] ^ (given.indices.contains(index) ? given[index] : 0))
    }
    return difference == 0
  }
}
