package import HTTPTypes
import Wire

/// Takes secrets out of what is kept for reading.
///
/// A key is shown by its first characters, so that a person can tell two apart. Bodies are looked at
/// only where one of the vendor's secret keys occurs in them. What it cannot know is a secret that
/// stands where no vendor documents one, such as in an unknown path.
package struct Redaction: Sendable {
  private let headerNames: Set<HTTPField.Name>
  private let keys: [(name: String, needle: [UInt8])]
  private let initials: Initials
  /// The operations whose paths hold a secret.
  private let secretPaths: Set<String>
  /// The parameters of a query that are cut.
  private let parameters: Set<String>

  /// What clients put keys into although no vendor here reads them there.
  private static let usualParameters: Set = [
    "access_token", "api_key", "api-key", "apikey", "authorization", "key", "password", "secret",
    "token", "x-api-key",
  ]

  package init(_ vendor: Vendor) {
    let facts = vendor.facts
    parameters = Self.usualParameters.union(facts.secretKeys.map { $0.lowercased() })
    secretPaths = Set(
      vendor.operations.filter { !facts.secretKeys.isDisjoint(with: $0.template.parameters) }
        .map(\.id))
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

  /// The path, with what its template calls by a secret's name cut.
  package func path(_ path: String, of operation: Operation?) -> String {
    guard let operation, secretPaths.contains(operation.id) else { return path }
    let segments = operation.template.segments
    var index = 0
    return path.split(separator: "/", omittingEmptySubsequences: false).map { part in
      // Empty parts, of double slashes, fit no segment.
      guard !part.isEmpty, index < segments.count else { return String(part) }
      defer { index += 1 }
      let segment = segments[index]
      guard let name = segment.parameter, keys.contains(where: { $0.name == name }),
        let value = segment.value(in: part)
      else { return String(part) }
      return segment.prefix + Self.hidden(value) + segment.suffix
    }.joined(separator: "/")
  }

  /// The query, with the values of secrets cut.
  package func query(_ query: String) -> String {
    guard !query.isEmpty else { return query }
    return query.split(separator: "&", omittingEmptySubsequences: false).map { pair in
      guard let mark = pair.firstIndex(of: "=") else { return String(pair) }
      let name = (PercentEncoding.decode(pair[..<mark]) ?? String(pair[..<mark])).lowercased()
      guard parameters.contains(name) else { return String(pair) }
      return pair[...mark] + Self.hidden(pair[pair.index(after: mark)...])
    }.joined(separator: "&")
  }

  static func isForm(_ headers: HTTPFields) -> Bool {
    headers[.contentType]?.hasPrefix("application/x-www-form-urlencoded") ?? false
  }

  package func body(_ bytes: [UInt8], isForm: Bool = false) -> [UInt8] {
    if isForm { return Array(query(String(decoding: bytes, as: UTF8.self)).utf8) }
    guard mayHoldSecrets(bytes) else { return bytes }
    guard let json = try? JSON(parsing: bytes) else { return cut(bytes) }
    return redacted(json).serialized()
  }

  /// Text that is no JSON document but may hold pieces of one, such as events.
  func text(_ bytes: [UInt8]) -> [UInt8] { mayHoldSecrets(bytes) ? cut(bytes) : bytes }

  /// Cuts the string that follows each secret key, wherever that stands.
  private func cut(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "\""),
        let key = keys.first(where: { bytes[index...].starts(with: $0.needle) })
      else {
        result.append(bytes[index])
        index += 1
        continue
      }
      result += key.needle
      index += key.needle.count
      while index < bytes.count, " \t\r\n:".utf8.contains(bytes[index]) {
        result.append(bytes[index])
        index += 1
      }
      guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else { continue }
      let start = index + 1
      var end = start
      while end < bytes.count, bytes[end] != UInt8(ascii: "\"") {
        end += bytes[end] == UInt8(ascii: "\\") ? 2 : 1
      }
      end = min(end, bytes.count)
      let secret = String(decoding: bytes[start..<end], as: UTF8.self)
      result += [UInt8(ascii: "\"")] + Array(Self.hidden(secret).utf8)
      index = end
    }
    return result
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
        result[key] = keys.contains { $0.name == key } ? hidden(value) : redacted(value)
      }
      return .object(result)
    default: return json
    }
  }

  /// What stands under a secret key: texts, also in a list, and numbers are cut.
  private func hidden(_ json: JSON) -> JSON {
    switch json {
    case .string(let text): .string(Self.hidden(text))
    case .number: .string(Self.ellipsis)
    case .array(let elements): .array(elements.map(hidden))
    default: redacted(json)
    }
  }

  /// The end of everything that was cut.
  package static let ellipsis = "…"

  /// The scheme of a header's value, then its secret as `hidden(_:)` shows it.
  static func hidden(credential text: String) -> String {
    guard let blank = text.utf8.firstIndex(of: UInt8(ascii: " ")) else { return hidden(text) }
    return text[...blank] + hidden(text[text.utf8.index(after: blank)...])
  }

  /// The first bytes of a secret, half of it at most, then dots.
  static func hidden(_ secret: some StringProtocol) -> String {
    String(decoding: secret.utf8.prefix(min(8, secret.utf8.count / 2)), as: UTF8.self) + ellipsis
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
