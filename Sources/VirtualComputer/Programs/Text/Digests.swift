/// Message digests: MD5, SHA-1 and SHA-256.
///
/// Each works on blocks of 64 bytes of the message, which ends in a set bit, zeros, and its length in
/// bits.
enum Digests {
  /// The digest of bytes, in hexadecimal digits.
  static func md5(_ message: ByteString) -> ByteString {
    var state: [UInt32] = [0x6745_2301, 0xEFCD_AB89, 0x98BA_DCFE, 0x1032_5476]
    let shifts: [[UInt32]] = [
      [7, 12, 17, 22], [5, 9, 14, 20], [4, 11, 16, 23], [6, 10, 15, 21],
    ]
    forEachBlock(message, isBigEndian: false) { words in
      var (a, b, c, d) = (state[0], state[1], state[2], state[3])
      for round in 0..<64 {
        let mixed: UInt32
        let place: Int
        switch round >> 4 {
        case 0: (mixed, place) = ((b & c) | (~b & d), round)
        case 1: (mixed, place) = ((d & b) | (~d & c), (5 * round + 1) & 15)
        case 2: (mixed, place) = (b ^ c ^ d, (3 * round + 5) & 15)
        default: (mixed, place) = (c ^ (b | ~d), (7 * round) & 15)
        }
        let sum = a &+ mixed &+ sines[round] &+ words[place]
        a = d
        d = c
        c = b
        b = b &+ rotated(sum, shifts[round >> 4][round & 3])
      }
      add([a, b, c, d], to: &state)
    }
    return hexadecimal(state.map(\.byteSwapped))
  }

  /// The digest of bytes, in hexadecimal digits.
  static func sha1(_ message: ByteString) -> ByteString {
    var state: [UInt32] = [
      0x6745_2301, 0xEFCD_AB89, 0x98BA_DCFE, 0x1032_5476, 0xC3D2_E1F0,
    ]
    forEachBlock(message, isBigEndian: true) { block in
      var words = block
      for index in 16..<80 {
        words.append(
          rotated(words[index - 3] ^ words[index - 8] ^ words[index - 14] ^ words[index - 16], 1))
      }
      var (a, b, c, d, e) = (state[0], state[1], state[2], state[3], state[4])
      for round in 0..<80 {
        let mixed: UInt32
        switch round / 20 {
        case 0: mixed = ((b & c) | (~b & d)) &+ 0x5A82_7999
        case 1: mixed = (b ^ c ^ d) &+ 0x6ED9_EBA1
        case 2: mixed = ((b & c) | (b & d) | (c & d)) &+ 0x8F1B_BCDC
        default: mixed = (b ^ c ^ d) &+ 0xCA62_C1D6
        }
        let sum = rotated(a, 5) &+ mixed &+ e &+ words[round]
        e = d
        d = c
        c = rotated(b, 30)
        b = a
        a = sum
      }
      add([a, b, c, d, e], to: &state)
    }
    return hexadecimal(state)
  }

  /// The digest of bytes, in hexadecimal digits.
  static func sha256(_ message: ByteString) -> ByteString {
    var state = initial
    forEachBlock(message, isBigEndian: true) { block in
      var words = block
      for index in 16..<64 {
        let (early, late) = (words[index - 15], words[index - 2])
        let first = rotated(early, 25) ^ rotated(early, 14) ^ (early >> 3)
        let second = rotated(late, 15) ^ rotated(late, 13) ^ (late >> 10)
        words.append(words[index - 16] &+ first &+ words[index - 7] &+ second)
      }
      var s = state
      for round in 0..<64 {
        let high = rotated(s[4], 26) ^ rotated(s[4], 21) ^ rotated(s[4], 7)
        let chosen = (s[4] & s[5]) ^ (~s[4] & s[6])
        let sum = s[7] &+ high &+ chosen &+ roots[round] &+ words[round]
        let low = rotated(s[0], 30) ^ rotated(s[0], 19) ^ rotated(s[0], 10)
        let majority = (s[0] & s[1]) ^ (s[0] & s[2]) ^ (s[1] & s[2])
        s = [sum &+ low &+ majority, s[0], s[1], s[2], s[3] &+ sum, s[4], s[5], s[6]]
      }
      add(s, to: &state)
    }
    return hexadecimal(state)
  }

  // MARK: Parts

  /// The fractions of the square roots of the first 8 primes, in 32 bits.
  private static let initial: [UInt32] = [
    0x6A09_E667, 0xBB67_AE85, 0x3C6E_F372, 0xA54F_F53A, 0x510E_527F, 0x9B05_688C,
    0x1F83_D9AB, 0x5BE0_CD19,
  ]

  /// The fractions of the cube roots of the first 64 primes, in 32 bits.
  private static let roots: [UInt32] = [
    0x428A_2F98, 0x7137_4491, 0xB5C0_FBCF, 0xE9B5_DBA5, 0x3956_C25B, 0x59F1_11F1,
    0x923F_82A4, 0xAB1C_5ED5, 0xD807_AA98, 0x1283_5B01, 0x2431_85BE, 0x550C_7DC3,
    0x72BE_5D74, 0x80DE_B1FE, 0x9BDC_06A7, 0xC19B_F174, 0xE49B_69C1, 0xEFBE_4786,
    0x0FC1_9DC6, 0x240C_A1CC, 0x2DE9_2C6F, 0x4A74_84AA, 0x5CB0_A9DC, 0x76F9_88DA,
    0x983E_5152, 0xA831_C66D, 0xB003_27C8, 0xBF59_7FC7, 0xC6E0_0BF3, 0xD5A7_9147,
    0x06CA_6351, 0x1429_2967, 0x27B7_0A85, 0x2E1B_2138, 0x4D2C_6DFC, 0x5338_0D13,
    0x650A_7354, 0x766A_0ABB, 0x81C2_C92E, 0x9272_2C85, 0xA2BF_E8A1, 0xA81A_664B,
    0xC24B_8B70, 0xC76C_51A3, 0xD192_E819, 0xD699_0624, 0xF40E_3585, 0x106A_A070,
    0x19A4_C116, 0x1E37_6C08, 0x2748_774C, 0x34B0_BCB5, 0x391C_0CB3, 0x4ED8_AA4A,
    0x5B9C_CA4F, 0x682E_6FF3, 0x748F_82EE, 0x78A5_636F, 0x84C8_7814, 0x8CC7_0208,
    0x90BE_FFFA, 0xA450_6CEB, 0xBEF9_A3F7, 0xC671_78F2,
  ]

  /// The sines of 1 to 64 without their signs, in 32 bits.
  private static let sines: [UInt32] = [
    0xD76A_A478, 0xE8C7_B756, 0x2420_70DB, 0xC1BD_CEEE, 0xF57C_0FAF, 0x4787_C62A,
    0xA830_4613, 0xFD46_9501, 0x6980_98D8, 0x8B44_F7AF, 0xFFFF_5BB1, 0x895C_D7BE,
    0x6B90_1122, 0xFD98_7193, 0xA679_438E, 0x49B4_0821, 0xF61E_2562, 0xC040_B340,
    0x265E_5A51, 0xE9B6_C7AA, 0xD62F_105D, 0x0244_1453, 0xD8A1_E681, 0xE7D3_FBC8,
    0x21E1_CDE6, 0xC337_07D6, 0xF4D5_0D87, 0x455A_14ED, 0xA9E3_E905, 0xFCEF_A3F8,
    0x676F_02D9, 0x8D2A_4C8A, 0xFFFA_3942, 0x8771_F681, 0x6D9D_6122, 0xFDE5_380C,
    0xA4BE_EA44, 0x4BDE_CFA9, 0xF6BB_4B60, 0xBEBF_BC70, 0x289B_7EC6, 0xEAA1_27FA,
    0xD4EF_3085, 0x0488_1D05, 0xD9D4_D039, 0xE6DB_99E5, 0x1FA2_7CF8, 0xC4AC_5665,
    0xF429_2244, 0x432A_FF97, 0xAB94_23A7, 0xFC93_A039, 0x655B_59C3, 0x8F0C_CC92,
    0xFFEF_F47D, 0x8584_5DD1, 0x6FA8_7E4F, 0xFE2C_E6E0, 0xA301_4314, 0x4E08_11A1,
    0xF753_7E82, 0xBD3A_F235, 0x2AD7_D2BB, 0xEB86_D391,
  ]

  private static func rotated(_ value: UInt32, _ count: UInt32) -> UInt32 {
    value << count | value >> (32 - count)
  }

  private static func add(_ values: [UInt32], to state: inout [UInt32]) {
    for index in state.indices { state[index] &+= values[index] }
  }

  private static func forEachBlock(
    _ message: ByteString, isBigEndian: Bool, _ body: ([UInt32]) -> Void
  ) {
    let bits = UInt64(message.count) * 8
    var tail = Array(message.bytes[(message.count / 64 * 64)...])
    tail.append(0x80)
    while tail.count % 64 != 56 { tail.append(0) }
    for shift in stride(from: UInt64(0), to: 64, by: 8) {
      tail.append(UInt8(truncatingIfNeeded: bits >> (isBigEndian ? 56 - shift : shift)))
    }
    func word(_ bytes: [UInt8], _ place: Int) -> UInt32 {
      let value =
        UInt32(bytes[place]) << 24 | UInt32(bytes[place + 1]) << 16
        | UInt32(bytes[place + 2]) << 8 | UInt32(bytes[place + 3])
      return isBigEndian ? value : value.byteSwapped
    }
    for start in stride(from: 0, to: message.count / 64 * 64, by: 64) {
      body((0..<16).map { word(message.bytes, start + $0 * 4) })
    }
    for start in stride(from: 0, to: tail.count, by: 64) {
      body((0..<16).map { word(tail, start + $0 * 4) })
    }
  }

  private static func hexadecimal(_ words: [UInt32]) -> ByteString {
    let digits = Array("0123456789abcdef".utf8)
    var result = ByteString()
    for word in words {
      for shift in stride(from: UInt32(28), through: 0, by: -4) {
        result.bytes.append(digits[Int(word >> shift & 15)])
      }
    }
    return result
  }
}
