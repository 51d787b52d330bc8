/// The head arrives byte by byte over a time; the body follows at once.
enum SlowHeaders {
  static func script(pacing head: [UInt8], body: [UInt8], over time: Duration) -> [SocketStep] {
    BrokenDelivery.paced(head, pieces: min(head.count, 64), over: time) + [.send(body)]
  }
}
