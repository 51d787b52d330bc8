/// What follows the head arrives in so many pieces over a time.
enum Dribble {
  static func script(
    pacing script: [SocketStep], head: Int, chunks: Int, over time: Duration
  ) -> [SocketStep] {
    BrokenDelivery.spread(script, head..<Int.max, pieces: chunks, over: time)
  }
}
