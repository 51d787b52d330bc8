import Wire

/// Changes of a rendered head, for faults that lie about the body.
enum HeadEditing {
  /// The head with the field of that lower-case name replaced by a line, or the line added where
  /// there is no such field.
  static func replacing(_ name: String, with line: String, in head: [UInt8]) -> [UInt8] {
    let text = String(decoding: head, as: UTF8.self)
    var lines = text.split(separator: "\r\n", omittingEmptySubsequences: false).map(String.init)
    if let index = lines.firstIndex(where: { $0.lowercased().hasPrefix(name + ":") }) {
      lines[index] = line
    } else {
      lines.insert(line, at: 1)
    }
    return Array(lines.joined(separator: "\r\n").utf8)
  }
}
