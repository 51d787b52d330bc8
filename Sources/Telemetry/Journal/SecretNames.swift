package import Simulation

/// Which names of headers, parameters, form fields and members stand for secrets: those that a
/// vendor declares, and at every vendor and for paths of none those that look like one.
///
/// The journal and records of runs both decide by it. Names are compared without case, `-`, `_`,
/// `.` and brackets, so that `X-API-Key`, `api_key` and `apiKey` are one, and `user[password]` and
/// `token[]` are found. It knows names only: a secret under a
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
    guard let last = name.last(where: { !Self.isSeparator($0) }),
      Self.lastLetters.contains(last | 0x20)
    else { return false }
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
    switch byte {
    case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "["),
      UInt8(ascii: "]"):
      true
    default: false
    }
  }

  /// How many bytes of a header's value are its scheme and the blank behind it: `Bearer ` of
  /// `Bearer abc`. What begins with no scheme that is known is a secret from its first byte on.
  package static func scheme(of value: String) -> Int {
    guard let blank = value.utf8.firstIndex(of: UInt8(ascii: " ")),
      schemes.contains(letters(of: value[..<blank].utf8))
    else { return 0 }
    return value.utf8.distance(from: value.startIndex, to: blank) + 1
  }

  /// Schemes of credentials that clients send (RFC 9110 11.1 and what is in use).
  private static let schemes: Set<[UInt8]> = Set(
    [
      "bearer", "basic", "digest", "token", "apikey", "key", "jwt", "oauth", "negotiate", "hawk",
      "aws4hmacsha256",
    ].map { Array($0.utf8) })

  private static func lowered(_ byte: UInt8) -> UInt8 {
    UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte ? byte | 0x20 : byte
  }

  private static func letters(of name: some Sequence<UInt8>) -> [UInt8] {
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
