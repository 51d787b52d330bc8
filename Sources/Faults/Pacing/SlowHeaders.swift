import Wire

/// The head arrives in up to 64 pieces over a time; the body follows at once.
enum SlowHeaders {
  static func script(
    pacing script: [ByteScript.Action], head: Int, over time: Duration
  ) -> [ByteScript.Action] {
    ScriptEditing.spread(script, 0..<head, pieces: 64, over: time)
  }
}
