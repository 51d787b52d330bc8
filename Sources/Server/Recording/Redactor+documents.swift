import Simulation
import Telemetry
import Wire

/// Scenarios, settings and bodies of control calls, with the keys that they ask for covered as those
/// of requests are, so that a replay's rules meet a replay's keys.
extension Redactor {
  /// Documents with the keys in them covered. All are learned from before any is written.
  mutating func documents(_ documents: [JSON], of vendors: [Vendor]) -> [JSON] {
    for document in documents { learn(from: document, under: "", vendors) }
    return documents.map { covered($0, under: "", vendors) }
  }

  private mutating func learn(from json: JSON, under parent: String, _ vendors: [Vendor]) {
    switch json {
    case .array(let elements):
      for element in elements { learn(from: element, under: parent, vendors) }
    case .object(let object):
      let vendors = Self.vendors(named: object["vendor"], of: vendors)
      for (key, value) in object {
        if let text = value.stringValue, Self.isSecret(key, under: parent) {
          learn(pattern: text, of: vendors)
        } else {
          learn(from: value, under: key, vendors)
        }
      }
    default: return
    }
  }

  private func covered(_ json: JSON, under parent: String, _ vendors: [Vendor]) -> JSON {
    switch json {
    case .string(let text): return .string(Self.text(covered(Array(text.utf8))) ?? text)
    case .array(let elements):
      return .array(elements.map { covered($0, under: parent, vendors) })
    case .object(let object):
      return .object(
        JSONObject(
          object.map { key, value in
            if let text = value.stringValue, Self.isSecret(key, under: parent) {
              return (key, .string(covered(pattern: text)))
            }
            let name = Self.text(covered(Array(key.utf8))) ?? key
            return (name, covered(value, under: key, vendors))
          }))
    default: return json
    }
  }

  /// The vendors that a block of a rule is about.
  private static func vendors(named name: JSON?, of vendors: [Vendor]) -> [Vendor] {
    let named = vendors.filter { $0.name == name?.stringValue }
    return named.isEmpty ? vendors : named
  }

  private static let names = SecretNames(nil)

  /// Whether the text of a member is a key, or a pattern of keys.
  private static func isSecret(_ key: String, under parent: String) -> Bool {
    let name = key.hasPrefix("/") ? key.split(separator: "/").last.map(String.init) ?? key : key
    return names.contains(name) || (parent == "match" && key == "key")
      || (parent == "query" && names.contains(parameter: key))
  }

  /// The bytes as text, where all of them are known.
  private static func text(_ bytes: RecordedBytes) -> String? {
    var whole: [UInt8] = []
    for part in bytes.parts {
      guard case .bytes(let bytes) = part else { return nil }
      whole += bytes
    }
    return String(validating: whole, as: UTF8.self)
  }

  // MARK: - Patterns

  private mutating func learn(pattern text: String, of vendors: [Vendor]) {
    let bytes = Array(text.utf8)
    let knownHead = { (key: String) in vendors.lazy.compactMap { $0.knownHead(of: key) }.first }
    guard let pieces = Self.pieces(of: bytes) else {
      _ = credential(text, knownHead: knownHead)
      return
    }
    guard !patterns.contains(where: { $0.text == bytes }) else { return }
    // What a key that has been met stands for decides how its pattern is written.
    if let (key, other) = standIns.filter({ Self.ranges(of: pieces, in: $0.key) != nil })
      .min(by: { $0.key.lexicographicallyPrecedes($1.key) }),
      let ranges = Self.ranges(of: pieces, in: key)
    {
      patterns.append(
        KeyPattern(text: bytes, pieces: pieces, written: ranges.map { Array(other[$0]) }))
      return
    }
    let written = pieces.enumerated().map { index, piece -> [UInt8] in
      let head =
        index > 0 ? 0 : knownHead(String(decoding: piece, as: UTF8.self)) ?? Self.head(of: piece)
      guard piece.count - head >= Self.shortest else { return piece }
      learn(given: piece, head: head)
      return standIns[piece] ?? piece
    }
    patterns.append(KeyPattern(text: bytes, pieces: pieces, written: written))
  }

  /// A key or a pattern of keys, as it is written.
  private func covered(pattern text: String) -> String {
    let bytes = Array(text.utf8)
    guard let pieces = Self.pieces(of: bytes) else {
      let start = SecretNames.scheme(of: text)
      let end =
        bytes.lastIndex(of: UInt8(ascii: "~")).flatMap { $0 > start ? $0 : nil } ?? bytes.count
      guard let other = standIns[Array(bytes[start..<end])] else {
        return Self.text(covered(bytes)) ?? text
      }
      return String(decoding: bytes[..<start] + other + bytes[end...], as: UTF8.self)
    }
    let written = patterns.first { $0.text == bytes }?.written ?? pieces
    let start = SecretNames.scheme(of: text)
    return String(
      decoding: bytes[..<start] + Array(written.joined(separator: [UInt8(ascii: "*")])),
      as: UTF8.self)
  }

  /// What stands between the stars of a pattern, behind a scheme; nil for a text without stars.
  private static func pieces(of pattern: [UInt8]) -> [[UInt8]]? {
    let star = UInt8(ascii: "*")
    guard pattern.contains(star) else { return nil }
    let start = SecretNames.scheme(of: String(decoding: pattern, as: UTF8.self))
    return pattern[start...].split(separator: star, omittingEmptySubsequences: false).map(
      Array.init)
  }

  /// Where the pieces of a pattern stand in a key; nil where it does not meet the pattern.
  static func ranges(of pieces: [[UInt8]], in key: [UInt8]) -> [Range<Int>]? {
    guard let first = pieces.first, let last = pieces.last, pieces.count > 1,
      key.count >= first.count + last.count, key.starts(with: first),
      key.suffix(last.count).elementsEqual(last)
    else { return nil }
    var ranges = [0..<first.count]
    let end = key.count - last.count
    for piece in pieces.dropFirst().dropLast() {
      let start = ranges[ranges.count - 1].upperBound
      guard let range = key[start..<end].firstRange(of: piece) else { return nil }
      ranges.append(range)
    }
    return ranges + [end..<key.count]
  }
}

/// A pattern of keys in a document, and how it is written.
struct KeyPattern {
  let text: [UInt8]
  /// What stands between its stars.
  let pieces: [[UInt8]]
  /// What is written in place of each piece.
  let written: [[UInt8]]
}
