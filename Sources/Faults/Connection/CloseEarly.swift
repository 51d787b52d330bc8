import Wire

extension ConnectionFault.Kind {
  /// The head promises the whole body, half of it arrives, and the stream ends in order.
  package static let closeEarly = Self(
    "close_early", "half of the body arrives, and the connection ends in order (FIN)",
    moment: { _ in .midBody }, script: { _, response in [.send(response.half), .finish] })
}
