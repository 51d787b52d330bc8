/// The whole answer arrives at so many bytes a second, a tenth of a second at a time.
enum Bandwidth {
  static func script(
    pacing head: [UInt8], body: [UInt8], bytesPerSecond: Int
  ) -> [SocketStep] {
    let bytes = head + body
    let piece = max(1, bytesPerSecond / 10)
    let pieces = max(1, (bytes.count + piece - 1) / piece)
    return BrokenDelivery.paced(
      bytes, pieces: pieces, over: .milliseconds(100 * Int64(pieces - 1)))
  }
}
