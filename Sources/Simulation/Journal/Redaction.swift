package import HTTPTypes
import Wire

/// Takes secrets out of what is kept for reading.
///
/// A key is shown by its first characters, so that a person can tell two apart. Bodies are looked at
/// only where one of the vendor's secret keys occurs in them.
package struct Redaction: Sendable {
  private let headerNames: Set<HTTPField.Name>
  private let keys: [(name: String, needle: [UInt8])]
  private let initials: Initials

  package init(_ facts: VendorFacts) {
    var names: Set<HTTPField.Name> = [.authorization, .cookie, .setCookie, .proxyAuthorization]
    if case .header(let name) = facts.credential, let name = HTTPField.Name(name) {
      names.insert(name)
    }
    headerNames = names
    keys = facts.secretKeys.sorted().map { ($0, Array("\"\($0)\"".utf8)) }
    initials = Initials(facts.secretKeys)
  }

  package func headers(_ headers: HTTPFields) -> HTTPFields {
    var result = headers
    // By position: a look-up by name would build an index for every request.
    for index in headers.indices where headerNames.contains(headers[index].name) {
      result[index].value = Self.hidden(credential: headers[index].value)
    }
    return result
  }

  package func body(_ bytes: [UInt8]) -> [UInt8] {
    guard mayHoldSecrets(bytes), let json = try? JSON(parsing: bytes) else { return bytes }
    return redacted(json).serialized()
  }

  /// Whether one of the keys stands in the bytes, in quotes.
  private func mayHoldSecrets(_ bytes: [UInt8]) -> Bool {
    initials.positions(in: bytes) { index in
      keys.contains { bytes[index...].starts(with: $0.needle) }
    }
  }

  private func redacted(_ json: JSON) -> JSON {
    switch json {
    case .array(let elements): return .array(elements.map(redacted))
    case .object(let object):
      var result = JSONObject()
      for (key, value) in object {
        if keys.contains(where: { $0.name == key }), let text = value.stringValue {
          result[key] = .string(Self.hidden(text))
        } else {
          result[key] = redacted(value)
        }
      }
      return .object(result)
    default: return json
    }
  }

  /// The scheme of a header's value, then its secret as `hidden(_:)` shows it.
  static func hidden(credential text: String) -> String {
    guard let blank = text.utf8.firstIndex(of: UInt8(ascii: " ")) else { return hidden(text) }
    return text[...blank] + hidden(text[text.utf8.index(after: blank)...])
  }

  /// The first bytes of a secret, half of it at most, then dots.
  static func hidden(_ secret: some StringProtocol) -> String {
    String(decoding: secret.utf8.prefix(min(8, secret.utf8.count / 2)), as: UTF8.self) + "…"
  }
}

/// The bytes with which a set of keys begins: most members of a body begin otherwise.
private struct Initials: Sendable {
  /// Each byte eight times.
  private let patterns: [UInt64]

  init(_ keys: Set<String>) {
    patterns = Set(keys.compactMap(\.utf8.first)).sorted().map { Self.ones * UInt64($0) }
  }

  /// Whether `isWanted` holds of a place where a quote is followed by one of the bytes. It is done for
  /// every body, so eight places are looked at in one go; a few that it is asked about are no such
  /// places, as a match may spill over into the byte above.
  func positions(in body: [UInt8], contain isWanted: (Int) -> Bool) -> Bool {
    guard !patterns.isEmpty, body.count > 1 else { return false }
    return unsafe body.withUnsafeBytes { body in
      let last = body.count - 1
      var start = 0
      while start + 8 <= last {
        let quotes = Self.marks(unsafe Self.eight(body, start), Self.quote)
        if quotes != 0 {
          let next = unsafe Self.eight(body, start + 1)
          var hits: UInt64 = 0
          for pattern in patterns { hits |= Self.marks(next, pattern) }
          hits &= quotes
          while hits != 0 {
            if isWanted(start + hits.trailingZeroBitCount / 8) { return true }
            hits &= hits - 1
          }
        }
        start += 8
      }
      return (start..<last).contains(where: isWanted)
    }
  }

  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let quote = ones * UInt64(UInt8(ascii: "\""))

  private static func eight(_ body: UnsafeRawBufferPointer, _ start: Int) -> UInt64 {
    UInt64(littleEndian: unsafe body.loadUnaligned(fromByteOffset: start, as: UInt64.self))
  }

  /// The top bit of each byte that is the pattern's.
  private static func marks(_ eight: UInt64, _ pattern: UInt64) -> UInt64 {
    let difference = eight ^ pattern
    return (difference &- ones) & ~difference & (ones << 7)
  }
}
