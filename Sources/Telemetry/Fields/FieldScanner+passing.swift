import Wire

/// Passing over what holds no field that is looked for. Eight bytes at a time where it can be: most
/// of an answer is texts.
extension FieldScanner {
  /// The place of the first byte from `start` on that is no space.
  @inline(__always)
  static func space(_ bytes: Span<UInt8>, from start: Int) -> Int {
    var index = start
    while index < bytes.count, bytes[index] <= 0x20 { index += 1 }
    return index
  }

  /// The place behind a string that begins at `start`, and whether it has no escapes. Behind the
  /// end of the bytes where it does not end.
  @inline(__always)
  static func string(_ bytes: Span<UInt8>, at start: Int) -> (index: Int, isPlain: Bool) {
    var index = start + 1
    var isPlain = true
    while true {
      if let eight = bytes.eight(at: index) {
        let hits = zeros(eight ^ (ones &* 0x22)) | zeros(eight ^ (ones &* 0x5C))
        guard hits != 0 else {
          index += 8
          continue
        }
        index += hits.trailingZeroBitCount >> 3
      } else {
        guard index < bytes.count else { return (bytes.count + 1, isPlain) }
      }
      switch bytes[index] {
      case UInt8(ascii: "\""): return (index + 1, isPlain)
      case UInt8(ascii: "\\"):
        isPlain = false
        index += 2
      default: index += 1
      }
    }
  }

  /// The place behind a value that begins at `start`.
  static func pass(_ bytes: Span<UInt8>, at start: Int) -> Int {
    guard start < bytes.count else { return start }
    switch bytes[start] {
    case UInt8(ascii: "\""): return string(bytes, at: start).index
    case UInt8(ascii: "{"), UInt8(ascii: "["): return container(bytes, at: start)
    default:
      var index = start
      // A number or a word: what ends it is a comma or a closing bracket, and nothing in it is.
      while index < bytes.count, bytes[index] != UInt8(ascii: ","),
        bytes[index] | 0x20 != UInt8(ascii: "}")
      {
        index += 1
      }
      return index
    }
  }

  private static func container(_ bytes: Span<UInt8>, at start: Int) -> Int {
    var index = start
    var depth = 0
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\""):
        index = string(bytes, at: index).index
        continue
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        if depth == 0 { return index + 1 }
      default: break
      }
      index += 1
    }
    return index
  }

  private static var ones: UInt64 { 0x0101_0101_0101_0101 }

  /// The top bit of each byte that is zero; of those behind the first, some others too.
  @inline(__always)
  private static func zeros(_ eight: UInt64) -> UInt64 {
    (eight &- ones) & ~eight & 0x8080_8080_8080_8080
  }
}
