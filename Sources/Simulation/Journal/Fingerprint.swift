/// Tells two bodies apart, also one that comes piece by piece. Not for secrets.
struct Fingerprint: Sendable {
  private var low: UInt64 = 0xcbf2_9ce4_8422_2325
  private var high: UInt64 = 0x8422_2325_cbf2_9ce4
  private var count = 0

  mutating func add(_ bytes: [UInt8]) {
    for byte in bytes {
      low = (low ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
      high = Identifiers.mixed(high ^ UInt64(byte))
    }
    count += bytes.count
  }

  var text: String { String(low, radix: 16) + String(high, radix: 16) + "-\(count)" }

  static func text(of bytes: [UInt8]) -> String {
    var fingerprint = Fingerprint()
    fingerprint.add(bytes)
    return fingerprint.text
  }
}
