import HTTPTypes
package import Wire

/// Which requests a rule is about. All conditions must hold; what is omitted matches everything.
package struct RuleMatch: Sendable {
  package var vendor: String?
  package var operation: Glob?
  package var method: String?
  package var path: Glob?
  package var headers: [(name: String, value: Glob)] = []
  package var query: [(name: String, value: Glob)] = []
  /// Values of the JSON body by pointer.
  package var body: [(pointer: JSONPointer, value: JSON)] = []
  package var key: Glob?

  package init() {}

  /// What does not hold; nil where the request is meant. A request that no documented route takes has
  /// no operation.
  func mismatch(_ request: Request, _ operation: Operation?, of vendor: Vendor) -> String? {
    if let name = self.vendor, name != vendor.name { return "the vendor is \(vendor.name)" }
    if let glob = self.operation {
      guard let operation else { return "no documented route takes it" }
      if !glob.matches(operation.id) { return "the operation is \(operation.id)" }
    }
    if let method, method != request.method.rawValue { return "the method is \(request.method)" }
    if let path, !path.matches(request.path) { return "the path is \(request.path)" }
    for (name, glob) in headers {
      let value = HTTPField.Name(name).flatMap { request.headers[$0] }
      guard let value, glob.matches(value) else { return "the header \(name) does not match" }
    }
    if !query.isEmpty {
      let sent = Query(request.query[...])
      for (name, glob) in query {
        guard let value = sent[name], glob.matches(value) else {
          return "the query parameter \(name) does not match"
        }
      }
    }
    if let key {
      guard let shown = vendor.facts.credential.key(in: request.headers), key.matches(shown) else {
        return "the key does not match"
      }
    }
    if !body.isEmpty {
      guard let json = try? JSON(parsing: request.body) else { return "the body is not JSON" }
      for (pointer, value) in body where json[pointer: pointer] != value {
        return "the body does not hold that value at \(pointer)"
      }
    }
    return nil
  }
}

/// A pattern in which `*` stands for any text.
package struct Glob: Sendable, Hashable, CustomStringConvertible {
  package let description: String
  private let pieces: [[UInt8]]

  package init(_ pattern: String) {
    description = pattern
    pieces = pattern.utf8.split(separator: UInt8(ascii: "*"), omittingEmptySubsequences: false)
      .map { Array($0) }
  }

  package func matches(_ text: String) -> Bool {
    guard pieces.count > 1 else { return text == description }
    var rest = Array(text.utf8)[...]
    for (index, piece) in pieces.enumerated() {
      if index == 0 {
        guard rest.starts(with: piece) else { return false }
        rest = rest.dropFirst(piece.count)
      } else if index == pieces.count - 1 {
        return rest.count >= piece.count && rest.suffix(piece.count).elementsEqual(piece)
      } else {
        guard let range = Array(rest).firstRange(of: piece) else { return false }
        rest = rest.dropFirst(range.upperBound)
      }
    }
    return true
  }

  /// Whether everything that the other pattern takes is taken by this one; errs towards no.
  package func covers(_ other: Glob) -> Bool {
    self == other || description == "*" || (other.pieces.count == 1 && matches(other.description))
  }
}
