/// A chunked body whose second chunk has a length that is no number.
enum BadChunk {
  static func script(breaking head: [UInt8], body: [UInt8]) -> [ByteScript.Action] {
    let head = HeadEditing.replacing(
      "content-length", with: "Transfer-Encoding: chunked", in: head)
    let half = Array(body.prefix(body.count / 2))
    let chunk = Array("\(String(half.count, radix: 16))\r\n".utf8) + half + Array("\r\n".utf8)
    let bad = Array("zz\r\n".utf8) + body.dropFirst(half.count) + Array("\r\n".utf8)
    return [.send(head + (half.isEmpty ? [] : chunk) + bad), .finish]
  }
}
