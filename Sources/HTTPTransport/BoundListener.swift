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
