import Storage
import Wire

/// Bytes in a column of text: themselves where they are UTF-8, and else their Base64 behind a mark.
package struct StoredBytes: ConvertedColumn, Decodable, Hashable, Sendable {
  /// The bytes.
  package let bytes: ByteString

  private static let mark = "\u{1}base64:"

  /// A column of these bytes.
  package init(_ bytes: ByteString) {
    self.bytes = bytes
  }

  /// Reads what `stored` has written; what is no Base64 behind the mark is empty.
  package init(stored: String) {
    if stored.hasPrefix(Self.mark) {
      bytes = ByteString(Base64.decode(stored.dropFirst(Self.mark.count)) ?? [])
    } else {
      bytes = ByteString(stored)
    }
  }

  /// The text of the column.
  package var stored: String {
    let text = bytes.text
    let isItself =
      !text.hasPrefix(Self.mark) && !bytes.contains(0) && ByteString(text) == bytes
    return isItself ? text : Self.mark + Base64.encode(bytes.bytes)
  }
}
