/// Which names of headers, parameters, form fields and members stand for secrets: those that a
/// vendor declares, and at every vendor and for paths of none those that look like one.
///
/// The journal and records of runs both decide by it. Names are compared without case, `-`, `_` and
/// `.`, so that `X-API-Key`, `api_key` and `apiKey` are one. It knows names only: a secret under a
/// name that says nothing is not found.
package struct SecretNames: Sendable {
  /// Those of the vendor, as `Self.letters` has them.
  private let own: [[UInt8]]

  /// The names of a vendor; nil for paths of no vendor.
  package init(_ description: VendorDescription?) {
    var names = description?.secretKeys ?? []
    if case .header(let name)? = description?.credential { names.insert(name) }
    own = names.sorted().map { Self.letters(of: $0.utf8) }
  }

  /// Whether a header or a member of a body of this name holds a secret.
  package func contains(_ name: String) -> Bool { contains(name.utf8) }

  /// The same of a parameter of a query or a field of a form, where clients also put plain keys.
  package func contains(parameter name: String) -> Bool {
    contains(name) || Self.letters(of: name.utf8) == Self.key
  }

  func contains(_ name: some BidirectionalCollection<UInt8>) -> Bool {
    if own.contains(where: { Self.has(name, suffix: $0, isWhole: true) }) { return true }
    // Most names end otherwise.
    guard let last = name.last, Self.lastLetters.contains(last | 0x20) else { return false }
    return Self.suffixes.contains { Self.has(name, suffix: $0) }
      && !Self.exceptions.contains { Self.has(name, suffix: $0) }
  }

  /// How names end that look like a secret's; our choice, from what clients of many APIs send.
  private static let suffixes: [[UInt8]] = [
    "apikey", "accesskey", "secretkey", "privatekey", "signingkey", "encryptionkey", "authkey",
    "masterkey", "secret", "token", "password", "passwd", "passphrase", "pwd", "credential",
    "credentials", "authorization", "cookie", "jwt", "bearer",
  ].map { Array($0.utf8) }

  /// What ends like a secret and is none: places in a list, and prices.
  private static let exceptions: [[UInt8]] = [
    "pagetoken", "nexttoken", "previoustoken", "prevtoken", "continuationtoken", "synctoken",
    "pertoken",
  ].map { Array($0.utf8) }

  private static let lastLetters = Set(suffixes.compactMap(\.last))
  private static let key = Array("key".utf8)

  private static func isSeparator(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".")
  }

  private static func lowered(_ byte: UInt8) -> UInt8 {
    UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte ? byte | 0x20 : byte
  }

  private static func letters(of name: String.UTF8View) -> [UInt8] {
    name.filter { !isSeparator($0) }.map(lowered)
  }

  /// Whether the letters of a name end with others, or are these.
  private static func has(
    _ name: some BidirectionalCollection<UInt8>, suffix: [UInt8], isWhole: Bool = false
  ) -> Bool {
    var index = name.endIndex
    for letter in suffix.reversed() {
      repeat {
        guard index > name.startIndex else { return false }
        index = name.index(before: index)
      } while isSeparator(name[index])
      guard lowered(name[index]) == letter else { return false }
    }
    return !isWhole || name[..<index].allSatisfy(isSeparator)
  }
}
