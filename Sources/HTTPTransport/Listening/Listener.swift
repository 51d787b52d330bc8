/// Where to listen, and who answers what arrives there.
package struct Listener: Sendable {
  /// This machine only, in both families.
  package static let loopback = ["127.0.0.1", "::1"]

  /// Names the listener in requests and to its server; unique within a server.
  package var label: String?
  /// Addresses or names. `localhost` means both loopback addresses. `::1` is left out without
  /// a word where another host can be bound and the machine has no IPv6.
  package var hosts: [String]
  /// One port for all hosts; 0 picks one that is free on each of them.
  package var port: Int
  package var responder: Responder

  package init(
    label: String? = nil, hosts: [String] = Listener.loopback, port: Int,
    responder: @escaping Responder
  ) {
    self.label = label
    self.hosts = hosts
    self.port = port
    self.responder = responder
  }

  /// The hosts to bind, each once. `::` takes IPv4 as well, so `0.0.0.0` beside it would clash.
  var distinctHosts: [String] {
    var distinct: [String] = []
    for host in self.hosts.flatMap({ $0 == "localhost" ? Self.loopback : [$0] })
    where !distinct.contains(host) && !(host == "0.0.0.0" && self.hosts.contains("::")) {
      distinct.append(host)
    }
    return distinct
  }
}

/// A listener as it came to be bound.
package struct BoundListener: Sendable, Hashable {
  package let label: String?
  /// The hosts that are bound; fewer than asked for on a machine without IPv6.
  package let hosts: [String]
  /// The port of every host.
  package let port: Int

  package init(label: String?, hosts: [String], port: Int) {
    self.label = label
    self.hosts = hosts
    self.port = port
  }
}
