import Wire

/// Finds where two bodies begin to differ, in the words of their format.
enum BodyDifference {
  /// The place and both sides; nil where they are the same bytes.
  static func between(
    _ expected: [UInt8], _ found: [UInt8]
  ) -> (place: String, expected: String, found: String)? {
    guard expected != found else { return nil }
    if let left = try? JSON(parsing: expected), let right = try? JSON(parsing: found),
      let (pointer, left, right) = between(left, right, at: .root)
    {
      let name = pointer.description
      return (name.isEmpty ? "the whole" : name, shown(left), shown(right))
    }
    let common = zip(expected, found).prefix { $0 == $1 }.count
    return ("byte \(common)", shown(expected, from: common), shown(found, from: common))
  }

  private static func between(
    _ left: JSON, _ right: JSON, at pointer: JSONPointer
  ) -> (JSONPointer, JSON?, JSON?)? {
    switch (left, right) {
    case (.object(let one), .object(let other)):
      for (name, value) in one {
        guard let counterpart = other[name] else { return (pointer.appending(name), value, nil) }
        if let found = between(value, counterpart, at: pointer.appending(name)) { return found }
      }
      for (name, value) in other where one[name] == nil {
        return (pointer.appending(name), nil, value)
      }
      return nil
    case (.array(let one), .array(let other)):
      for index in 0..<max(one.count, other.count) {
        let place = pointer.appending(index)
        guard index < one.count else { return (place, nil, other[index]) }
        guard index < other.count else { return (place, one[index], nil) }
        if let found = between(one[index], other[index], at: place) { return found }
      }
      return nil
    default: return left == right ? nil : (pointer, left, right)
    }
  }

  private static func shown(_ json: JSON?) -> String {
    guard let json else { return "(nothing)" }
    let text = "\(json)"
    return text.count > 200 ? "\(text.prefix(200))…" : text
  }

  /// Some bytes around a place, what is no text as hexadecimal.
  private static func shown(_ bytes: [UInt8], from start: Int) -> String {
    let part = Array(bytes[max(0, start - 20)..<min(bytes.count, start + 40)])
    guard start < bytes.count else { return "(ends after \(bytes.count) bytes)" }
    guard let text = String(validating: part, as: UTF8.self) else { return Hex.encode(part) }
    return "\(JSON.string(text))"
  }
}
