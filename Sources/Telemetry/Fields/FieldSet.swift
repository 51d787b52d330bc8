/// Which fields of a table have been met, a bit for each.
package struct FieldSet: Sendable, Hashable {
  private var words: [UInt64]
  /// How many have not been met.
  package private(set) var missing: Int

  /// So many fields, none of them met.
  package init(count: Int) {
    words = Array(repeating: 0, count: (count + 63) / 64)
    missing = count
  }

  /// Whether nothing can be learnt by looking on.
  package var isComplete: Bool { missing == 0 }

  package func contains(_ field: Int) -> Bool { words[field >> 6] >> UInt64(field & 63) & 1 == 1 }

  package mutating func mark(_ field: Int) {
    let bit: UInt64 = 1 << UInt64(field & 63)
    guard words[field >> 6] & bit == 0 else { return }
    words[field >> 6] |= bit
    missing -= 1
  }

  /// Whether all of some neighbours have been met.
  func containsAll(_ fields: Range<Int>) -> Bool {
    var field = fields.lowerBound
    while field < fields.upperBound {
      let offset = field & 63
      let length = min(64 - offset, fields.upperBound - field)
      let ones: UInt64 = length == 64 ? .max : (1 << UInt64(length)) - 1
      let mask = ones << UInt64(offset)
      guard words[field >> 6] & mask == mask else { return false }
      field += length
    }
    return true
  }

  /// Adds what another set of the same table has met.
  mutating func formUnion(_ other: FieldSet) {
    for index in words.indices where index < other.words.count {
      let fresh = other.words[index] & ~words[index]
      words[index] |= fresh
      missing -= fresh.nonzeroBitCount
    }
  }
}
