/// Looking for secrets in texts of JSON and pieces of it.
extension SecretNames {
  /// The contents of the strings that stand under secret names, also in lists, wherever in a text;
  /// of one that does not end, all that is there.
  package func members(in body: [UInt8]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var index = 0
    while index < body.count {
      guard isName(endingAt: index, in: body) else {
        index += 1
        continue
      }
      index = Self.readStrings(in: body, behind: index + 1, into: &found)
    }
    return found
  }

  /// Whether a quote ends a secret name.
  private func isName(endingAt index: Int, in body: [UInt8]) -> Bool {
    guard body[index] == Self.quote,
      let start = body[..<index].suffix(Self.longest)
        .lastIndex(of: Self.quote)
    else { return false }
    return contains(body.span.extracting((start + 1)..<index))
  }

  /// Names are not looked at beyond so many bytes.
  private static let longest = 128

  /// Adds the string or strings behind a name, and gives the place to go on from.
  private static func readStrings(
    in body: [UInt8], behind name: Int, into found: inout [Range<Int>]
  ) -> Int {
    var index = name
    skipBlanks(in: body, &index)
    // A field of a multipart form stands behind its header's blank line.
    if body[name...].starts(with: "\r\n\r\n".utf8) {
      let end = body[(name + 4)...].firstIndex(of: UInt8(ascii: "\r")) ?? body.count
      found.append((name + 4)..<end)
      return end
    }
    guard index < body.count, body[index] == UInt8(ascii: ":") else { return name }
    index += 1
    skipBlanks(in: body, &index)
    let isList = index < body.count && body[index] == UInt8(ascii: "[")
    if isList { index += 1 }
    repeat {
      skipBlanks(in: body, &index)
      guard index < body.count, body[index] == quote else { return index }
      let start = index + 1
      index = start
      while index < body.count, body[index] != quote {
        index += body[index] == UInt8(ascii: "\\") ? 2 : 1
      }
      index = min(index, body.count)
      found.append(start..<index)
      index = min(index + 1, body.count)
      skipBlanks(in: body, &index)
      guard isList, index < body.count, body[index] == UInt8(ascii: ",") else { return index }
      index += 1
    } while true
  }

  private static func skipBlanks(in body: [UInt8], _ index: inout Int) {
    while index < body.count, body[index] <= 0x20 { index += 1 }
  }

  private static let quote = UInt8(ascii: "\"")

  /// Whether a text may hold a secret under one of the names, or in a query or form (an equals
  /// sign); a text without secrets may be taken for one with. It is asked of every body, so eight
  /// places are looked at in one go: ends of names, and characters that are written by their number.
  func mayOccur(in body: [UInt8]) -> Bool {
    unsafe body.withUnsafeBytes { bytes in
      let last = bytes.count - 1
      var start = 0
      while start + 8 <= last {
        let eight = unsafe Self.eight(bytes, start)
        let quotes = Self.marks(eight, Self.quotes)
        let slashes = Self.marks(eight, Self.backslashes)
        if Self.marks(eight, Self.equalsSigns) != 0 { return true }
        if quotes | slashes != 0 {
          let next = unsafe Self.eight(bytes, start + 1)
          if slashes & Self.marks(next, Self.us) != 0 { return true }
          var hits = quotes
          while hits != 0 {
            if isEnd(start + hits.trailingZeroBitCount / 8, in: body) { return true }
            hits &= hits - 1
          }
        }
        start += 8
      }
      return (start..<max(start, last)).contains { isEnd($0, in: body) }
        || body[start...].contains { $0 == UInt8(ascii: "\\") || $0 == UInt8(ascii: "=") }
    }
  }

  /// Whether a quote ends a secret name that something follows.
  private func isEnd(_ index: Int, in body: [UInt8]) -> Bool {
    let next = body[index + 1]
    guard next == UInt8(ascii: ":") || next <= 0x20, index >= 2 else { return false }
    let (second, last) = (body[index - 2], body[index - 1])
    guard Self.isSeparator(last) || Self.isSeparator(second) || mayEnd(second, last) else {
      return false
    }
    return isName(endingAt: index, in: body)
  }

  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let quotes = ones * UInt64(UInt8(ascii: "\""))
  private static let backslashes = ones * UInt64(UInt8(ascii: "\\"))
  private static let equalsSigns = ones * UInt64(UInt8(ascii: "="))
  private static let us = ones * UInt64(UInt8(ascii: "u"))

  private static func eight(_ body: UnsafeRawBufferPointer, _ start: Int) -> UInt64 {
    UInt64(littleEndian: unsafe body.loadUnaligned(fromByteOffset: start, as: UInt64.self))
  }

  /// The top bit of each byte that is the pattern's; now and then of the byte above one.
  private static func marks(_ eight: UInt64, _ pattern: UInt64) -> UInt64 {
    let difference = eight ^ pattern
    return (difference &- ones) & ~difference & (ones << 7)
  }
}
