/// A body of type `multipart/form-data` (RFC 7578), taken apart.
package struct Multipart: Sendable {
  /// One field of the form.
  package struct Part: Sendable, Hashable {
    /// The field's name.
    package let name: String
    /// The file's name, if the field is a file.
    package let filename: String?
    /// The media type as it was sent; nil when there was none, which means plain text.
    package let contentType: String?
    /// The content, byte for byte.
    package let body: [UInt8]

    /// A part from its pieces.
    package init(name: String, filename: String?, contentType: String?, body: [UInt8]) {
      self.name = name
      self.filename = filename
      self.contentType = contentType
      self.body = body
    }
  }

  /// Why a body cannot be taken apart.
  package enum Failure: Error, Hashable, Sendable {
    /// The boundary never comes up.
    case noBoundary
    /// The body ends before its closing boundary.
    case unfinished
    /// A part, counted from 1, has no header section, or one that names no field.
    case unnamed(part: Int)
  }

  /// The parts in order; a name may come up again.
  package let parts: [Part]

  /// Takes `body` apart at `boundary`. What precedes the first boundary or follows the last is
  /// ignored.
  package init(parsing body: [UInt8], boundary: String) throws(Failure) {
    let delimiter = Array("--\(boundary)".utf8)
    let lineEnd = Array("\r\n".utf8)
    var position: Int
    if body.starts(with: delimiter) {
      position = delimiter.count
    } else if let start = body.firstRange(of: lineEnd + delimiter, from: 0) {
      position = start + lineEnd.count + delimiter.count
    } else {
      throw .noBoundary
    }
    var parts: [Part] = []
    while !body[position...].starts(with: "--".utf8) {
      guard let lineStart = body.firstRange(of: lineEnd, from: position) else { throw .unfinished }
      let head = lineStart + lineEnd.count
      // The line end in front of a delimiter belongs to the delimiter, not to the content.
      guard let end = body.firstRange(of: lineEnd + delimiter, from: head) else {
        throw .unfinished
      }
      guard let part = Self.part(body[head..<end]) else {
        throw .unnamed(part: parts.count + 1)
      }
      parts.append(part)
      position = end + lineEnd.count + delimiter.count
    }
    self.parts = parts
  }

  /// The first part called `name`.
  package subscript(_ name: String) -> Part? {
    parts.first { $0.name == name }
  }

  /// The boundary that a `Content-Type` header declares; nil when the type is another one.
  package static func boundary(inContentType header: String) -> String? {
    guard header.lowercased().hasPrefix("multipart/form-data") else { return nil }
    let boundary = parameters(of: header)["boundary"]
    return boundary?.isEmpty == true ? nil : boundary
  }

  private static func part(_ bytes: ArraySlice<UInt8>) -> Part? {
    let section = Array(bytes)
    guard let headEnd = section.firstRange(of: Array("\r\n\r\n".utf8), from: 0) else { return nil }
    var disposition: [String: String] = [:]
    var contentType: String?
    let head = String(decoding: section[..<headEnd], as: UTF8.self)
    for line in head.split(separator: "\r\n") {
      guard let colon = line.firstIndex(of: ":") else { continue }
      let value = String(line[line.index(after: colon)...].drop { $0 == " " || $0 == "\t" })
      switch line[..<colon].lowercased() {
      case "content-disposition": disposition = parameters(of: value)
      case "content-type": contentType = value
      default: break
      }
    }
    guard let name = disposition["name"] else { return nil }
    let extended = disposition["filename*"].flatMap { text in
      text.split(separator: "'", omittingEmptySubsequences: false).last
        .flatMap { PercentEncoding.decode($0) }
    }
    return Part(
      name: name, filename: extended ?? disposition["filename"], contentType: contentType,
      body: Array(section[(headEnd + 4)...]))
  }

  /// The parameters after a header's first semicolon, names in lower case, quotes removed.
  private static func parameters(of header: String) -> [String: String] {
    var parameters: [String: String] = [:]
    var rest = header.drop { $0 != ";" }
    while rest.popFirst() != nil {
      rest = rest.drop { $0 == " " || $0 == "\t" }
      let name = rest.prefix { $0 != "=" && $0 != ";" }
      rest = rest[name.endIndex...]
      guard rest.first == "=" else { continue }
      rest.removeFirst()
      var value = ""
      if rest.first == "\"" {
        rest.removeFirst()
        while let character = rest.popFirst(), character != "\"" {
          if character == "\\", let next = rest.first, next == "\"" || next == "\\" {
            value.append(next)
            rest.removeFirst()
          } else {
            value.append(character)
          }
        }
        rest = rest.drop { $0 != ";" }
      } else {
        value = String(rest.prefix { $0 != ";" && $0 != " " })
        rest = rest.drop { $0 != ";" }
      }
      parameters[name.lowercased()] = value
    }
    return parameters
  }
}

extension [UInt8] {
  /// Where `pattern` first begins at or after `start`.
  fileprivate func firstRange(of pattern: [UInt8], from start: Int) -> Int? {
    guard let first = pattern.first, count >= pattern.count else { return nil }
    var index = start
    while index <= count - pattern.count {
      if self[index] == first, self[index...].starts(with: pattern) { return index }
      index += 1
    }
    return nil
  }
}
