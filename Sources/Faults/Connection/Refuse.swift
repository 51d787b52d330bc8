import Wire

extension ConnectionFault.Kind {
  /// Nothing listens on the vendor's port: a client reads "connection refused".
  ///
  /// The port's listener does that; no request meets this fault.
  package static let refuse = Self(
    "refuse", "nothing listens on the vendor's port", moment: { _ in .listen },
    script: { _, _ in [.reset] })
}
