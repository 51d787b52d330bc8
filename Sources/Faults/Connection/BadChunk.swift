import Wire

extension ConnectionFault.Kind {
  /// A chunked body whose second chunk has a length that is no number.
  package static let badChunk = Self(
    "bad_chunk", "the length of the second chunk is no number", breaksFraming: true,
    moment: { _ in .midBody },
    script: { _, response in
      let body = response.body
      let head = HeadEditing.replacing(
        "content-length", with: "Transfer-Encoding: chunked", in: response.head)
      let half = Array(body.prefix(body.count / 2))
      let chunk = Array("\(String(half.count, radix: 16))\r\n".utf8) + half + Array("\r\n".utf8)
      let bad = Array("zz\r\n".utf8) + body.dropFirst(half.count) + Array("\r\n".utf8)
      return [.send(head + (half.isEmpty ? [] : chunk) + bad), .finish]
    })
}
