/// A Content-Length that is not the body's: larger, so that the client waits in vain, or smaller,
/// so that bytes are left over.
enum WrongLength {
  static func script(
    breaking head: [UInt8], body: [UInt8], by difference: Int
  ) -> [ByteScript.Action] {
    let length = max(0, body.count + difference)
    let head = HeadEditing.replacing("content-length", with: "Content-Length: \(length)", in: head)
    return [.send(head + body), .finish]
  }
}
