/// A field's name in a form that is compared to bytes eight at a time.
struct FieldName: Sendable {
  /// How many bytes of UTF-8 it has.
  let count: Int
  /// The first eight bytes, the first of them lowest; zeros where it is shorter.
  private let head: UInt64
  /// The eight behind these.
  private let middle: UInt64
  /// The bytes behind these; few names have any.
  private let tail: [UInt8]

  init(_ name: String) {
    let bytes = Array(name.utf8)
    count = bytes.count
    head = bytes.prefix(8).reversed().reduce(0) { $0 << 8 | UInt64($1) }
    middle = bytes.dropFirst(8).prefix(8).reversed().reduce(0) { $0 << 8 | UInt64($1) }
    tail = Array(bytes.dropFirst(16))
  }

  /// Whether it stands in `range` of the bytes.
  @inline(__always)
  func stands(in range: Range<Int>, of bytes: Span<UInt8>) -> Bool {
    guard range.count == count,
      Self.eight(at: range.lowerBound, before: range.upperBound, bytes) == head
    else { return false }
    guard count > 8 else { return true }
    guard Self.eight(at: range.lowerBound + 8, before: range.upperBound, bytes) == middle else {
      return false
    }
    return count <= 16 || hasTail(from: range.lowerBound + 16, bytes)
  }

  /// The place of the value, where this name stands as a key at `start`, in quotes and followed by
  /// a colon at once, as keys in answers are.
  @inline(__always)
  func end(asKeyAt start: Int, of bytes: Span<UInt8>) -> Int? {
    let end = start + 1 + count
    guard end + 2 <= bytes.count, bytes[end] == UInt8(ascii: "\""),
      bytes[end + 1] == UInt8(ascii: ":"), stands(in: start + 1..<end, of: bytes)
    else { return nil }
    return end + 2
  }

  private func hasTail(from start: Int, _ bytes: Span<UInt8>) -> Bool {
    for index in tail.indices where bytes[start + index] != tail[index] { return false }
    return true
  }

  /// Up to eight bytes from `start` on, the first of them lowest; zeros from `end` on.
  @inline(__always)
  private static func eight(at start: Int, before end: Int, _ bytes: Span<UInt8>) -> UInt64 {
    let length = min(8, end - start)
    if let eight = bytes.eight(at: start) {
      return length == 8 ? eight : eight & ((1 << UInt64(8 * length)) - 1)
    }
    var eight: UInt64 = 0
    for index in (start..<start + length).reversed() { eight = eight << 8 | UInt64(bytes[index]) }
    return eight
  }
}

extension Span where Element == UInt8 {
  /// The eight bytes from `index` on, the first of them lowest; nil where there are fewer.
  @inline(__always)
  func eight(at index: Int) -> UInt64? {
    guard index + 8 <= count else { return nil }
    let raw = unsafe self.bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
    return UInt64(littleEndian: raw)
  }
}
