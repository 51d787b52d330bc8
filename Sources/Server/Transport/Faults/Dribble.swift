/// The whole answer arrives in so many pieces over a time.
enum Dribble {
  static func script(
    pacing head: [UInt8], body: [UInt8], chunks: Int, over time: Duration
  ) -> [SocketStep] {
    [.send(head)] + BrokenDelivery.paced(body, pieces: chunks, over: time)
  }
}
