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
  /// By the last two letters of a name, whether a secret name ends so: most names do not, and are
  /// told from secret ones by this alone.
  private let endings: [Bool]

  /// The names of a vendor; nil for paths of no vendor.
  package init(_ description: VendorDescription?) {
    var names = description?.secretKeys ?? []
    if case .header(let name)? = description?.credential { names.insert(name) }
    own = names.sorted().map { Self.letters(of: $0.utf8) }
    var endings = Array(repeating: false, count: 1024)
    for name in own + Self.suffixes {
      guard let last = name.last else { continue }
      // In front of a name of one letter stands anything.
      for second in name.dropLast().last.map({ $0...$0 }) ?? 0...31 {
        endings[Self.ending(second, last)] = true
      }
    }
    self.endings = endings
  }

  /// Whether a header or a member of a body of this name holds a secret.
  package func contains(_ name: String) -> Bool { contains(name.utf8.span) }

  /// The same of a parameter of a query or a field of a form, where clients also put plain keys.
  package func contains(parameter name: String) -> Bool { contains(parameter: name.utf8.span) }

  func contains(parameter name: borrowing Span<UInt8>) -> Bool {
    contains(name) || Self.has(name, suffix: Self.key, isWhole: true)
  }

  func contains(_ name: borrowing Span<UInt8>) -> Bool {
    var end = name.count
    guard let last = Self.letter(before: &end, in: name) else { return false }
    guard mayEnd(Self.letter(before: &end, in: name) ?? 0, last) else { return false }
    return own.contains { Self.has(name, suffix: $0, isWhole: true) }
      || Self.suffixes.contains { Self.has(name, suffix: $0) }
        && !Self.exceptions.contains { Self.has(name, suffix: $0) }
  }

  /// Whether a secret name may have these last letters, in upper or lower case; 0 in front of the
  /// only one. True says nothing.
  func mayEnd(_ second: UInt8, _ last: UInt8) -> Bool { endings[Self.ending(second, last)] }

  private static func ending(_ second: UInt8, _ last: UInt8) -> Int {
    Int(second & 31) << 5 | Int(last & 31)
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

  private static let key = Array("key".utf8)

  static func isSeparator(_ byte: UInt8) -> Bool {
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
    _ name: borrowing Span<UInt8>, suffix: [UInt8], isWhole: Bool = false
  ) -> Bool {
    var end = name.count
    for expected in suffix.reversed() {
      guard let letter = letter(before: &end, in: name), lowered(letter) == expected else {
        return false
      }
    }
    return !isWhole || letter(before: &end, in: name) == nil
  }

  /// The last letter before a place, which moves in front of it; nil where only separators are.
  private static func letter(before end: inout Int, in name: borrowing Span<UInt8>) -> UInt8? {
    while end > 0 {
      end -= 1
      if !isSeparator(name[end]) { return name[end] }
    }
    return nil
  }
}
