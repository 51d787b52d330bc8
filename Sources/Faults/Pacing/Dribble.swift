import Wire

/// What follows the head arrives in so many pieces over a time.
enum Dribble {
  static func script(
    pacing script: [ByteScript.Action], head: Int, chunks: Int, over time: Duration
  ) -> [ByteScript.Action] {
    ScriptEditing.spread(script, head..<Int.max, pieces: chunks, over: time)
  }
}
