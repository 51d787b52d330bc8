import Wire

/// Everything arrives at so many bytes a second, a tenth of a second at a time or byte by byte.
enum Bandwidth {
  static func script(pacing script: [ByteScript.Action], bytesPerSecond: Int) -> [ByteScript.Action]
  {
    let piece = max(1, bytesPerSecond / 10)
    let cuts = Array(stride(from: piece, to: ScriptEditing.size(of: script), by: piece))
    return ScriptEditing.cut(
      script, at: cuts, for: .microseconds(1_000_000 * piece / max(1, bytesPerSecond)))
  }
}
