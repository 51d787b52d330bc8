/// An answer as it stood on the wire: its head, and what came behind it.
struct RawResponse: Sendable {
  /// The lines of the head, the status line first.
  let lines: [String]
  let body: [UInt8]

  /// Nil where the bytes hold no whole head of an HTTP answer.
  init?(_ bytes: [UInt8]) {
    guard bytes.starts(with: "HTTP/1.1 ".utf8),
      let end = bytes.firstRange(of: Array("\r\n\r\n".utf8))
    else { return nil }
    let head = String(decoding: bytes[..<end.lowerBound], as: UTF8.self)
    lines = head.split(separator: "\r\n").map(String.init)
    body = Array(bytes[end.upperBound...])
  }

  var status: Int? { Int(lines[0].split(separator: " ")[1]) }

  var length: Int? { self["content-length"].flatMap { Int($0) } }

  var text: String { String(decoding: body, as: UTF8.self) }

  /// The value of the header of that lower-case name.
  subscript(_ name: String) -> String? {
    let line = lines.first { $0.lowercased().hasPrefix(name + ":") }
    return line.map { String($0.drop { $0 != ":" }.dropFirst().drop { $0 == " " }) }
  }
}
