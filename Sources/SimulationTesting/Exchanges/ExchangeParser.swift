import HTTPTypes
import Wire

/// Reads files of exchanges, line by line.
///
/// Blank lines at the ends of bodies do not count. A line that begins with `#` is a directive
/// outside bodies; inside an expected body only those that may stand between pairs are.
struct ExchangeParser {
  private let file: String
  private let lines: [Substring]
  private var index = 0

  static func blocks(
    of text: String, file: String
  ) throws(ExchangeSyntaxError) -> [ExchangeBlock] {
    var parser = ExchangeParser(
      file: file,
      lines: text.split(separator: "\n", omittingEmptySubsequences: false).map {
        $0.hasSuffix("\r") ? $0.dropLast() : $0
      })
    return try parser.blocks()
  }

  private init(file: String, lines: [Substring]) {
    self.file = file
    self.lines = lines
  }

  private var line: Substring? { index < lines.count ? lines[index] : nil }

  private func fault(_ reason: String) -> ExchangeSyntaxError {
    ExchangeSyntaxError(file: file, line: index + 1, reason: reason)
  }

  private mutating func blocks() throws(ExchangeSyntaxError) -> [ExchangeBlock] {
    var blocks: [ExchangeBlock] = []
    while let line {
      if line.hasPrefix("### ") {
        blocks.append(try block())
      } else if line.allSatisfy(\.isWhitespace) || line.hasPrefix("#") {
        index += 1
      } else {
        throw fault("a block begins with '### ' and its title")
      }
    }
    guard !blocks.isEmpty else { throw fault("there is no block, which begins with '### '") }
    return blocks
  }

  private mutating func block() throws(ExchangeSyntaxError) -> ExchangeBlock {
    var block = ExchangeBlock(title: String(lines[index].dropFirst(4)), line: index + 1)
    index += 1
    while let line, !line.hasPrefix("### ") {
      var before: [ExchangePair.Action] = []
      var meanwhile: [ExchangePair.Action] = []
      while let line = self.line, line.isEmpty || line.hasPrefix("#"), !line.hasPrefix("### ") {
        try directive(line, &block, &before, &meanwhile)
        index += 1
      }
      guard let line = self.line, !line.hasPrefix("### ") else {
        guard before.isEmpty, meanwhile.isEmpty else {
          throw fault("a directive stands behind the last exchange of its block")
        }
        break
      }
      var pair = ExchangePair(request: try request(line), response: try expectation())
      pair.before = before
      pair.meanwhile = meanwhile
      block.pairs.append(pair)
    }
    guard !block.pairs.isEmpty else { throw fault("'\(block.title)' has no request") }
    return block
  }

  private func directive(
    _ line: Substring, _ block: inout ExchangeBlock, _ before: inout [ExchangePair.Action],
    _ meanwhile: inout [ExchangePair.Action]
  ) throws(ExchangeSyntaxError) {
    let text = line.drop { $0 == "#" || $0 == " " }
    if text.isEmpty { return }
    if let source = text.after("source:") {
      block.sources.append(source)
    } else if let option = text.after("world:") {
      block.world.append(try worldOption(option))
    } else if let audience = text.after("for:") {
      block.audience = try self.audience(audience)
    } else if let value = text.after("path ") {
      guard let (name, value) = Self.assignment(value) else { throw fault("write: # path id=...") }
      block.path.append((name, value))
    } else if let action = text.after("meanwhile ") {
      meanwhile.append(try self.action(action))
    } else if text.hasPrefix("advance ") || text.hasPrefix("move ") {
      before.append(try self.action(String(text)))
    } else {
      throw fault("'# \(text)' is no directive")
    }
  }

  private func action(_ text: String) throws(ExchangeSyntaxError) -> ExchangePair.Action {
    let words = text.split(separator: " ").map(String.init)
    switch words.first {
    case "advance" where words.count == 2:
      guard let duration = Duration(spelled: words[1]), duration > .zero else {
        throw fault("'\(words[1])' is no duration; write 80ms, 1.5s, 4m, 2h or 30d")
      }
      return .advance(duration)
    case "move" where words.count == 4:
      return .move(resource: words[1], key: words[2], state: words[3])
    default: throw fault("write: advance 2s, or: move computer {{id}} error")
    }
  }

  private func worldOption(
    _ text: String
  ) throws(ExchangeSyntaxError) -> ExchangeBlock.WorldOption {
    let words = text.split(separator: " ", maxSplits: 1).map(String.init)
    switch (words.first, words.count == 2 ? words[1] : "") {
    case ("set", let assignment):
      guard let (name, value) = Self.assignment(assignment) else {
        throw fault("write: # world: set NAME=VALUE")
      }
      return .set(name: name, value: value)
    case ("limit", let assignment):
      guard let (name, value) = Self.assignment(assignment), let value = Int(value) else {
        throw fault("write: # world: limit NAME=NUMBER")
      }
      return .limit(name: name, value: value)
    case ("baseline", "empty"): return .emptyBaseline
    case ("clock", let instant): return .clock(instant)
    case ("auth", "strict"): return .strictKeys
    default:
      throw fault(
        "'\(text)' says nothing of a world: set, limit, baseline empty, clock, auth strict")
    }
  }

  private func audience(_ text: String) throws(ExchangeSyntaxError) -> ExchangeBlock.Audience {
    switch text {
    case "key": return .key
    case "scope": return .scope
    case "json-body": return .jsonBody
    default:
      guard let code = text[...].after("path ") else {
        throw fault("'\(text)' are no operations: key, scope, json-body, path <error code>")
      }
      return .path(code)
    }
  }

  private mutating func request(
    _ line: Substring
  ) throws(ExchangeSyntaxError) -> ExchangePair.Request {
    guard Self.isRequestLine(line) else { throw fault("expected a request, such as: GET /path") }
    let words = line.split(separator: " ", maxSplits: 1)
    var request = ExchangePair.Request(
      line: index + 1, method: String(words[0]), path: String(words[1]))
    index += 1
    request.headers = try headers()
    request.body = body { $0.hasPrefix("HTTP/1.1 ") || $0.hasPrefix("### ") }
    return request
  }

  private mutating func expectation() throws(ExchangeSyntaxError) -> ExchangePair.Expectation {
    guard let line, line.hasPrefix("HTTP/1.1 ") else {
      throw fault("expected the answer: HTTP/1.1 and a status")
    }
    guard let status = Int(line.split(separator: " ")[1]) else { throw fault("no status") }
    var response = ExchangePair.Expectation(line: index + 1, status: status)
    index += 1
    response.headers = try headers()
    response.body = body { line in
      line.hasPrefix("### ") || line.hasPrefix("# advance ") || line.hasPrefix("# move ")
        || line.hasPrefix("# meanwhile ") || Self.isRequestLine(line)
    }
    return response
  }

  private mutating func headers() throws(ExchangeSyntaxError) -> [(name: String, value: String)] {
    var headers: [(name: String, value: String)] = []
    while let line, !line.isEmpty {
      // A pair without headers and body may follow at once.
      if line.hasPrefix("HTTP/1.1 ") || line.hasPrefix("#") || Self.isRequestLine(line) { break }
      guard let colon = line.firstIndex(of: ":") else { throw fault("a header is NAME: VALUE") }
      let name = String(line[..<colon])
      guard HTTPField.Name(name) != nil else { throw fault("'\(name)' is no field name") }
      headers.append((name, line[line.index(after: colon)...].trimmed))
      index += 1
    }
    return headers
  }

  /// Everything up to the line that ends a body, without the blank lines around it.
  private mutating func body(until isEnd: (Substring) -> Bool) -> String {
    var body: [Substring] = []
    while let line, !isEnd(line) {
      body.append(line)
      index += 1
    }
    while body.first?.allSatisfy(\.isWhitespace) == true { body.removeFirst() }
    while body.last?.allSatisfy(\.isWhitespace) == true { body.removeLast() }
    return body.joined(separator: "\n")
  }

  private static func isRequestLine(_ line: Substring) -> Bool {
    let words = line.split(separator: " ")
    guard words.count == 2, words[1].hasPrefix("/") || words[1] == "{{PATH}}" else { return false }
    return words[0] == "{{METHOD}}" || words[0].allSatisfy { $0.isASCII && $0.isUppercase }
  }

  private static func assignment(_ text: String) -> (String, String)? {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty else { return nil }
    return (parts[0].trimmed, parts[1].trimmed)
  }
}

extension Substring {
  /// What follows a beginning, trimmed; nil where the text begins otherwise.
  fileprivate func after(_ beginning: String) -> String? {
    hasPrefix(beginning) ? dropFirst(beginning.count).trimmed : nil
  }

  fileprivate var trimmed: String {
    var rest = self
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }
}
