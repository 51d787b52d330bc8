/// The code of a Swift file: its text without comments and without the literal parts of strings. What
/// strings interpolate is code.
struct SwiftCode {
  private let bytes: [UInt8]
  private var position = 0
  private var code: [UInt8] = []

  private init(_ text: String) { bytes = Array(text.utf8) }

  static func stripped(_ text: String) -> String {
    var scanner = SwiftCode(text)
    scanner.scan(isInterpolated: false)
    return String(decoding: scanner.code, as: UTF8.self)
  }

  /// The types that stand at the top of a file with such code.
  static func declaredTypes(in code: String) -> Set<String> {
    let kinds: Set<Substring> = ["struct", "class", "enum", "actor", "protocol", "typealias"]
    let modifiers: Set<Substring> = [
      "package", "public", "internal", "fileprivate", "private", "final", "indirect", "nonisolated",
    ]
    var names: Set<String> = []
    for line in code.split(separator: "\n") where line.first != " " {
      let words = line.split(separator: " ")
      guard let place = words.firstIndex(where: kinds.contains), words.count > place + 1,
        words[..<place].allSatisfy({ modifiers.contains($0) || $0.hasPrefix("@") })
      else { continue }
      names.insert(String(words[place + 1].prefix { $0.isLetter || $0.isNumber || $0 == "_" }))
    }
    return names
  }

  /// The names of types that such code uses: every word that begins with a capital letter.
  static func usedTypes(in code: String) -> Set<String> {
    let words = code.utf8.split { byte in
      !(UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
        && !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) && byte != UInt8(ascii: "_")
    }
    return Set(
      words.lazy.filter { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0[$0.startIndex]) }
        .map { String(Substring($0)) })
  }

  /// The types that conform to a protocol as far as such code says, by others that refine it too.
  static func types(conformingTo name: String, in codes: [String]) -> Set<String> {
    let declaration =
      #/\b(protocol|struct|class|enum|actor|extension) (\w+) *: *([^{]*?)(?: where [^{]*)?\{/#
    var refining: [String: Set<String>] = [:]
    var conforming: [String: Set<String>] = [:]
    for match in codes.flatMap({ $0.matches(of: declaration) }) {
      let (_, kind, type, protocols) = match.output
      for other in usedTypes(in: String(protocols)) {
        if kind == "protocol" {
          refining[other, default: []].insert(String(type))
        } else {
          conforming[other, default: []].insert(String(type))
        }
      }
    }
    var found: Set<String> = []
    var protocols: Set = [name]
    var rest = [name]
    while let next = rest.popLast() {
      found.formUnion(conforming[next, default: []])
      rest += refining[next, default: []].filter { protocols.insert($0).inserted }
    }
    return found
  }

  /// Copies code up to the end, or to the parenthesis that ends an interpolation.
  private mutating func scan(isInterpolated: Bool) {
    var depth = 0
    while position < bytes.count {
      if skipComment() || skipString() { continue }
      let byte = bytes[position]
      position += 1
      if isInterpolated {
        if byte == UInt8(ascii: "(") { depth += 1 }
        if byte == UInt8(ascii: ")") {
          guard depth > 0 else { return }
          depth -= 1
        }
      }
      code.append(byte)
    }
  }

  private func isAt(_ text: StaticString, _ offset: Int = 0) -> Bool {
    let start = position + offset
    let expected = text.description.utf8
    return start + expected.count <= bytes.count
      && bytes[start..<(start + expected.count)].elementsEqual(expected)
  }

  private mutating func skipComment() -> Bool {
    guard bytes[position] == UInt8(ascii: "/") else { return false }
    if isAt("//") {
      while position < bytes.count, bytes[position] != UInt8(ascii: "\n") { position += 1 }
      return true
    }
    guard isAt("/*") else { return false }
    var depth = 0
    repeat {
      if isAt("/*") {
        depth += 1
        position += 2
      } else if isAt("*/") {
        depth -= 1
        position += 2
      } else {
        position += 1
      }
    } while depth > 0 && position < bytes.count
    return true
  }

  /// Skips a string of any kind: plain, raw, over several lines.
  private mutating func skipString() -> Bool {
    guard bytes[position] == UInt8(ascii: "\"") || bytes[position] == UInt8(ascii: "#") else {
      return false
    }
    var hashes = 0
    while isAt("#", hashes) { hashes += 1 }
    guard isAt("\"", hashes) else { return false }
    let quotes = isAt("\"\"\"", hashes) ? 3 : 1
    position += hashes + quotes
    code.append(UInt8(ascii: " "))
    while position < bytes.count {
      let byte = bytes[position]
      if byte == UInt8(ascii: "\\"), isRun("#", hashes, at: 1) {
        position += 1 + hashes
        let isInterpolation = isAt("(")
        position += 1
        if isInterpolation { scan(isInterpolated: true) }
      } else if byte == UInt8(ascii: "\""), isRun("\"", quotes, at: 0),
        isRun("#", hashes, at: quotes)
      {
        position += quotes + hashes
        return true
      } else {
        position += 1
      }
    }
    return true
  }

  private func isRun(_ character: StaticString, _ count: Int, at offset: Int) -> Bool {
    (0..<count).allSatisfy { isAt(character, offset + $0) }
  }
}
