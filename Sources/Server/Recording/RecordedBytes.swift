import Wire

/// Bytes as a record keeps them: text where they are text, Base64 where not, and gaps where a
/// secret stood that the simulation had made.
struct RecordedBytes: Sendable, Hashable {
  /// A stretch of bytes, or what stands for a secret.
  enum Part: Sendable, Hashable {
    case bytes([UInt8])
    /// The secret of that number; a replay learns it from the answer that first shows it.
    case secret(Int)
  }

  var parts: [Part]

  init(parts: [Part]) { self.parts = parts }

  init(_ bytes: [UInt8]) { parts = bytes.isEmpty ? [] : [.bytes(bytes)] }

  /// Reads what `json` writes; nil for anything else.
  init?(_ json: JSON) {
    guard let list = json.arrayValue else {
      guard let part = Self.part(json) else { return nil }
      parts = part == .bytes([]) ? [] : [part]
      return
    }
    let parts = list.compactMap(Self.part)
    guard parts.count == list.count else { return nil }
    self.parts = parts
  }

  var json: JSON {
    if parts.isEmpty { return "" }
    if parts.count == 1, case .bytes(let bytes) = parts[0] { return Self.json(bytes) }
    return .array(
      parts.map { part in
        switch part {
        case .bytes(let bytes): Self.json(bytes)
        case .secret(let number): ["secret": .number(JSONNumber(number))]
        }
      })
  }

  private static func json(_ bytes: [UInt8]) -> JSON {
    if let text = String(validating: bytes, as: UTF8.self) { return .string(text) }
    return ["base64": .string(Base64.encode(bytes))]
  }

  private static func part(_ json: JSON) -> Part? {
    if let text = json.stringValue { return .bytes(Array(text.utf8)) }
    if let number = json["secret"]?.intValue { return .secret(number) }
    return json["base64"]?.stringValue.flatMap { Base64.decode($0) }.map { .bytes($0) }
  }
}
