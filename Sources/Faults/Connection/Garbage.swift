import Wire

extension ConnectionFault.Kind {
  /// Bytes that are not HTTP arrive in place of the response, and the connection ends in order.
  ///
  /// They are as many as the response had, a fixed pattern that no HTTP parser takes for a status
  /// line, so that the same response is always broken the same way.
  package static let garbage = Self(
    "garbage", "bytes that are not HTTP", moment: { _ in .beforeHeaders },
    script: { _, response in
      let length = max(16, response.head.count + response.body.count)
      return [.send((0..<length).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ 128) }), .finish]
    })
}
