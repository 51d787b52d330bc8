import Wire

extension ConnectionFault.Kind {
  /// The connection is reset: as soon as it is accepted, before the head, behind it, or when half of
  /// the body has been sent.
  ///
  /// In mid-body the head promises the whole body, so that a client knows that the response was cut.
  /// A body of no bytes is reset right after the head.
  package static let reset = Self(
    "reset", "the connection is dropped (RST)",
    fields: [
      .moment(of: [.accept, .beforeHeaders, .afterHeaders, .midBody], default: .beforeHeaders)
    ],
    moment: { $0.moment("at") },
    script: { fault, response in
      switch fault.moment {
      case .listen, .accept, .beforeHeaders: [.reset]
      case .afterHeaders: [.send(response.head), .reset]
      case .midBody: [.send(response.half), .reset]
      }
    })
}
