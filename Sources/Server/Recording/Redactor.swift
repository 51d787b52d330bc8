import HTTPTypes
import Simulation
import Telemetry
import Wire

/// The secrets of a run, and what stands for each in its record.
///
/// A key or secret that a client brought is written as another of the same shape, so that a replay
/// goes the same way: what tells a vendor's kinds of keys apart stays, the rest is made up. One
/// that the simulation made is left out: a replay makes it again. Secrets of fewer than eight bytes
/// are only known in headers; anywhere else they would be taken for ordinary words.
struct Redactor {
  private enum Cover {
    case standIn([UInt8])
    case made(Int)
  }

  static let shortest = 8

  private var covers: [[UInt8]: Cover] = [:]
  /// The patterns of keys that rules ask for: what is written for a key that meets one meets what is
  /// written for the pattern.
  var patterns: [KeyPattern] = []

  /// What stands for each secret that a client brought.
  var standIns: [[UInt8]: [UInt8]] {
    covers.compactMapValues { if case .standIn(let other) = $0 { other } else { nil } }
  }

  /// The secrets that are looked for everywhere, by their first byte, the longest first.
  private var wanted: [UInt8: [[UInt8]]] = [:]
  private var made = 0

  /// Takes a header's value for a credential, and gives what is written in its place.
  ///
  /// A scheme (`Bearer`) and a world's name behind `~` are no secret, nor
  /// is what `knownHead` counts of a key.
  mutating func credential(_ value: String, knownHead: (String) -> Int?) -> RecordedBytes {
    let bytes = Array(value.utf8)
    let start = SecretNames.scheme(of: value)
    let end =
      bytes.lastIndex(of: UInt8(ascii: "~")).flatMap { $0 > start ? $0 : nil } ?? bytes.count
    let secret = Array(bytes[start..<end])
    let head = knownHead(String(decoding: secret, as: UTF8.self)) ?? Self.head(of: secret)
    guard head < secret.count else { return RecordedBytes(bytes) }
    learn(given: secret, head: head)
    let part: RecordedBytes.Part =
      switch covers[secret] {
      case .made(let number): .secret(number)
      case .standIn(let other): .bytes(other)
      case nil: .bytes([])
      }
    return Self.joined([.bytes(Array(bytes[..<start])), part, .bytes(Array(bytes[end...]))])
  }

  /// Learns the secrets that a client sends as members of these names.
  mutating func learn(given body: [UInt8], in names: SecretNames) {
    for secret in names.members(in: body) { learn(given: Array(body[secret]), head: 0) }
  }

  /// Learns the secrets that an answer shows as members of these names.
  mutating func learn(made body: [UInt8], in names: SecretNames) {
    for range in names.members(in: body) where range.count >= Self.shortest {
      let secret = Array(body[range])
      guard covers[secret] == nil else { continue }
      made += 1
      add(secret, .made(made))
    }
  }

  /// A query or a form with the values of parameters of these names covered where they stand, as a
  /// header's is, and every known secret elsewhere.
  mutating func parameters(
    _ bytes: [UInt8], in names: SecretNames, knownHead: (String) -> Int?
  ) -> RecordedBytes {
    var parts: [RecordedBytes.Part] = []
    for (index, pair) in bytes.split(separator: UInt8(ascii: "&"), omittingEmptySubsequences: false)
      .enumerated()
    {
      if index > 0 { parts.append(.bytes([UInt8(ascii: "&")])) }
      let text = String(decoding: pair.prefix { $0 != UInt8(ascii: "=") }, as: UTF8.self)
      guard let mark = pair.firstIndex(of: UInt8(ascii: "=")),
        names.contains(parameter: PercentEncoding.decode(text[...]) ?? text)
      else {
        parts += covered(Array(pair)).parts
        continue
      }
      parts.append(.bytes(Array(pair[...mark])))
      let value = String(decoding: pair[(mark + 1)...], as: UTF8.self)
      parts += credential(value, knownHead: knownHead).parts
      // Where the server decodes a value, it may say it in an answer.
      if case .standIn(let other)? = covers[Array(value.utf8)],
        let decoded = PercentEncoding.decode(value[...]), decoded != value,
        let shown = PercentEncoding.decode(String(decoding: other, as: UTF8.self)[...]),
        covers[Array(decoded.utf8)] == nil
      {
        add(Array(decoded.utf8), .standIn(Array(shown.utf8)))
      }
    }
    return Self.joined(parts)
  }

  /// A request's target: its path, and its query as `parameters` has it.
  mutating func target(
    _ target: String, in names: SecretNames, knownHead: (String) -> Int?
  ) -> RecordedBytes {
    guard let mark = target.utf8.firstIndex(of: UInt8(ascii: "?")) else {
      return covered(Array(target.utf8))
    }
    let query = Array(target.utf8[target.utf8.index(after: mark)...])
    return Self.joined(
      covered(Array(target.utf8[...mark])).parts
        + parameters(query, in: names, knownHead: knownHead).parts)
  }

  /// Bytes with every known secret covered.
  func covered(_ bytes: [UInt8]) -> RecordedBytes {
    guard !wanted.isEmpty else { return RecordedBytes(bytes) }
    var parts: [RecordedBytes.Part] = []
    var start = 0
    var index = 0
    while index < bytes.count {
      guard let secret = wanted[bytes[index]]?.first(where: { bytes[index...].starts(with: $0) })
      else {
        index += 1
        continue
      }
      parts.append(.bytes(Array(bytes[start..<index])))
      switch covers[secret] {
      case .made(let number): parts.append(.secret(number))
      case .standIn(let other): parts.append(.bytes(other))
      case nil: parts.append(.bytes(secret))
      }
      index += secret.count
      start = index
    }
    parts.append(.bytes(Array(bytes[start...])))
    return Self.joined(parts)
  }

  mutating func learn(given secret: [UInt8], head: Int) {
    guard covers[secret] == nil else { return }
    var fixed: [Int: UInt8] = [:]
    for pattern in patterns {
      let ranges = Self.ranges(of: pattern.pieces, in: secret) ?? []
      for (range, written) in zip(ranges, pattern.written) {
        for (index, byte) in zip(range, written) { fixed[index] = byte }
      }
    }
    add(secret, .standIn(Self.standIn(for: secret, keeping: head, fixed, covers.count + 1)))
  }

  private mutating func add(_ secret: [UInt8], _ cover: Cover) {
    covers[secret] = cover
    guard secret.count >= Self.shortest else { return }
    wanted[secret[0], default: []].append(secret)
    wanted[secret[0]]?.sort { $0.count > $1.count }
  }

  /// How much of a key tells its kind: an early `_` (`sk_live_`); of a token in three parts, all
  /// but its signature.
  static func head(of key: [UInt8]) -> Int {
    let dots = key.indices.filter { key[$0] == UInt8(ascii: ".") }
    if dots.count == 2, dots[1] + 1 < key.count { return dots[1] + 1 }
    return key.prefix(10).lastIndex(of: UInt8(ascii: "_")).map { $0 + 1 } ?? 0
  }

  /// Something of the same length and the same kinds of characters; hexadecimal digits stay such.
  /// `fixed` are the bytes of some places.
  private static func standIn(
    for secret: [UInt8], keeping head: Int, _ fixed: [Int: UInt8], _ ordinal: Int
  ) -> [UInt8] {
    var result = secret
    var rest = ordinal
    let takes = { (count: Int) -> UInt8 in
      defer { rest /= count }
      return UInt8(rest % count)
    }
    for (index, byte) in fixed { result[index] = byte }
    for index in (head..<secret.count).reversed() where fixed[index] == nil {
      // What a backslash begins is one character of JSON, what a percent sign begins one of a
      // query; both stay.
      guard index == 0 || secret[index - 1] != UInt8(ascii: "\\"),
        !secret[max(0, index - 2)..<index].contains(UInt8(ascii: "%"))
      else { continue }
      switch secret[index] {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): result[index] = UInt8(ascii: "0") + takes(10)
      case UInt8(ascii: "a")...UInt8(ascii: "z"): result[index] = UInt8(ascii: "a") + takes(6)
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): result[index] = UInt8(ascii: "A") + takes(6)
      default: break
      }
    }
    return result
  }

  private static func joined(_ parts: [RecordedBytes.Part]) -> RecordedBytes {
    var joined: [RecordedBytes.Part] = []
    for part in parts {
      guard case .bytes(let bytes) = part else {
        joined.append(part)
        continue
      }
      guard !bytes.isEmpty else { continue }
      if case .bytes(let before) = joined.last {
        joined[joined.count - 1] = .bytes(before + bytes)
      } else {
        joined.append(part)
      }
    }
    return RecordedBytes(parts: joined)
  }
}
