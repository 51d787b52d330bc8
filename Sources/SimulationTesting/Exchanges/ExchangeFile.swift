package import Simulation

/// A file of exchanges: blocks of requests and the answers they must get.
///
/// `docs/exchanges.md` describes the format. It is what was written down, not what happened.
package struct ExchangeFile: Sendable {
  /// Where it was read from, for messages.
  package let name: String
  package let blocks: [ExchangeBlock]

  /// Reads a file; what cannot be understood is refused with its line.
  package init(_ text: String, name: String) throws(ExchangeSyntaxError) {
    self.name = name
    blocks = try ExchangeParser.blocks(of: text, file: name)
  }
}

/// One behaviour: a world, requests that prepare, and at last the exchange that counts.
package struct ExchangeBlock: Sendable {
  package let title: String
  /// The line of its title, from 1.
  package let line: Int
  package var sources: [String] = []
  /// What the world is made with.
  package var world: [WorldOption] = []
  /// Which operations a block of `_common.http` is replayed over; nil for the file's own.
  package var audience: Audience?
  /// Values of path parameters, for a block that is replayed over many operations.
  package var path: [(name: String, value: String)] = []
  package var pairs: [ExchangePair] = []

  /// A world other than the usual one.
  package enum WorldOption: Sendable, Hashable {
    case set(name: String, value: String)
    case limit(name: String, value: Int)
    case emptyBaseline
    case clock(String)
    case strictKeys
  }

  /// Operations by what they declare.
  package enum Audience: Sendable, Hashable {
    /// Every operation that needs a key.
    case key
    /// Every operation that needs a scope.
    case scope
    /// Every operation that takes a JSON body and must have one.
    case jsonBody
    /// Every operation with a parameter in its path that declares this error.
    case path(String)
  }
}

/// A request, and what its answer must be.
package struct ExchangePair: Sendable {
  /// Done before the request is sent.
  package var before: [Action] = []
  /// Done while the request waits for its answer, or after the head of a stream.
  package var meanwhile: [Action] = []
  package var request: Request
  package var response: Expectation

  /// Something that happens to the world between requests.
  package enum Action: Sendable, Hashable {
    case advance(Duration)
    case move(resource: String, key: String, state: String)
  }

  /// A request as it is written, placeholders unfilled.
  package struct Request: Sendable {
    package let line: Int
    package let method: String
    package let path: String
    package var headers: [(name: String, value: String)] = []
    package var body = ""
  }

  /// An answer as it must be.
  package struct Expectation: Sendable {
    package let line: Int
    package let status: Int
    /// Must be there and equal; others are free.
    package var headers: [(name: String, value: String)] = []
    /// Empty for no body.
    package var body = ""
  }
}

/// Why a file of exchanges cannot be read.
package struct ExchangeSyntaxError: Error, Hashable, Sendable, CustomStringConvertible {
  package let file: String
  package let line: Int
  package let reason: String

  package var description: String { "\(file):\(line): \(reason)" }
}

extension ExchangeBlock.Audience {
  /// Whether an operation declares the condition.
  package func includes(_ operation: Operation) -> Bool {
    switch self {
    case .key: operation.access != .anyone
    case .scope: if case .scope = operation.access { true } else { false }
    case .jsonBody: operation.shapes.input.bodyKind == .json
    case .path(let code):
      !operation.template.parameters.isEmpty && operation.failures.contains { $0.code == code }
    }
  }
}
