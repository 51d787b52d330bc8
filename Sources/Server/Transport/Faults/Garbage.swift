/// Bytes that are not HTTP arrive in place of the answer, and the connection ends in order.
///
/// They are as many as the answer had, a fixed pattern that no HTTP parser takes for a status
/// line, so that the same answer is always broken the same way.
enum Garbage {
  static func script(breaking head: [UInt8], body: [UInt8]) -> [ByteScript.Action] {
    let length = max(16, head.count + body.count)
    return [.send((0..<length).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ 128) }), .finish]
  }
}
