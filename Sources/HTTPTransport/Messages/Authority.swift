/// The host and port that a request is addressed to, as `Host` or a target in absolute form say it.
///
/// It exists only where the whole text is `host [":" port]` of RFC 9110: no name of a user, nothing
/// behind a bracket but a port. What it compares by is written in one way; nothing is looked up.
package struct Authority: Sendable, Hashable {
  /// In lower case, without brackets and without the dot that ends an absolute name; empty where
  /// the client named none.
  package let host: String
  /// As it was written; nil where there is none.
  package let port: String?

  /// Reads an authority; nil where the text is none.
  package init?(_ text: some StringProtocol) {
    let bytes = text.utf8
    guard !bytes.isEmpty else {
      host = ""
      port = nil
      return
    }
    var name: Substring.UTF8View
    var rest: Substring.UTF8View
    if bytes.first == UInt8(ascii: "[") {
      let inner = Substring(text).utf8.dropFirst()
      guard let end = inner.firstIndex(of: UInt8(ascii: "]")), end > inner.startIndex,
        inner[..<end].allSatisfy(Self.isInAddress)
      else { return nil }
      name = inner[..<end]
      rest = inner[inner.index(after: end)...]
    } else {
      let all = Substring(text).utf8
      let end = all.firstIndex(of: UInt8(ascii: ":")) ?? all.endIndex
      name = all[..<end]
      rest = all[end...]
      guard !name.isEmpty, name.allSatisfy(Self.isInName) else { return nil }
      if name.last == UInt8(ascii: "."), name.count > 1 { name = name.dropLast() }
    }
    host = String(Substring(name)).lowercased()
    guard !rest.isEmpty else {
      port = nil
      return
    }
    guard rest.popFirst() == UInt8(ascii: ":"), rest.allSatisfy(Self.isDigit) else { return nil }
    port = String(Substring(rest))
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    let lower = byte | 0x20
    return lower >= UInt8(ascii: "a") && lower <= UInt8(ascii: "z")
  }

  /// What a registered name may have: letters, digits, and `-._~!$&'()*+,;=%`.
  private static func isInName(_ byte: UInt8) -> Bool {
    isLetter(byte) || isDigit(byte) || isMark(byte)
  }

  /// The marks among them, as one comparison each: every request has its Host read twice.
  private static func isMark(_ byte: UInt8) -> Bool {
    switch Unicode.Scalar(byte) {
    case "-", ".", "_", "~", "!", "$", "&", "'", "(", ")", "*", "+", ",", ";", "=", "%": true
    default: false
    }
  }

  /// What may stand between brackets: an IPv6 address, with its zone.
  private static func isInAddress(_ byte: UInt8) -> Bool {
    isLetter(byte) || isDigit(byte) || ":.%-_".utf8.contains(byte)
  }
}
