/// The seed names parameters as a Ruby programmer would: `include_info` for `includeInfo`.
enum CamelCase {
  /// The wire's spelling of a snake_case name; nil where it has no underscore.
  @Sendable static func camel(_ name: String) -> String? {
    guard name.utf8.contains(UInt8(ascii: "_")) else { return nil }
    var result = ""
    var raises = false
    for character in name {
      if character == "_" {
        raises = true
      } else {
        result += raises ? character.uppercased() : String(character)
        raises = false
      }
    }
    return result
  }
}
