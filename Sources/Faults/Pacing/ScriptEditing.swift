import Wire

/// What the faults share: how long forever is, and how bytes are spread over time.
///
/// Each fault has a file of its own and is a pure function: those that break an answer make a
/// script of it, those that slow it down take a script and cut it up.
enum ScriptEditing {
  /// How long a silence lasts that has no end: longer than any client waits.
  static let forever = Duration.seconds(24 * 3600)

  /// Cuts what a script sends where so many bytes have been sent, and pauses at each cut. Cuts
  /// stand in order, at places between the first byte and the last.
  static func cut(_ script: [ByteScript.Action], at cuts: [Int], for pause: Duration) -> [ByteScript
    .Action]
  {
    var result: [ByteScript.Action] = []
    var sent = 0
    var cuts = cuts[...]
    for action in script {
      guard case .send(let bytes) = action else {
        result.append(action)
        continue
      }
      var start = 0
      while let cut = cuts.first, cut < sent + bytes.count {
        cuts = cuts.dropFirst()
        if cut > sent + start { result.append(.send(Array(bytes[start..<cut - sent]))) }
        result.append(.pause(pause))
        start = cut - sent
      }
      if start < bytes.count { result.append(.send(Array(bytes[start...]))) }
      sent += bytes.count
    }
    return result
  }

  /// Spreads the bytes of a range of all that is sent over a time, in so many pieces.
  static func spread(
    _ script: [ByteScript.Action], _ range: Range<Int>, pieces: Int, over time: Duration
  ) -> [ByteScript.Action] {
    let range = range.clamped(to: 0..<size(of: script))
    let pieces = min(pieces, range.count)
    guard pieces > 1 else { return script }
    let cuts = (1..<pieces).map { range.lowerBound + range.count * $0 / pieces }
    return cut(script, at: cuts, for: time / (pieces - 1))
  }

  /// How many bytes a script sends.
  static func size(of script: [ByteScript.Action]) -> Int {
    script.reduce(0) { if case .send(let bytes) = $1 { $0 + bytes.count } else { $0 } }
  }
}
