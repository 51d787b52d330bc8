/// A place in a JSON document (RFC 6901).
///
/// It is only the way there: whether a document has such a place is for the document to say.
package struct JSONPointer: Hashable, Sendable {
  /// The names and indices from the root on, unescaped.
  package let tokens: [String]

  /// The pointer through these names and indices.
  package init(_ tokens: [String]) {
    self.tokens = tokens
  }

  /// Reads the text form, such as `/users/0/name`, in which `~1` is a slash and `~0` a tilde. Nil
  /// when it does not begin with a slash or has another character after a tilde. The empty text
  /// is the root.
  package init?(_ text: String) {
    guard !text.isEmpty else {
      self = .root
      return
    }
    guard text.utf8.first == UInt8(ascii: "/") else { return nil }
    var tokens: [String] = []
    for escaped in text.utf8.dropFirst().split(
      separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    {
      guard let token = Self.unescaped(escaped) else { return nil }
      tokens.append(token)
    }
    self.init(tokens)
  }

  /// The whole document.
  package static let root = JSONPointer([])

  /// The last name or index; nil at the root.
  package var last: String? {
    tokens.last
  }

  /// The pointer to the member `key` of what this one points at.
  package func appending(_ key: String) -> JSONPointer {
    JSONPointer(tokens + [key])
  }

  /// The pointer to the element `index` of what this one points at.
  package func appending(_ index: Int) -> JSONPointer {
    JSONPointer(tokens + [String(index)])
  }

  /// The array index that a token stands for: decimal, without leading zeros or sign.
  static func index(_ token: String) -> Int? {
    guard let index = Int(token), index >= 0, String(index) == token else { return nil }
    return index
  }

  private static func unescaped(_ text: Substring.UTF8View) -> String? {
    var bytes: [UInt8] = []
    var isEscape = false
    for byte in text {
      switch (isEscape, byte) {
      case (false, UInt8(ascii: "~")):
        isEscape = true
        continue
      case (false, _): bytes.append(byte)
      case (true, UInt8(ascii: "0")): bytes.append(UInt8(ascii: "~"))
      case (true, UInt8(ascii: "1")): bytes.append(UInt8(ascii: "/"))
      default: return nil
      }
      isEscape = false
    }
    return isEscape ? nil : String(decoding: bytes, as: UTF8.self)
  }
}

extension JSONPointer: CustomStringConvertible {
  /// The text form; empty for the root.
  package var description: String {
    var text = ""
    for token in tokens {
      text.append("/")
      // A name may be as long as its sender likes, and hardly one has something to escape.
      guard token.utf8.contains(where: Self.isEscaped) else {
        text.append(token)
        continue
      }
      for character in token.unicodeScalars {
        switch character {
        case "~": text.append("~0")
        case "/": text.append("~1")
        default: text.unicodeScalars.append(character)
        }
      }
    }
    return text
  }

  private static func isEscaped(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "~") || byte == UInt8(ascii: "/")
  }
}
