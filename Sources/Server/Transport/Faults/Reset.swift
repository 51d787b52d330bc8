/// The connection is reset: before the head, behind it, or in mid-body.
enum Reset {
  static func beforeHeaders() -> [SocketStep] { [.reset] }

  static func afterHeaders(breaking head: [UInt8]) -> [SocketStep] { [.send(head), .reset] }
}
