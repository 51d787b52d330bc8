/// Tells two bodies apart, also one that comes piece by piece. Not for secrets.
package struct Fingerprint: Sendable {
  private var low: UInt64 = 0xcbf2_9ce4_8422_2325
  private var high: UInt64 = 0x8422_2325_cbf2_9ce4
  private var count = 0

  package init() {}

  package mutating func add(_ bytes: [UInt8]) {
    for byte in bytes {
      low = (low ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
      high = Identifiers.mixed(high ^ UInt64(byte))
    }
    count += bytes.count
  }

  /// What two bodies of the same bytes share.
  package var text: String { String(low, radix: 16) + String(high, radix: 16) + "-\(count)" }

  /// The text of one body.
  package static func text(of bytes: [UInt8]) -> String {
    var fingerprint = Fingerprint()
    fingerprint.add(bytes)
    return fingerprint.text
  }
}

/// Tells keys and bodies apart without keeping them. Not a cryptographic digest: what it protects
/// is a simulation's own keys.
package enum Digest {
  package static func text(of key: String) -> String { Fingerprint.text(of: Array(key.utf8)) }
}
