import HTTPTypes

/// The bytes of an HTTP answer, read as far as they go.
struct ResponseText {
  let status: Int
  private(set) var headers: HTTPFields = [:]
  /// Nil where it is not there as a whole.
  private(set) var body: [UInt8]?
  private(set) var hasBadChunk = false

  /// Whether the body is in a coding, which is not taken apart here.
  var isCoded: Bool { headers[.contentEncoding] != nil }

  /// Nil for what does not begin as HTTP, or has no end of its head.
  init?(_ bytes: [UInt8]) {
    let end = Array("\r\n\r\n".utf8)
    guard let blank = bytes.firstRange(of: end) else { return nil }
    let lines = String(decoding: bytes[..<blank.lowerBound], as: UTF8.self).split(
      separator: "\r\n")
    let words = lines.first?.split(separator: " ") ?? []
    guard words.count >= 2, words[0] == "HTTP/1.1", let status = Int(words[1]) else { return nil }
    self.status = status
    for line in lines.dropFirst() {
      let parts = line.split(separator: ":", maxSplits: 1)
      guard parts.count == 2, let name = HTTPField.Name(String(parts[0])) else { return nil }
      headers.append(HTTPField(name: name, value: String(parts[1].drop { $0 == " " })))
    }
    read(bytes[blank.upperBound...])
  }

  private mutating func read(_ rest: ArraySlice<UInt8>) {
    if headers[.transferEncoding] == "chunked" { return readChunks(rest) }
    let length = headers[.contentLength].flatMap { Int($0) } ?? 0
    if rest.count >= length { body = Array(rest.prefix(length)) }
  }

  private mutating func readChunks(_ bytes: ArraySlice<UInt8>) {
    var rest = bytes
    var whole: [UInt8] = []
    let newline = Array("\r\n".utf8)
    while let line = rest.firstRange(of: newline) {
      let digits = String(decoding: rest[..<line.lowerBound], as: UTF8.self)
      guard let size = Int(digits, radix: 16) else {
        hasBadChunk = true
        return
      }
      rest = rest[line.upperBound...]
      if size == 0 {
        body = whole
        return
      }
      guard rest.count >= size + newline.count else { return }
      whole += rest.prefix(size)
      rest = rest.dropFirst(size + newline.count)
    }
  }
}
