import Simulation
import Wire

/// A host name with at least one dot, in lower case however it was sent: names of hosts are the
/// same in every case. [our choice: the documents only show some]
struct DomainName: PatternedText {
  let value: String

  init(unchecked value: String) { self.value = value.lowercased() }

  static let message = "must be a valid domain name"

  static let pattern = TextPattern(
    name: "domain",
    regex:
      "^([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?$"
  ) { isValid($0) }

  static func isValid(_ text: String) -> Bool {
    let labels = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard labels.count >= 2, text.utf8.count <= 253 else { return false }
    return labels.allSatisfy { label in
      guard (1...63).contains(label.count), label.first != UInt8(ascii: "-"),
        label.last != UInt8(ascii: "-")
      else { return false }
      return label.allSatisfy { byte in
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
          || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
      }
    }
  }
}
