/// The head promises the whole body, half of it arrives, and the stream ends in order.
enum CloseEarly {
  static func script(breaking head: [UInt8], body: [UInt8]) -> [ByteScript.Action] {
    [.send(head + body.prefix(body.count / 2)), .finish]
  }
}
