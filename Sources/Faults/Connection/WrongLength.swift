import Wire

extension ConnectionFault.Kind {
  /// A Content-Length that is not the body's: larger, so that the client waits in vain, or smaller,
  /// so that bytes are left over.
  package static let wrongLength = Self(
    "wrong_length", "Content-Length is so many bytes more than the body, below 0 less",
    fields: [
      .bytes("by", "By how many bytes the length is wrong; 1 where it is not said.", default: 1)
    ],
    breaksFraming: true, moment: { _ in .midBody },
    script: { fault, response in
      let length = max(0, response.body.count + fault.bytes("by"))
      let head = HeadEditing.replacing(
        "content-length", with: "Content-Length: \(length)", in: response.head)
      return [.send(head + response.body), .finish]
    })
}
