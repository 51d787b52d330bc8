/// What a client saw of a broken answer, by what the genuine one would have been.
enum ObservedResponse: Hashable {
  case nothing
  /// So many bytes that are not HTTP.
  case garbage(Int)
  /// A whole head and nothing of the body that it promises.
  case head
  /// A whole head and half of the body that it promises.
  case half
  /// The whole body, under a length that is larger by so many bytes.
  case length(Int)
  /// Half of the body as a chunk, then a chunk whose length is no number.
  case badChunk
  /// A compressed body that promises all and holds half.
  case truncatedGzip
  /// The genuine answer.
  case genuine
  case somethingElse(String)

  init(_ bytes: [UInt8], genuine: [UInt8]) {
    guard !bytes.isEmpty else {
      self = .nothing
      return
    }
    guard let response = RawResponse(bytes) else {
      self = .garbage(bytes.count)
      return
    }
    self = Self.judge(response, genuine) ?? .somethingElse(String(decoding: bytes, as: UTF8.self))
  }

  private static func judge(_ response: RawResponse, _ genuine: [UInt8]) -> ObservedResponse? {
    let half = Array(genuine.prefix(genuine.count / 2))
    if response["transfer-encoding"] == "chunked" {
      guard response.length == nil else { return nil }
      let chunk = "\(String(half.count, radix: 16))\r\n" + String(decoding: half, as: UTF8.self)
      return response.text.hasPrefix(chunk + "\r\nzz\r\n") ? .badChunk : nil
    }
    guard let length = response.length else { return nil }
    if response["content-encoding"] == "gzip" {
      // Ten bytes of head, then a stored block: last, its length, the same inverted.
      let size = [UInt8(genuine.count & 0xff), UInt8(genuine.count >> 8)]
      let block = [1] + size + size.map { ~$0 }
      let isGzip = response.body.starts(with: [0x1f, 0x8b, 8])
      let data = response.body.dropFirst(10)
      return isGzip && length == response.body.count && data.elementsEqual(block + half)
        ? .truncatedGzip : nil
    }
    if response.body == genuine {
      return length == genuine.count ? .genuine : .length(length - genuine.count)
    }
    guard length == genuine.count else { return nil }
    return response.body.isEmpty ? .head : response.body == half ? .half : nil
  }
}
