import Simulation
import Wire

/// Ids of Miosa are UUIDs in lower case; a path id that is none is 400 INVALID_ID. [docs errors]
enum UUIDText {
  static let schema = Schema(.string(Schema.StringRules(format: "uuid")))

  /// Says of members of a body that they are ids.
  static func requirements(of names: String...) -> [MemberRequirement] {
    names.map { .form($0, ["format": "uuid"]) }
  }

  static func isValid(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count == 36 else { return false }
    return bytes.enumerated().allSatisfy { index, byte in
      switch index {
      case 8, 13, 18, 23: byte == UInt8(ascii: "-")
      default:
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
          || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte | 0x20)
      }
    }
  }

  /// The id of something that is not kept, made of what tells it from others: the same in every
  /// answer.
  static func made(of text: String) -> String {
    let halves = ["id", "rest"].map { part in
      UInt64(Digest.text(of: "\(part) of \(text)").prefix(16), radix: 16) ?? 0
    }
    return Identifiers.uuid(halves[0], halves[1])
  }

  /// The id in lower case, or INVALID_ID.
  static func checked(_ text: String) throws(MiosaError) -> String {
    guard isValid(text) else { throw MiosaError(.invalidID) }
    return text.lowercased()
  }
}
