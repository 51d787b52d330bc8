package import HTTPTypes
import Wire

/// A documented route that is listed and not simulated, as a line of text: method, path, operation
/// id, `public` where the vendor asks for no key, and a summary where the id does not say enough.
///
/// A method `*` with a path that ends in `/...` is a family: every method, every path below. A line
/// that cannot be read is a programmer's mistake.
struct DeclaredRoute {
  let method: HTTPRequest.Method
  let path: String
  let id: String
  let isPublic: Bool
  let summary: String

  init(_ line: Substring) {
    let words = line.split(separator: " ").map(String.init)
    guard words.count > 2, let method = HTTPRequest.Method(words[0]) else {
      fatalError("'\(line)' is no route of a table")
    }
    guard (method == .any) == PathTemplate(words[1]).isFamily else {
      fatalError("'\(line)' is half a family")
    }
    self.method = method
    path = words[1]
    id = words[2]
    var rest = words[3...]
    isPublic = rest.first == "public"
    if isPublic { rest.removeFirst() }
    summary = rest.isEmpty ? OperationName.words(of: id) : rest.joined(separator: " ")
  }

  static func lines(of table: String) -> [DeclaredRoute] {
    table.split(separator: "\n").map { DeclaredRoute($0) }
  }

  /// The usual reason: `sandboxes are documented and not simulated`.
  static func status(of what: String) -> Operation.Status {
    .declared("\(what) \(what.hasSuffix("s") ? "are" : "is") documented and not simulated")
  }

  func facts<Code: FailureCode>(
    below base: String, about subject: String, tier: Int, access: AccessRule,
    failures: [Code] = [], _ status: Operation.Status, _ source: Source
  ) -> RouteFacts<Code> {
    RouteFacts(
      method: method, path: base + path, summary: summary, failures: failures, id: id,
      subject: subject, tier: tier,
      access: isPublic ? .anyone : access, status: status, source: source)
  }
}

extension HTTPRequest.Method {
  /// The method of a family of routes, which takes all.
  package static let any: Self = {
    guard let any = HTTPRequest.Method("*") else { preconditionFailure("* is no method") }
    return any
  }()
}

/// How operation ids are made and read.
package enum OperationName {
  /// `listAIProviderKeys` as `List AI provider keys`.
  package static func words(of id: String) -> String {
    let letters = Array(id)
    var words: [String] = []
    for (index, letter) in letters.enumerated() {
      let follows = index > 0 && letters[index - 1].isUppercase
      let leads = index + 1 < letters.count && letters[index + 1].isLowercase
      if index == 0 || (letter.isUppercase && (!follows || leads)) {
        words.append(String(letter))
      } else {
        words[words.count - 1].append(letter)
      }
    }
    let text = words.map { $0.allSatisfy(\.isUppercase) ? $0 : $0.lowercased() }
      .joined(separator: " ")
    return text.prefix(1).uppercased() + text.dropFirst()
  }

  /// `cron-jobs` as `cronJobs`.
  static func joined(_ name: Substring) -> String {
    let parts = name.split(separator: "-")
    return parts.dropFirst().reduce(into: String(parts.first ?? "")) { id, part in
      id += part.prefix(1).uppercased() + part.dropFirst()
    }
  }
}
