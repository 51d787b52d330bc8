/// A field's name in a form that is compared to bytes eight at a time.
struct FieldName: Sendable {
  /// How many bytes of UTF-8 it has.
  let count: Int
  /// The first eight bytes, the first of them lowest; zeros where it is shorter.
  private let head: UInt64
  /// The bytes behind these.
  private let tail: [UInt8]

  init(_ name: String) {
    let bytes = Array(name.utf8)
    count = bytes.count
    head = bytes.prefix(8).reversed().reduce(0) { $0 << 8 | UInt64($1) }
    tail = Array(bytes.dropFirst(8))
  }

  /// Whether it stands in `range` of the bytes.
  @inline(__always)
  func stands(in range: Range<Int>, of bytes: Span<UInt8>) -> Bool {
    guard range.count == count, Self.head(of: range, bytes) == head else { return false }
    for index in tail.indices where bytes[range.lowerBound + 8 + index] != tail[index] {
      return false
    }
    return true
  }

  @inline(__always)
  private static func head(of range: Range<Int>, _ bytes: Span<UInt8>) -> UInt64 {
    if let eight = bytes.eight(at: range.lowerBound) {
      return range.count >= 8 ? eight : eight & ((1 << UInt64(8 * range.count)) - 1)
    }
    var head: UInt64 = 0
    for index in range.prefix(8).reversed() { head = head << 8 | UInt64(bytes[index]) }
    return head
  }
}

extension Span where Element == UInt8 {
  /// The eight bytes from `index` on, the first of them lowest; nil where there are fewer.
  @inline(__always)
  func eight(at index: Int) -> UInt64? {
    guard index >= 0, index + 8 <= count else { return nil }
    let raw = unsafe self.bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
    return UInt64(littleEndian: raw)
  }
}
