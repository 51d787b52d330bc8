package import Wire

/// A request to each of a vendor's operations that works on the demo data, for readers of documents
/// and for programs that fill in forms from them.
///
/// A line each: the operation's id, its path with the query, and the body where there is one, JSON
/// without line breaks; a body that is no JSON stands as a JSON string. Nothing is checked here and
/// nothing read before a document is made; the exchanges that they come from are tests.
package struct ExampleRequests: Sendable {
  /// One line.
  package struct Request {
    package let path: PathParameters
    package let query: Query
    package let body: JSON?
  }

  package let text: String

  package init(_ text: String) { self.text = text }

  /// The requests by operation id; a line that fits no operation of the vendor is left out.
  package func requests(to vendor: Vendor) -> [String: Request] {
    var requests: [String: Request] = [:]
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ", maxSplits: 2)
      guard words.count > 1, let operation = vendor.operation(String(words[0])) else { continue }
      let parts = words[1].split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
      guard
        case .found(let index, let path) = vendor.routes.match(operation.method, String(parts[0])),
        vendor.operations[index].id == operation.id
      else { continue }
      requests[operation.id] = Request(
        path: path, query: Query(parts.count > 1 ? parts[1] : ""),
        body: words.count > 2 ? try? JSON(parsing: Array(words[2].utf8)) : nil)
    }
    return requests
  }
}
