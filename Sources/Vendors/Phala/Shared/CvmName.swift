import Wire

/// A CVM's name: 5 to 63 letters, digits and single hyphens, a letter first, no hyphen last.
/// [SDK: JS utils/hostname.ts]
struct CvmName: PatternedText {
  let value: String

  init(unchecked value: String) { self.value = value }

  static var sample: CvmName { CvmName(unchecked: "my-app") }

  static let pattern = TextPattern(
    name: "CVM name", regex: "^(?=.{5,63}$)[A-Za-z](?:-?[A-Za-z0-9])*$", matches: isValid)

  @Sendable static func isValid(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard (5...63).contains(bytes.count), let first = bytes.first, isLetter(first) else {
      return false
    }
    var wasHyphen = false
    for byte in bytes {
      let isHyphen = byte == UInt8(ascii: "-")
      let isDigit = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      guard isLetter(byte) || isDigit || (isHyphen && !wasHyphen) else { return false }
      wasHyphen = isHyphen
    }
    return !wasHyphen
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }
}
