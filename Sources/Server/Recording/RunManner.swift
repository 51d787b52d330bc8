/// How a server goes about what its worlds do not know of.
package struct RunManner: Sendable {
  package var makesUnknownWorlds: Bool
  package var skipsDelays: Bool
  /// The vendors that have ports of their own.
  package var ports: Set<String>

  package init(
    makesUnknownWorlds: Bool = true, skipsDelays: Bool = false, ports: Set<String> = []
  ) {
    self.makesUnknownWorlds = makesUnknownWorlds
    self.skipsDelays = skipsDelays
    self.ports = ports
  }
}
