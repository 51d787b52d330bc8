import Wire

/// Compares a body with what it must be, whole: values, the spelling of numbers, the order of keys.
///
/// It goes on after the first difference, so that one run shows them all.
struct BodyComparison {
  /// Values taken by placeholders, by name.
  private(set) var captures: [String: String]
  /// One line a difference: where, expected, found.
  private(set) var differences: [String] = []

  init(captures: [String: String]) { self.captures = captures }

  /// Compares a whole body. Where the expected one is JSON, the other must be too.
  mutating func compare(_ expected: String, _ found: [UInt8]) {
    if let pattern = TextPattern(expected).whole, pattern.kind == .any {
      if let name = pattern.capture { captures[name] = String(decoding: found, as: UTF8.self) }
      return
    }
    guard let expectedTree = try? JSON(parsing: Array(expected.utf8)) else {
      return compare(text: expected, String(decoding: found, as: UTF8.self))
    }
    do throws(JSONSyntaxError) {
      compare(expectedTree, try JSON(parsing: found), at: .root)
    } catch {
      let text = String(decoding: found, as: UTF8.self)
      differences.append("body: expected JSON, found \(text.isEmpty ? "nothing" : text)")
    }
  }

  /// Compares texts that are not JSON, line by line.
  private mutating func compare(text expected: String, _ found: String) {
    let wanted = expected.split(separator: "\n", omittingEmptySubsequences: false)
    var lines = found.split(separator: "\n", omittingEmptySubsequences: false)
    while lines.count > wanted.count, lines.last?.isEmpty == true { lines.removeLast() }
    if wanted == [""], lines.allSatisfy(\.isEmpty) { return }
    for index in 0..<max(wanted.count, lines.count) {
      let want = index < wanted.count ? String(wanted[index]) : nil
      let line = index < lines.count ? String(lines[index]) : nil
      if let want, let line, TextPattern(want).matches(line, &captures) { continue }
      differences.append(
        "body, line \(index + 1): expected \(want ?? "no such line"), "
          + "found \(line ?? "no such line")")
    }
  }

  private mutating func compare(_ expected: JSON, _ found: JSON, at pointer: JSONPointer) {
    switch (expected, found) {
    case (.object(let left), .object(let right)): compare(left, right, at: pointer)
    case (.array(let left), .array(let right)):
      for (index, pair) in zip(left, right).enumerated() {
        compare(pair.0, pair.1, at: pointer.appending(index))
      }
      if left.count != right.count {
        differ(pointer, "\(left.count) elements", "\(right.count): \(found)")
      }
    case (.string(let pattern), _): compare(TextPattern(pattern), pattern, found, at: pointer)
    case (.number(let left), .number(let right)):
      if left.spelling != right.spelling { differ(pointer, left.spelling, right.spelling) }
    default:
      if expected != found { differ(pointer, "\(expected)", "\(found)") }
    }
  }

  private mutating func compare(
    _ left: JSONObject, _ right: JSONObject, at pointer: JSONPointer
  ) {
    for (key, value) in left {
      guard let other = right[key] else {
        differ(pointer.appending(key), "\(value)", "no such key")
        continue
      }
      compare(value, other, at: pointer.appending(key))
    }
    for (key, value) in right where !left.contains(key) {
      differ(pointer.appending(key), "no such key", "\(value)")
    }
    let order = right.keys.filter { left.contains($0) }
    let wanted = left.keys.filter { right.contains($0) }
    if order != wanted {
      differ(pointer, "keys in the order \(wanted)", "\(order)")
    }
  }

  private mutating func compare(
    _ pattern: TextPattern, _ text: String, _ found: JSON, at pointer: JSONPointer
  ) {
    if let (kind, capture) = pattern.whole {
      let taken: String? =
        switch (kind, found) {
        case (.any, .string(let text)), (.string, .string(let text)): text
        case (.any, _): "\(found)"
        case (.uuid, .string(let text)), (.instant, .string(let text)):
          kind.takes(text[...]) ? text : nil
        case (.int, .number(let number)), (.number, .number(let number)):
          kind.takes(number.spelling[...]) ? number.spelling : nil
        default: nil
        }
      guard let taken else { return differ(pointer, text, "\(found)") }
      if let capture { captures[capture] = taken }
      return
    }
    guard case .string(let value) = found, pattern.matches(value, &captures) else {
      return differ(pointer, "\(JSON.string(text))", "\(found)")
    }
  }

  private mutating func differ(_ pointer: JSONPointer, _ expected: String, _ found: String) {
    let place = pointer.description.isEmpty ? "body" : pointer.description
    differences.append("\(place): expected \(expected), found \(found)")
  }
}
