/// Identifiers and chance as functions of (seed, kind, ordinal): the same world makes the same
/// ones.
///
/// The name of a world enters nothing. Nothing here is fit for secrets.
package enum Identifiers {
  /// Sixty-four well-mixed bits for an ordinal of a kind; `lane` gives further independent ones.
  package static func bits(
    seed: UInt64, kind: String, ordinal: Int, lane: UInt64 = 0
  ) -> UInt64 {
    var hash = seed ^ 0xcbf2_9ce4_8422_2325
    for byte in kind.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    return mixed(mixed(hash &+ UInt64(bitPattern: Int64(ordinal))) &+ lane)
  }

  /// The finalizer of SplitMix64: every bit of the input moves about half of the output's.
  package static func mixed(_ value: UInt64) -> UInt64 {
    var value = value &+ 0x9e37_79b9_7f4a_7c15
    value = (value ^ (value >> 30)) &* 0xbf58_476d_1ce4_e5b9
    value = (value ^ (value >> 27)) &* 0x94d0_49bb_1331_11eb
    return value ^ (value >> 31)
  }

  /// A seed of its own for a vendor, so that two vendors never share a sequence.
  package static func seed(_ seed: UInt64, vendor: String) -> UInt64 {
    bits(seed: seed, kind: vendor, ordinal: 0)
  }

  /// A version 4 UUID, lower case.
  package static func uuid(_ high: UInt64, _ low: UInt64) -> String {
    let high = (high & 0xffff_ffff_ffff_0fff) | 0x4000
    let low = (low & 0x3fff_ffff_ffff_ffff) | 0x8000_0000_0000_0000
    let digits = Array("0123456789abcdef".utf8)
    return unsafe String(unsafeUninitializedCapacity: 36) { buffer in
      var position = 0
      for nibble in 0..<32 {
        if nibble == 8 || nibble == 12 || nibble == 16 || nibble == 20 {
          unsafe buffer[position] = 0x2d
          position += 1
        }
        let half = nibble < 16 ? high : low
        unsafe buffer[position] = digits[Int(half >> UInt64(60 - 4 * (nibble % 16)) & 15)]
        position += 1
      }
      return position
    }
  }

  /// The alphabet of a token.
  package enum Alphabet: String, Sendable {
    case hex = "0123456789abcdef"
    case lowercase = "abcdefghijklmnopqrstuvwxyz0123456789"
    case crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
    case mixedCase = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
  }

  /// `length` characters of an alphabet.
  package static func token(
    seed: UInt64, kind: String, ordinal: Int, _ alphabet: Alphabet, length: Int
  ) -> String {
    let letters = Array(alphabet.rawValue.utf8)
    var text: [UInt8] = []
    text.reserveCapacity(length)
    var pool: UInt64 = 0
    for index in 0..<length {
      if index % 10 == 0 {
        pool = bits(seed: seed, kind: kind, ordinal: ordinal, lane: UInt64(index / 10))
      }
      text.append(letters[Int(pool % UInt64(letters.count))])
      pool /= UInt64(letters.count)
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// A ULID: 48 bits of milliseconds, then 80 bits of the ordinal's own.
  package static func ulid(at instant: Instant, seed: UInt64, kind: String, ordinal: Int) -> String
  {
    let letters = Array(Alphabet.crockford.rawValue.utf8)
    let milliseconds = UInt64(max(0, instant.microseconds / 1000))
    let time = (0..<10).map { letters[Int(milliseconds >> UInt64(45 - 5 * $0) & 31)] }
    return String(decoding: time, as: UTF8.self)
      + token(seed: seed, kind: kind, ordinal: ordinal, .crockford, length: 16)
  }
}
