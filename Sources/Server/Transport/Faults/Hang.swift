/// Silence: before the head, or in mid-body; then the connection ends in order.
///
/// Without a time it lasts until the client gives up.
enum Hang {
  static func beforeHeaders(for time: Duration?) -> [ByteScript.Action] {
    [.pause(time ?? ScriptEditing.forever), .finish]
  }

  static func midBody(
    breaking head: [UInt8], body: [UInt8], for time: Duration?
  ) -> [ByteScript.Action] {
    [
      .send(head + body.prefix(body.count / 2)), .pause(time ?? ScriptEditing.forever), .finish,
    ]
  }
}
