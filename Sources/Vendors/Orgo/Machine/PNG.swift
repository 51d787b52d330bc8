/// Writes images as PNG with a palette of four colours, uncompressed.
///
/// Deflate has a form for bytes as they are; with it, no compressor is needed and the same picture
/// is the same bytes forever. It reads nothing and knows one format.
enum PNG {
  /// The file of an image: rows of packed two-bit pixels, `stride` bytes each.
  static func file(
    width: Int, height: Int, palette: [UInt32], rows: [UInt8], stride: Int
  ) -> [UInt8] {
    var file: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    file.reserveCapacity(rows.count + rows.count / 1000 + height + 200)
    var header = bytes(of: UInt32(width)) + bytes(of: UInt32(height))
    header += [2, 3, 0, 0, 0]  // two bits a pixel, palette, and the only methods there are
    append("IHDR", header, to: &file)
    append("PLTE", palette.flatMap { bytes(of: $0).dropFirst() }, to: &file)
    var scanlines: [UInt8] = []
    scanlines.reserveCapacity(rows.count + height)
    for row in 0..<height {
      scanlines.append(0)  // no filter
      scanlines += rows[row * stride..<(row + 1) * stride]
    }
    append("IDAT", stored(scanlines), to: &file)
    append("IEND", [], to: &file)
    return file
  }

  private static func append(_ name: String, _ data: [UInt8], to file: inout [UInt8]) {
    file += bytes(of: UInt32(data.count))
    let body = Array(name.utf8) + data
    file += body
    file += bytes(of: cyclicRedundancyCheck(of: body))
  }

  /// A zlib stream of stored blocks.
  private static func stored(_ data: [UInt8]) -> [UInt8] {
    var stream: [UInt8] = [0x78, 0x01]
    stream.reserveCapacity(data.count + data.count / 1000 + 20)
    var start = 0
    repeat {
      let end = min(start + 65_535, data.count)
      let count = UInt16(end - start)
      stream.append(end == data.count ? 1 : 0)
      for part in [count, ~count] {
        stream.append(UInt8(part & 255))
        stream.append(UInt8(part >> 8))
      }
      stream += data[start..<end]
      start = end
    } while start < data.count
    return stream + bytes(of: adler(of: data))
  }

  private static func bytes(of number: UInt32) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(number >> $0 & 255) }
  }

  private static func adler(of data: [UInt8]) -> UInt32 {
    var low: UInt32 = 1
    var high: UInt32 = 0
    for byte in data {
      low = (low + UInt32(byte)) % 65_521
      high = (high + low) % 65_521
    }
    return high << 16 | low
  }

  private static let remainders: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { value, _ in
      value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1
    }
  }

  private static func cyclicRedundancyCheck(of data: [UInt8]) -> UInt32 {
    let remainders = remainders
    var value: UInt32 = 0xFFFF_FFFF
    for byte in data { value = remainders[Int((value ^ UInt32(byte)) & 255)] ^ value >> 8 }
    return ~value
  }
}
