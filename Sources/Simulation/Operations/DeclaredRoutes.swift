package import HTTPTypes
import Wire

/// Tables of documented routes that are listed and not simulated.
///
/// A route is a line of text: method, path, operation id, and `public` where the vendor asks for no
/// key. A method `*` with a path that ends in `/...` is a family: every method, every path below.
extension VendorDefinition {
  /// The routes of a table. `what` begins the message that they answer: `sandboxes`.
  ///
  /// A line that cannot be read is a programmer's mistake.
  package static func declared(
    _ what: String, about subject: String, below base: String, source: Source, _ table: String
  ) -> [Operation] {
    let reason = "\(what) \(what.hasSuffix("s") ? "are" : "is") documented and not simulated"
    return table.split(separator: "\n").map { line in
      let words = line.split(separator: " ").map(String.init)
      guard words.count == 3 || (words.count == 4 && words[3] == "public"),
        let method = HTTPRequest.Method(words[0])
      else { preconditionFailure("'\(line)' is no route of a table") }
      precondition(
        (method == .any) == PathTemplate(words[1]).isFamily, "'\(line)' is half a family")
      return operation(
        method, base + words[1], OperationName.words(of: words[2]), id: words[2], about: subject,
        tier: 3, access: words.count == 4 ? .anyone : .key, status: .declared(reason),
        source: source)
    }
  }

  /// Families by the first segments of their paths, separated by blanks: `cron-jobs` is the family
  /// `* /cron-jobs/...` with the id `cronJobs`.
  package static func families(
    below base: String, source: Source, _ names: String
  ) -> [Operation] {
    names.split(whereSeparator: \.isWhitespace).flatMap { name in
      let id = OperationName.joined(name)
      return declared(
        String(name), about: id, below: base, source: source, "* /\(name)/... \(id)")
    }
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
