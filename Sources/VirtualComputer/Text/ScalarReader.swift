/// Reads the code points of bytes: each well-formed UTF-8 sequence is one, and so is each byte that
/// belongs to none, as GNU programs count them.
enum ScalarReader {
  /// The number of bytes of the code point at an offset.
  static func length(at offset: Int, in bytes: some RandomAccessCollection<UInt8>) -> Int {
    func byte(_ distance: Int) -> UInt8? {
      let place = offset + distance
      guard place < bytes.count else { return nil }
      return bytes[bytes.index(bytes.startIndex, offsetBy: place)]
    }
    guard let first = byte(0) else { return 0 }
    let wanted: Int
    switch first {
    case 0xC2...0xDF: wanted = 2
    case 0xE0...0xEF: wanted = 3
    case 0xF0...0xF4: wanted = 4
    default: return 1
    }
    for distance in 1..<wanted {
      guard let next = byte(distance), next & 0xC0 == 0x80 else { return 1 }
    }
    return wanted
  }
}

extension ByteString {
  /// The bytes of each code point, in order.
  var scalars: [ArraySlice<UInt8>] {
    var result: [ArraySlice<UInt8>] = []
    var index = 0
    while index < bytes.count {
      let end = index + ScalarReader.length(at: index, in: bytes)
      result.append(bytes[index..<end])
      index = end
    }
    return result
  }

  /// The number of code points.
  var scalarCount: Int {
    var count = 0
    var index = 0
    while index < bytes.count {
      index += ScalarReader.length(at: index, in: bytes)
      count += 1
    }
    return count
  }
}
