/// A picture in four colours while it is drawn; what lies outside of it is not drawn.
struct Canvas {
  /// The colours, by their place in the palette.
  enum Color: UInt8 {
    case desk, paper, ink, accent
  }

  let width: Int
  let height: Int
  private let stride: Int
  private var rows: [UInt8]

  /// The colours as red, green and blue.
  private static let palette: [UInt32] = [0x1F3A5F, 0xF2F2EC, 0x151515, 0xD9482B]

  init(width: Int, height: Int) {
    self.width = width
    self.height = height
    stride = (width + 3) / 4
    rows = Array(repeating: 0, count: stride * height)
  }

  var file: [UInt8] {
    PNG.file(width: width, height: height, palette: Self.palette, rows: rows, stride: stride)
  }

  mutating func fill(x: Int, y: Int, width: Int, height: Int, _ color: Color) {
    let columns = max(0, x)..<max(0, x, min(self.width, x + width))
    for row in max(0, y)..<max(0, y, min(self.height, y + height)) {
      for column in columns { set(column, row, color) }
    }
  }

  /// Writes a line of text; `scale` pixels stand for one of the font's.
  mutating func write(_ text: String, x: Int, y: Int, scale: Int, _ color: Color) {
    var left = x
    for character in text {
      guard left < width else { return }
      for (row, bits) in PixelFont.rows(of: character).enumerated() {
        for column in 0..<PixelFont.width where bits >> (PixelFont.width - 1 - column) & 1 == 1 {
          fill(
            x: left + column * scale, y: y + row * scale, width: scale, height: scale, color)
        }
      }
      left += (PixelFont.width + 1) * scale
    }
  }

  /// Draws a pointer whose tip is at a place.
  mutating func point(atX x: Int, y: Int) {
    for row in 0..<16 { fill(x: x, y: y + row, width: 1 + row * 3 / 4, height: 1, .accent) }
  }

  private mutating func set(_ x: Int, _ y: Int, _ color: Color) {
    let place = y * stride + x / 4
    let shift = UInt8(6 - 2 * (x % 4))
    rows[place] = rows[place] & ~(3 << shift) | color.rawValue << shift
  }
}
