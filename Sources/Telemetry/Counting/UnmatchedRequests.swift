package import HTTPTypes

/// Calls that a vendor's documents do not know: unknown paths, and known ones with another verb.
///
/// A path is told apart up to a length, and so many of them; the rest is only counted.
package struct UnmatchedRequests: Sendable {
  /// A verb and a path without its query.
  package struct Call: Sendable, Hashable {
    package let method: HTTPRequest.Method
    package let path: String
  }

  /// How many calls are told apart, in one world and in all together.
  package static let limit = 200
  /// How many bytes of a path are kept.
  static let pathLimit = 200

  /// How often each was made.
  package private(set) var calls: [Call: Int] = [:]
  /// How many more calls there were, to paths that are not told apart.
  package private(set) var others = 0

  package var total: Int { calls.values.reduce(others, +) }

  mutating func count(_ method: HTTPRequest.Method, _ path: String) {
    let path =
      path.utf8.count > Self.pathLimit
      ? String(decoding: path.utf8.prefix(Self.pathLimit), as: UTF8.self) + "…" : path
    add(1, to: Call(method: method, path: path))
  }

  private mutating func add(_ count: Int, to call: Call) {
    if calls.count < Self.limit || calls[call] != nil {
      calls[call, default: 0] += count
    } else {
      others += count
    }
  }

  func merged(with other: UnmatchedRequests) -> UnmatchedRequests {
    var merged = self
    for (call, count) in other.calls { merged.add(count, to: call) }
    merged.others += other.others
    return merged
  }
}
