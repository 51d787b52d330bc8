import Wire

/// Something with an @ between two parts that are not empty; no letter is ever sent.
struct EmailAddress: PatternedText {
  let value: String

  init(unchecked value: String) { self.value = value }

  static let pattern = TextPattern(name: "email address", regex: "^[^@\\s]+@[^@\\s]+$") { text in
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    return parts.count == 2
      && parts.allSatisfy { part in
        !part.isEmpty && !part.contains(where: \.isWhitespace)
      }
  }
}
