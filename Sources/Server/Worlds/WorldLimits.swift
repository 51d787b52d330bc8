/// How many worlds a server keeps, and for how long.
///
/// The default world and worlds in use are never evicted; while there are none but
/// these, a server holds more than it wants to.
package struct WorldLimits: Sendable, Hashable {
  /// Wall time without a request after which a world is evicted; nil for never.
  package var idle: Duration?
  /// Worlds beside the default one.
  package var count: Int
  /// Bytes of all their databases; snapshots may take as many again.
  package var bytes: Int
  /// Worlds whose databases stay open. Others are suspended: they are as they were, in less memory,
  /// and their next request takes a moment longer.
  package var resident: Int

  package init(
    idle: Duration? = .seconds(30 * 60), count: Int = 2_000, bytes: Int = 1 << 30,
    resident: Int = 64
  ) {
    self.idle = idle
    self.count = count
    self.bytes = bytes
    self.resident = resident
  }
}
