import Wire

/// Marks the documented fields that stand in a JSON text or in a query, without building either.
///
/// It looks at names only where fields of a table are still missing, and passes over everything
/// else. Members are expected in documented order, as answers are written in it; others are found
/// too. Text that is not JSON marks what is read before the fault and harms nothing: every look is
/// within the bytes, and it goes no deeper than the table does.
struct FieldScanner {
  let table: FieldTable
  /// The number that the table's first field has among the fields.
  var offset = 0
  var metFields: FieldSet
  /// The documented spelling of a name in another one, for members at the root.
  var alias: ((String) -> String?)?

  /// Marks the fields of a JSON text.
  mutating func scan(json: [UInt8]) {
    let bytes = json.span
    _ = value(bytes, at: Self.space(bytes, from: 0), node: 0)
  }

  /// Marks the parameters of an encoded query.
  mutating func scan(query: String) {
    var query = query
    query.makeContiguousUTF8()
    let bytes = query.utf8.span
    var start = 0
    while start < bytes.count, !metFields.isComplete {
      var end = start
      var nameEnd: Int?
      var isPlain = true
      while end < bytes.count, bytes[end] != UInt8(ascii: "&") {
        let byte = bytes[end]
        if byte == UInt8(ascii: "="), nameEnd == nil { nameEnd = end }
        if nameEnd == nil, byte == UInt8(ascii: "%") || byte == UInt8(ascii: "+") {
          isPlain = false
        }
        end += 1
      }
      parameter(bytes, start..<(nameEnd ?? end), isPlain: isPlain)
      start = end + 1
    }
  }

  /// A parameter's name; an array's may end with `[]`.
  private mutating func parameter(_ bytes: Span<UInt8>, _ name: Range<Int>, isPlain: Bool) {
    var range = name
    if isPlain {
      if range.count > 2, bytes[range.upperBound - 2] == UInt8(ascii: "["),
        bytes[range.upperBound - 1] == UInt8(ascii: "]")
      {
        range = range.lowerBound..<(range.upperBound - 2)
      }
      if let member = member(bytes, range, node: 0, expected: 0) {
        return metFields.mark(offset + table.members[member].field)
      }
    }
    var letters: [UInt8] = []
    for index in name { letters.append(bytes[index]) }
    var text = Query(String(decoding: letters, as: UTF8.self)[...]).pairs.first?.name ?? ""
    if text.hasSuffix("[]") { text.removeLast(2) }
    if let member = member(named: text, node: 0) {
      metFields.mark(offset + table.members[member].field)
    }
  }

  /// Reads a value and returns the place behind it.
  private mutating func value(_ bytes: Span<UInt8>, at start: Int, node: Int) -> Int {
    guard start < bytes.count else { return start }
    let fields = table.nodes[node].fields
    if metFields.containsAll(offset + fields.lowerBound..<offset + fields.upperBound) {
      return Self.pass(bytes, at: start)
    }
    switch bytes[start] {
    case UInt8(ascii: "{"): return object(bytes, at: start + 1, node: node)
    case UInt8(ascii: "["):
      guard let elements = table.nodes[node].elements else { return Self.pass(bytes, at: start) }
      return array(bytes, at: start + 1, node: elements)
    default: return Self.pass(bytes, at: start)
    }
  }

  private mutating func array(_ bytes: Span<UInt8>, at start: Int, node: Int) -> Int {
    var index = Self.space(bytes, from: start)
    while index < bytes.count, bytes[index] != UInt8(ascii: "]") {
      index = value(bytes, at: index, node: node)
      index = Self.space(bytes, from: index)
      guard index < bytes.count, bytes[index] == UInt8(ascii: ",") else { break }
      index = Self.space(bytes, from: index + 1)
    }
    return index + 1
  }

  private mutating func object(_ bytes: Span<UInt8>, at start: Int, node: Int) -> Int {
    let members = table.nodes[node].members
    var expected = members.lowerBound
    var index = Self.space(bytes, from: start)
    while index < bytes.count, bytes[index] == UInt8(ascii: "\"") {
      var found: Int?
      if expected < members.upperBound,
        let end = table.members[expected].name.end(asKeyAt: index, of: bytes)
      {
        found = expected
        index = Self.space(bytes, from: end)
      } else {
        let end = Self.string(bytes, at: index)
        guard end.index <= bytes.count else { return bytes.count }
        found = member(bytes, index..<end.index, end.isPlain, node: node, expected: expected)
        index = Self.space(bytes, from: end.index)
        guard index < bytes.count, bytes[index] == UInt8(ascii: ":") else { return bytes.count }
        index = Self.space(bytes, from: index + 1)
      }
      if let found {
        expected = found + 1
        metFields.mark(offset + table.members[found].field)
        if let inside = table.members[found].node {
          index = value(bytes, at: index, node: inside)
        } else {
          index = Self.pass(bytes, at: index)
        }
      } else if let values = table.nodes[node].values {
        index = value(bytes, at: index, node: values)
      } else {
        index = Self.pass(bytes, at: index)
      }
      index = Self.space(bytes, from: index)
      guard index < bytes.count, bytes[index] == UInt8(ascii: ",") else { break }
      index = Self.space(bytes, from: index + 1)
    }
    return index + 1
  }

  /// The member whose name stands in the bytes, in quotes; also by another spelling at the root.
  private func member(
    _ bytes: Span<UInt8>, _ quoted: Range<Int>, _ isPlain: Bool, node: Int, expected: Int
  ) -> Int? {
    guard isPlain else { return member(named: Self.unescaped(bytes, quoted), node: node) }
    let name = (quoted.lowerBound + 1)..<max(quoted.lowerBound + 1, quoted.upperBound - 1)
    return member(bytes, name, node: node, expected: expected)
      ?? (node == 0 ? aliased(bytes, name) : nil)
  }

  /// The member whose name stands in the bytes: looked for at `expected` first, then behind it,
  /// then before it.
  private func member(
    _ bytes: Span<UInt8>, _ name: Range<Int>, node: Int, expected: Int
  ) -> Int? {
    let members = table.nodes[node].members
    let next = members.contains(expected) ? expected : members.lowerBound
    for index in next..<members.upperBound
    where table.members[index].name.stands(in: name, of: bytes) {
      return index
    }
    for index in members.lowerBound..<next
    where table.members[index].name.stands(in: name, of: bytes) {
      return index
    }
    return nil
  }

  private func aliased(_ bytes: Span<UInt8>, _ name: Range<Int>) -> Int? {
    guard let alias else { return nil }
    var letters: [UInt8] = []
    for index in name { letters.append(bytes[index]) }
    return alias(String(decoding: letters, as: UTF8.self)).flatMap { plain($0, node: 0) }
  }

  /// The member of that name, or the one that the name is another spelling of.
  private func member(named name: String, node: Int) -> Int? {
    plain(name, node: node)
      ?? (node == 0 ? alias?(name).flatMap { plain($0, node: node) } : nil)
  }

  private func plain(_ name: String, node: Int) -> Int? {
    let letters = Array(name.utf8)
    return member(letters.span, letters.indices, node: node, expected: 0)
  }

  private static func unescaped(_ bytes: Span<UInt8>, _ range: Range<Int>) -> String {
    var text: [UInt8] = []
    for index in range { text.append(bytes[index]) }
    return (try? JSON(parsing: text))?.stringValue ?? ""
  }
}
