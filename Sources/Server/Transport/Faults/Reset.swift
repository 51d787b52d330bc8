/// The connection is reset: before the head, behind it, or in mid-body.
enum Reset {
  static func beforeHeaders() -> [ByteScript.Action] { [.reset] }

  static func afterHeaders(breaking head: [UInt8]) -> [ByteScript.Action] { [.send(head), .reset] }
}
