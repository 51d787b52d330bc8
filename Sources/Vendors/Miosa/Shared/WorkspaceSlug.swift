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

  private static let longest = 80

  static func isValid(_ text: String) -> Bool {
    let bytes = text.utf8
    guard let first = bytes.first, bytes.count <= longest, isAlphanumeric(first) else {
      return false
    }
    return bytes.allSatisfy { isAlphanumeric($0) || $0 == UInt8(ascii: "-") }
  }

  /// The slug of a name: lower case, letters without their marks, runs of anything else to one
  /// hyphen, trimmed, at most 80. Nil where nothing remains.
  static func derived(from name: String) -> String? {
    var slug: [UInt8] = []
    for byte in SlugLetters.folded(name).utf8 {
      if isAlphanumeric(byte) {
        slug.append(byte)
      } else if let last = slug.last, last != UInt8(ascii: "-") {
        slug.append(UInt8(ascii: "-"))
      }
    }
    slug = Array(slug.prefix(longest))
    while slug.last == UInt8(ascii: "-") { slug.removeLast() }
    return slug.isEmpty ? nil : String(decoding: slug, as: UTF8.self)
  }

  /// A slug for something new that nothing else has: that of its name, if it is free, else that or
  /// the noun with a part of its id, or the whole id. (Our choice.)
  static func free(
    for name: String, id: String, of noun: String, isTaken: (String) throws(MiosaError) -> Bool
  ) throws(MiosaError) -> String {
    let base = derived(from: name)
    if let base, try !isTaken(base) { return base }
    let stem = base ?? noun
    let short = "\(stem.prefix(longest - 9))-\(id.prefix(8))"
    if try !isTaken(short) { return short }
    return "\(stem.prefix(longest - id.utf8.count - 1))-\(id)"
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}

/// Latin letters as a slug spells them.
private enum SlugLetters {
  /// A text in lower case whose Latin letters have no marks: `Ünïcode Straße` is `unicode strasse`.
  static func folded(_ text: String) -> String {
    let text = text.lowercased()
    guard !text.utf8.allSatisfy({ $0 < 0x80 }) else { return text }
    var folded = ""
    for scalar in text.unicodeScalars {
      // A mark that stands by itself belongs to the letter before.
      if scalar.properties.generalCategory == .nonspacingMark { continue }
      folded += plain(scalar) ?? String(scalar)
    }
    return folded
  }

  /// The letter without its marks, by its name in Unicode; nil for what is no Latin letter.
  private static func plain(_ scalar: Unicode.Scalar) -> String? {
    let prefix = "LATIN SMALL LETTER "
    guard !scalar.isASCII, let name = scalar.properties.name, name.hasPrefix(prefix) else {
      return scalar == "œ" ? "oe" : nil
    }
    let words = name.dropFirst(prefix.count).split(separator: " ")
    switch words.first {
    case "SHARP": return "ss"
    case "THORN": return "th"
    case "ETH": return "d"
    case "DOTLESS": return words.dropFirst().first?.lowercased()
    case let word? where word.utf8.count <= 2 && (words.count == 1 || words[1] == "WITH"):
      return word.lowercased()
    default: return nil
    }
  }
}
