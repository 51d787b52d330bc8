package import HTTPTypes
import Wire

/// Takes secrets out of what is kept for reading.
///
/// A key is shown by its first characters, so that a person can tell two apart. Bodies are looked at
/// only where one of the vendor's secret keys occurs in them.
package struct Redaction: Sendable {
  private let headerNames: Set<HTTPField.Name>
  private let keys: [(name: String, needle: [UInt8])]

  package init(_ facts: VendorFacts) {
    var names: Set<HTTPField.Name> = [.authorization, .cookie, .setCookie, .proxyAuthorization]
    if case .header(let name) = facts.credential, let name = HTTPField.Name(name) {
      names.insert(name)
    }
    headerNames = names
    keys = facts.secretKeys.sorted().map { ($0, Array("\"\($0)\"".utf8)) }
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
      var index = 0
      while index < bytes.count {
        if unsafe bytes[index] == UInt8(ascii: "\"") {
          for key in keys where unsafe bytes[index...].starts(with: key.needle) { return true }
        }
        index += 1
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
