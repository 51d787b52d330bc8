/// One event of a server's stream.
struct ServerEvent: Equatable {
  let name: String
  let data: [UInt8]
}

/// Makes events of the bytes of a chunked answer, however they are cut.
struct ServerEventReader {
  private var bytes: [UInt8] = []
  private var text: [UInt8] = []
  /// Whether the last chunk has come.
  private(set) var isOver = false

  /// Takes bytes of the answer's body, and gives the events that are whole now.
  mutating func read(_ more: some Sequence<UInt8>) -> [ServerEvent] {
    bytes += more
    while let chunk = nextChunk() { text += chunk }
    var events: [ServerEvent] = []
    while let end = text.firstRange(of: Array("\n\n".utf8)) {
      if let event = Self.event(text[..<end.lowerBound]) { events.append(event) }
      text.removeSubrange(..<end.upperBound)
    }
    return events
  }

  /// The next chunk that has come whole.
  private mutating func nextChunk() -> [UInt8]? {
    guard !isOver, let line = bytes.firstRange(of: Array("\r\n".utf8)),
      let size = Int(String(decoding: bytes[..<line.lowerBound], as: UTF8.self), radix: 16)
    else { return nil }
    if size == 0 { isOver = true }
    guard size > 0, bytes.count >= line.upperBound + size + 2 else { return nil }
    defer { bytes.removeSubrange(..<(line.upperBound + size + 2)) }
    return Array(bytes[line.upperBound..<(line.upperBound + size)])
  }

  /// Nil for comments.
  private static func event(_ text: ArraySlice<UInt8>) -> ServerEvent? {
    var name = "message"
    var data: [UInt8]?
    for line in text.split(separator: UInt8(ascii: "\n")) {
      if line.starts(with: "event: ".utf8) {
        name = String(decoding: line.dropFirst(7), as: UTF8.self)
      } else if line.starts(with: "data: ".utf8) {
        data = (data ?? []) + line.dropFirst(6)
      }
    }
    return data.map { ServerEvent(name: name, data: $0) }
  }
}
