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

  /// Whether one of the keys stands in the bytes, in quotes: one look at each byte, for this is done
  /// for every body.
  private func mayHoldSecrets(_ bytes: [UInt8]) -> Bool {
    guard !keys.isEmpty else { return false }
    return unsafe bytes.withUnsafeBufferPointer { bytes in
      // Only the bytes after a quote are compared, and only where one of the keys begins so.
      for index in 0..<max(0, bytes.count - 1) where unsafe bytes[index] == UInt8(ascii: "\"") {
        guard unsafe initials.contains(bytes[index + 1]) else { continue }
        for key in keys where unsafe bytes[index...].starts(with: key.needle) { return true }
      }
      return false
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

/// The bytes with which a set of keys begins, as bits: most members of a body begin otherwise.
private struct Initials: Sendable {
  private var low: UInt64 = 0
  private var high: UInt64 = 0

  init(_ keys: Set<String>) {
    for byte in keys.compactMap(\.utf8.first) {
      if byte < 64 { low |= 1 << UInt64(byte) } else { high |= 1 << UInt64(byte & 63) }
    }
  }

  func contains(_ byte: UInt8) -> Bool {
    (byte < 64 ? low : high) >> UInt64(byte & 63) & 1 == 1
  }
}
