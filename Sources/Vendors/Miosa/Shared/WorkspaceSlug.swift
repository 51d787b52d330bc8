import Wire

/// A workspace's slug: 1 to 80 of a-z 0-9 -, alphanumeric first. [seed 003]
///
/// Nothing is normalised: capitals and blanks are refused. An empty slug counts as none given, for
/// the service casts it to nothing (SDK: the CLI's transcription).
struct WorkspaceSlug: PatternedText {
  let value: String

  init(unchecked value: String) { self.value = value }

  static let message = "must start with alphanumeric and contain only a-z 0-9 -"

  static let pattern = TextPattern(name: "slug", regex: "^$|^[a-z0-9][a-z0-9-]{0,79}$") {
    $0.isEmpty || isValid($0)
  }

  static func isValid(_ text: String) -> Bool {
    let bytes = text.utf8
    guard let first = bytes.first, bytes.count <= 80, isAlphanumeric(first) else { return false }
    return bytes.allSatisfy { isAlphanumeric($0) || $0 == UInt8(ascii: "-") }
  }

  /// The slug of a name: lower case, runs of anything else to one hyphen, trimmed, at most 80.
  static func derived(from name: String) -> String {
    var slug: [UInt8] = []
    for byte in name.lowercased().utf8 {
      if isAlphanumeric(byte) {
        slug.append(byte)
      } else if let last = slug.last, last != UInt8(ascii: "-") {
        slug.append(UInt8(ascii: "-"))
      }
    }
    slug = Array(slug.prefix(80))
    while slug.last == UInt8(ascii: "-") { slug.removeLast() }
    return String(decoding: slug, as: UTF8.self)
  }

  /// The slug that was given, else that of the name; 422 where that is none.
  static func chosen(
    _ given: String?, for name: String, of subject: String
  ) throws(MiosaError) -> String {
    let slug = given.flatMap { $0.isEmpty ? nil : $0 } ?? derived(from: name)
    guard isValid(slug) else { throw MiosaError(invalid: subject, [("slug", [message])]) }
    return slug
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
