/// Percent-encoding of UTF-8, as URLs and forms use it.
package enum PercentEncoding {
  /// Decodes a part of a URL, for example one path segment.
  ///
  /// - Parameters:
  ///   - text: The text with escapes.
  ///   - plusIsSpace: Whether `+` is a space, as in queries and forms but not in paths.
  /// - Returns: The text without escapes; nil when one is broken or the bytes are no UTF-8.
  package static func decode(
    _ text: some StringProtocol, plusIsSpace: Bool = false
  ) -> String? {
    decode(text, plusIsSpace: plusIsSpace, keepsBrokenEscapes: false)
      .flatMap { String(validating: $0, as: UTF8.self) }
  }

  /// The text with everything escaped but letters, digits, `-`, `.`, `_` and `~`; fit for a path
  /// segment and for a query's names and values.
  package static func encode(_ text: some StringProtocol) -> String {
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      if isUnreserved(byte) {
        bytes.append(byte)
      } else {
        bytes.append(contentsOf: "%\(Hex.encode([byte]).uppercased())".utf8)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The text with the escapes undone that stand for letters, digits, `-`, `.`, `_` and `~`: it is the
  /// same path in the form that clients usually write (RFC 3986, 6.2.2.2). All else stays escaped.
  package static func decodingUnreserved(_ text: Substring) -> Substring {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%"), rest.count >= 2,
        let high = Hex.value(of: rest[rest.startIndex]),
        let low = Hex.value(of: rest[rest.startIndex + 1]), isUnreserved(high << 4 | low)
      else {
        bytes.append(byte)
        continue
      }
      bytes.append(high << 4 | low)
      rest = rest.dropFirst(2)
    }
    return String(decoding: bytes, as: UTF8.self)[...]
  }

  /// The text that `text` stands for, without errors: broken escapes stay as they are and
  /// bytes that are no UTF-8 become U+FFFD. This is how servers read queries.
  static func decodeLeniently(_ text: Substring) -> String {
    guard text.utf8.contains(where: { $0 == UInt8(ascii: "%") || $0 == UInt8(ascii: "+") }) else {
      return String(text)
    }
    let bytes = decode(text, plusIsSpace: true, keepsBrokenEscapes: true) ?? []
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func decode(
    _ text: some StringProtocol, plusIsSpace: Bool, keepsBrokenEscapes: Bool
  ) -> [UInt8]? {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "+"), plusIsSpace {
        bytes.append(UInt8(ascii: " "))
      } else if byte != UInt8(ascii: "%") {
        bytes.append(byte)
      } else if rest.count >= 2, let high = Hex.value(of: rest[rest.startIndex]),
        let low = Hex.value(of: rest[rest.startIndex + 1])
      {
        bytes.append(high << 4 | low)
        rest = rest.dropFirst(2)
      } else if keepsBrokenEscapes {
        bytes.append(byte)
      } else {
        return nil
      }
    }
    return bytes
  }

  private static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
      UInt8(ascii: "_"), UInt8(ascii: "~"):
      true
    default: false
    }
  }
}
