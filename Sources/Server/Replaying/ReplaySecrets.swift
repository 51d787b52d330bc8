import HTTPTransport
import HTTPTypes

/// The secrets that a replay's own worlds have made, by their numbers in the record.
struct ReplaySecrets {
  private var known: [Int: [UInt8]] = [:]

  /// The bytes, with a secret that is not known yet left out.
  func filled(_ bytes: RecordedBytes) -> [UInt8] {
    bytes.parts.reduce(into: []) { filled, part in
      switch part {
      case .bytes(let bytes): filled += bytes
      case .secret(let number): filled += known[number] ?? []
      }
    }
  }

  /// The bytes as they should be, where `found` is what was given: a secret that is not known yet
  /// is what stands in its place, up to the end of its JSON string.
  mutating func filled(_ bytes: RecordedBytes, learningFrom found: [UInt8]) -> [UInt8] {
    var place = 0
    for part in bytes.parts {
      switch part {
      case .bytes(let literal):
        // From here on they differ, and nothing can be learned.
        guard found[place...].starts(with: literal) else { return filled(bytes) }
        place += literal.count
      case .secret(let number):
        if known[number] == nil {
          known[number] = Array(found[place...].prefix { $0 != UInt8(ascii: "\"") })
        }
        place = min(found.count, place + (known[number]?.count ?? 0))
      }
    }
    return filled(bytes)
  }

  /// A request as it is sent.
  func filled(_ request: RecordedRequest) -> InboundRequest {
    var headers: HTTPFields = [:]
    for field in request.headers {
      guard let name = HTTPField.Name(field.name) else { continue }
      headers.append(
        HTTPField(name: name, value: String(decoding: filled(field.value), as: UTF8.self)))
    }
    return InboundRequest(
      method: request.method, target: String(decoding: filled(request.target), as: UTF8.self),
      authority: request.host, headers: headers, body: filled(request.body),
      listener: request.listener, isOversized: request.isOversized)
  }
}
