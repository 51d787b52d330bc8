import Simulation
import Wire

/// Spellings of the vendor's own quick start: `externalWorkspaceId` for `external_workspace_id`.
enum CamelCase {
  static let input = Setting(
    "camel_case_input", default: true,
    why: "the quick start sends camelCase keys; the service itself reads snake_case only",
    vendor: "reads snake_case keys only")

  /// The snake_case spelling of a camelCase key; nil where it is spelled like that already.
  @Sendable static func snake(_ key: String) -> String? {
    guard key.utf8.contains(where: { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }) else {
      return nil
    }
    var result = ""
    for character in key {
      if character.isUppercase {
        result += "_" + character.lowercased()
      } else {
        result.append(character)
      }
    }
    return result
  }
}
