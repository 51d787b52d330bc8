package import HTTPTypes
import Wire

/// What the rest of the program has to know of a vendor, all of it data.
///
/// A class, so that handing it on with every request copies nothing.
package final class VendorDescription: Sendable {
  /// Lower case; the mount prefix, the name in scenarios and on the command line.
  package let name: String
  package let title: String
  /// The hosts that the vendor's SDKs call; `*.` at the front stands for any label.
  package let hosts: [String]
  /// Where the documented paths begin, below the mount: `/api/v1`.
  package let basePath: String
  /// Environment variables that the vendor's SDKs read.
  package let variables: [Variable]
  /// How clients show their key.
  package let credential: Credential
  package let stages: [PipelineStage]
  package let idempotency: IdempotencyRule?
  /// The documented spelling of a key that came in another one, where the vendor's own pages show
  /// both.
  package let alias: (@Sendable (String) -> String?)?
  /// The setting that turns `alias` on or off, if there is one: its name and the value that is off.
  package let aliasSetting: Setting<Bool>?
  /// Whether a missing JSON body counts as `{}`, so that its fields say what is missing; otherwise
  /// it is a condition of its own.
  package let readsEmptyBodyAsObject: Bool
  /// Whether a parameter of a query that was sent empty (`?status=`) counts as not sent.
  package let emptyParameterIsAbsent: Bool
  /// Whether the character NUL is refused in every text of a query and a body, for services whose
  /// database has no place for it.
  package let refusesNUL: Bool
  /// What becomes of JSON under another media type; nil where it is always read.
  package let undeclaredJSON: UndeclaredJSON?
  /// Makes the request id of a request from its world's seed and number.
  package let requestID: @Sendable (_ seed: UInt64, _ sequence: UInt64) -> String
  /// How many tokens of a rate limit a request takes, where the vendor says that some take more
  /// than others; nil where each takes one.
  package let weight: (@Sendable (Request) -> Int)?
  /// Body keys that carry secrets; their values never reach the journal.
  package let secretKeys: Set<String>

  package init(
    name: String, title: String, hosts: [String], basePath: String, variables: [Variable],
    credential: Credential, stages: [PipelineStage] = [.access, .target, .input],
    idempotency: IdempotencyRule? = nil, alias: (@Sendable (String) -> String?)? = nil,
    aliasSetting: Setting<Bool>? = nil, secretKeys: Set<String> = [],
    readsEmptyBodyAsObject: Bool = true, emptyParameterIsAbsent: Bool = false,
    refusesNUL: Bool = false, undeclaredJSON: UndeclaredJSON? = nil,
    weight: (@Sendable (Request) -> Int)? = nil,
    requestID: @escaping @Sendable (_ seed: UInt64, _ sequence: UInt64) -> String
  ) {
    self.name = name
    self.title = title
    self.hosts = hosts
    self.basePath = basePath
    self.variables = variables
    self.credential = credential
    self.stages = stages
    self.idempotency = idempotency
    self.alias = alias
    self.aliasSetting = aliasSetting
    self.secretKeys = secretKeys
    self.readsEmptyBodyAsObject = readsEmptyBodyAsObject
    self.emptyParameterIsAbsent = emptyParameterIsAbsent
    self.refusesNUL = refusesNUL
    self.undeclaredJSON = undeclaredJSON
    self.weight = weight
    self.requestID = requestID
  }
}

extension VendorDescription {
  /// The status of what is not simulated; every vendor has this setting. Only errors are offered: a
  /// success would be a lie.
  static let notSimulatedStatus = Setting(
    "not_simulated_status", default: Count<400, 599>(501),
    why: "the status of what is not simulated; some clients retry a 501 or take it for an outage")
}

/// The stages of the pipeline that come before a handler, in a vendor's own order.
package enum PipelineStage: Sendable, Hashable {
  /// Who asks: 401, 403.
  case access
  /// The row that the path names: malformed id, 404, 403.
  case target
  /// Query and body: every violation, gathered.
  case input
}

/// An environment variable of an SDK.
package struct Variable: Sendable {
  /// What its value is.
  package enum Value: Sendable, Hashable {
    /// The server's address, then the mount, then this path.
    case baseURL(path: String)
    /// A key that the simulation takes.
    case key(String)
    case literal(String)
  }

  package let name: String
  package let value: Value
  /// Who reads it, when not every SDK of the vendor does; also how to pass it where none does.
  package let note: String?

  package init(_ name: String, _ value: Value, note: String? = nil) {
    self.name = name
    self.value = value
    self.note = note
  }
}

/// How a vendor's clients show their key.
package enum Credential: Sendable, Hashable {
  case bearer
  case header(String)

  /// The key as it stands in a request; nil where there is none.
  package func key(in headers: HTTPFields) -> String? {
    switch self {
    case .bearer:
      guard let value = headers[.authorization] else { return nil }
      let bytes = value.utf8
      guard let blank = bytes.firstIndex(of: UInt8(ascii: " ")),
        bytes[..<blank].elementsEqual("bearer".utf8, by: { $0 | 0x20 == $1 })
      else { return nil }
      let key = bytes[blank...].drop { $0 == UInt8(ascii: " ") }
      return key.isEmpty ? nil : String(Substring(key))
    case .header(let name):
      guard let name = HTTPField.Name(name), let value = headers[name], !value.isEmpty else {
        return nil
      }
      return value
    }
  }
}

/// That a vendor keeps the first answer of a request that names itself.
package struct IdempotencyRule: Sendable {
  package let header: HTTPField.Name
  package let lifetime: Duration
  package let methods: Set<HTTPRequest.Method>
  package let source: Source

  package init(
    header: HTTPField.Name, lifetime: Duration, methods: Set<HTTPRequest.Method>, source: Source
  ) {
    self.header = header
    self.lifetime = lifetime
    self.methods = methods
    self.source = source
  }
}
