import HTTPTypes
import Wire

/// A rule's `match`, made ready to be tried on every request.
///
/// A class, so that trying it copies nothing: many rules are armed and few are meant. What does not
/// hold is told as a case and put into words on demand only.
final class RuleMatcher: Sendable {
  /// The first condition that does not hold.
  enum Mismatch {
    case vendor, noRoute, operation, method, path, key, noJSON
    case header(String)
    case query(String)
    case body(JSONPointer)
  }

  private let match: RuleMatch
  /// Nil as name for a header that no request can have.
  private let headers: [(name: HTTPField.Name?, glob: Glob)]
  private let hasHeaders: Bool
  private let hasQuery: Bool
  private let hasBody: Bool

  init(_ match: RuleMatch) {
    self.match = match
    headers = match.headers.map { (HTTPField.Name($0.name), $0.value) }
    hasHeaders = !match.headers.isEmpty
    hasQuery = !match.query.isEmpty
    hasBody = !match.body.isEmpty
  }

  /// The names of the headers without which a request is not meant.
  var headerNames: [HTTPField.Name] { headers.compactMap(\.name) }

  /// What the request's key has to look like, where that matters.
  var key: Glob? { match.key }

  /// What already the operation rules out, for all requests.
  func mismatch(withOperationOf request: FaultableRequest) -> Mismatch? {
    if let name = match.vendor, name != request.vendor { return .vendor }
    guard let glob = match.operation else { return nil }
    guard let operation = request.operation else { return .noRoute }
    return glob.matches(operation) ? nil : .operation
  }

  /// What the request rules out, once it is known that the operation does not.
  func mismatch(with reading: inout RequestReading) -> Mismatch? {
    if let method = match.method, method != reading.request.method.rawValue { return .method }
    if let path = match.path, !path.matches(reading.request.path) { return .path }
    if let key = match.key, !(reading.key.map { key.matches($0) } ?? false) { return .key }
    if hasHeaders {
      for (index, (name, glob)) in headers.enumerated() {
        let value = name.flatMap { reading.header($0) }
        guard let value, glob.matches(value) else { return .header(match.headers[index].name) }
      }
    }
    if hasQuery {
      for (name, glob) in match.query {
        guard let value = reading.query[name], glob.matches(value) else { return .query(name) }
      }
    }
    if hasBody {
      guard let json = reading.body else { return .noJSON }
      for (pointer, value) in match.body where json[pointer: pointer] != value {
        return .body(pointer)
      }
    }
    return nil
  }
}

extension RuleMatcher.Mismatch {
  /// Why the rule is not about the request.
  func text(_ request: FaultableRequest) -> String {
    switch self {
    case .vendor: "the vendor is \(request.vendor)"
    case .noRoute: "no documented route takes it"
    case .operation: "the operation is \(request.operation ?? "")"
    case .method: "the method is \(request.method)"
    case .path: "the path is \(request.path)"
    case .key: "the key does not match"
    case .noJSON: "the body is not JSON"
    case .header(let name): "the header \(name) does not match"
    case .query(let name): "the query parameter \(name) does not match"
    case .body(let pointer): "the body does not hold that value at \(pointer)"
    }
  }
}

/// A request as rules look at it: what takes reading is read once, and only if some rule asks.
struct RequestReading {
  let request: FaultableRequest

  init(_ request: FaultableRequest) { self.request = request }

  /// A header's value; several are joined. By position: a look-up by name would build an index for
  /// every request.
  func header(_ name: HTTPField.Name) -> String? {
    var found: String?
    for field in request.headers where field.name == name {
      found = found.map { "\($0), \(field.value)" } ?? field.value
    }
    return found
  }

  /// The key that the request shows.
  private(set) lazy var key: String? = request.key()
  private(set) lazy var query = Query(request.query[...])
  /// Nil for a body that is no JSON.
  private(set) lazy var body: JSON? = try? JSON(parsing: request.body)
}
