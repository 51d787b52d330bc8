package import HTTPTypes
package import Simulation
import Wire

/// Takes secrets out of what is kept for reading.
///
/// Which names hold secrets is told by `SecretNames`. A key is shown by its first characters, so
/// that a person can tell two apart. What it cannot know is a secret that stands under no name,
/// such as in an unknown path.
package struct Redaction: Sendable {
  private let names: SecretNames
  /// The operations whose paths hold a secret.
  private let secretPaths: Set<String>

  /// For requests that came to no vendor.
  package init() {
    names = SecretNames(nil)
    secretPaths = []
  }

  package init(_ vendor: Vendor) {
    let names = SecretNames(vendor.description)
    self.names = names
    secretPaths = Set(
      vendor.operations.filter { $0.template.parameters.contains { names.contains($0) } }
        .map(\.id))
  }

  package func headers(_ headers: HTTPFields) -> HTTPFields {
    var result = headers
    // By position: a look-up by name would build an index for every request.
    for index in headers.indices where names.contains(headers[index].name.rawName) {
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
      guard let name = segment.parameter, names.contains(name),
        let value = segment.value(in: PercentEncoding.decodingUnreserved(part))
      else { return String(part) }
      return segment.prefix + Self.hidden(value) + segment.suffix
    }.joined(separator: "/")
  }

  /// The query, with the values of secrets cut.
  package func query(_ query: String) -> String {
    guard query.utf8.contains(UInt8(ascii: "=")) else { return query }
    return String(decoding: form(Array(query.utf8)), as: UTF8.self)
  }

  /// The pairs of a query or a form, with the values of secrets cut.
  ///
  /// It goes once over the bytes and makes nothing for a pair without a secret: a form has as many
  /// pairs as its sender likes.
  private func form(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var copied = 0
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "&")) ?? bytes.count
      if let mark = bytes[start..<end].firstIndex(of: UInt8(ascii: "=")),
        isSecret(parameter: start..<mark, of: bytes)
      {
        result += bytes[copied...mark]
        result += Self.hidden(String(decoding: bytes[(mark + 1)..<end], as: UTF8.self)).utf8
        copied = end
      }
      start = end + 1
    }
    return copied == 0 ? bytes : result + bytes[copied...]
  }

  /// Whether the name at these places, escaped as in a URL, is a secret's.
  private func isSecret(parameter name: Range<Int>, of bytes: [UInt8]) -> Bool {
    guard bytes[name].contains(UInt8(ascii: "%")) else {
      return names.contains(parameter: bytes.span.extracting(name))
    }
    let escaped = String(decoding: bytes[name], as: UTF8.self)
    return names.contains(parameter: PercentEncoding.decode(escaped) ?? escaped)
  }

  /// Whether a body is a form in a query's format.
  package static func isForm(_ headers: HTTPFields) -> Bool {
    headers[.contentType]?.lowercased().hasPrefix("application/x-www-form-urlencoded") ?? false
  }

  package func body(_ bytes: [UInt8], isForm: Bool = false) -> [UInt8] {
    if isForm { return form(bytes) }
    guard names.mayOccur(in: bytes) else { return bytes }
    guard let json = try? JSON(parsing: bytes, maximumValues: BodyLimit.values) else {
      return cut(bytes)
    }
    let redacted = redacted(json)
    // One without secrets stays byte for byte.
    return redacted == json ? bytes : redacted.serialized()
  }

  /// Text that is no JSON document but may hold pieces of one, such as events.
  func text(_ bytes: [UInt8]) -> [UInt8] { names.mayOccur(in: bytes) ? cut(bytes) : bytes }

  /// Cuts the strings that follow secret names, wherever those stand.
  private func cut(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var index = 0
    for secret in names.members(in: bytes) {
      result += bytes[index..<secret.lowerBound]
      result += Self.hidden(String(decoding: bytes[secret], as: UTF8.self)).utf8
      index = secret.upperBound
    }
    return result + bytes[index...]
  }

  private func redacted(_ json: JSON) -> JSON {
    switch json {
    case .array(let elements): return .array(elements.map(redacted))
    case .object(let object):
      var result = JSONObject()
      for (key, value) in object {
        result[key] = names.contains(key) ? hidden(value) : redacted(value)
      }
      return .object(result)
    // A form that an answer repeats, or the query of a URL.
    case .string(let text) where text.utf8.contains(UInt8(ascii: "=")):
      return .string(query(text))
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
    let start = text.utf8.index(text.startIndex, offsetBy: SecretNames.scheme(of: text))
    return text[..<start] + hidden(text[start...])
  }

  /// The first bytes of a secret, half of it at most, then dots.
  static func hidden(_ secret: some StringProtocol) -> String {
    String(decoding: secret.utf8.prefix(min(8, secret.utf8.count / 2)), as: UTF8.self) + ellipsis
  }
}
