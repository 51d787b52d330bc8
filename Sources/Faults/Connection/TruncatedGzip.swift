import Wire

extension ConnectionFault.Kind {
  /// A gzip stream that breaks off: the head is right, the length too, the data end early.
  package static let truncatedGzip = Self(
    "truncated_gzip", "a gzip body that breaks off", breaksFraming: true,
    moment: { _ in .midBody },
    script: { _, response in
      // A stored block that promises the whole body and holds half of it; the trailer is missing.
      let length = UInt16(min(response.body.count, Int(UInt16.max)))
      let header: [UInt8] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]
      let block: [UInt8] = [
        1, UInt8(length & 0xff), UInt8(length >> 8), UInt8(~length & 0xff), UInt8(~length >> 8),
      ]
      let data = header + block + response.body.prefix(Int(length) / 2)
      let head = HeadEditing.replacing(
        "content-length", with: "Content-Encoding: gzip\r\nContent-Length: \(data.count)",
        in: response.head)
      return [.send(head + data), .finish]
    })
}
