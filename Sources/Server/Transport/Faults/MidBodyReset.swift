/// The head arrives, half the body arrives, and the connection is reset.
///
/// The head promises the whole body, so that a client knows the answer was cut. A body of no
/// bytes is reset right after the head.
enum MidBodyReset {
  static func script(breaking head: [UInt8], body: [UInt8]) -> [ByteScript.Action] {
    [.send(head + body.prefix(body.count / 2)), .reset]
  }
}
