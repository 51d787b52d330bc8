import Simulation
import Storage
import Wire

/// A host that an account trusts. [SDK: cadenya 1.8.0]
struct TrustedEndpoint: ReplyBody {
  let metadata: AccountResourceMetadata
  let host: String

  init(_ row: TrustedEndpointRow) {
    metadata = AccountResourceMetadata(row.resource)
    host = row.host
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("metadata", metadata)
      json.field("spec", object: { $0.field("host", host) })
    }
  }
}

/// The body that makes a trusted endpoint.
struct CreateTrustedEndpoint: RequestBody {
  let metadata: MetadataInput
  let spec: TrustedEndpointSpecInput
}

struct TrustedEndpointSpecInput: WireInput {
  let host: ResourceName
}

/// The body of `:verify`.
struct VerifyTrustedEndpoint: RequestBody {
  let url: ResourceName
}

/// Whether a URL leads to a host that is trusted.
struct TrustedEndpointVerification: ReplyBody {
  let result: TrustResult
  let host: String
  let trustedEndpoint: TrustedEndpoint?

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("result", result)
      json.field("host", host)
      json.field(ifPresent: "trustedEndpoint", trustedEndpoint)
    }
  }
}

enum TrustResult: String, WireEnum {
  case trusted = "RESULT_TRUSTED"
  case untrusted = "RESULT_UNTRUSTED"
  /// The host is made from parameters, so that it is not known yet.
  case templated = "RESULT_TEMPLATED"
}

extension Cadenya {
  static let trustedEndpointResource = resource(
    "trusted_endpoint", TrustedEndpointRow.self, render: TrustedEndpoint.init)

  static func listTrustedEndpoints(
    _ call: Call<LabelledQuery>, _ db: borrowing Transaction
  ) throws(CadenyaError) -> CadenyaPage<TrustedEndpoint> {
    try page(
      of: TrustedEndpointRow.self, ListFilter("account_id = ?", call.caller.accountID),
      call.input.list, db
    ) { (row, _) throws(CadenyaError) in TrustedEndpoint(row) }
  }

  /// Trusts a host; trusting it twice is 409 (our choice).
  static func createTrustedEndpoint(
    _ call: Call<CreateTrustedEndpoint>, _ db: borrowing Transaction
  ) throws(CadenyaError) -> TrustedEndpoint {
    let columns = ResourceColumns(
      id: try db.ulid("te", prefix: "te_"), call.input.metadata, by: call.caller, now: db.now)
    let host = EndpointHost.host(in: call.input.spec.host.value)
    guard !host.isEmpty, !EndpointHost.isTemplated(host) else {
      throw CadenyaError(invalid: "spec.host", "is no host name")
    }
    let row = TrustedEndpointRow(columns, host: host)
    if case .uniqueViolation(let names) = try db.insert(row) {
      throw CadenyaError(
        .alreadyExists,
        names.contains("host")
          ? "host \"\(host)\" is trusted already"
          : "trusted endpoint with external id \"\(columns.externalID ?? "")\" already exists")
    }
    return TrustedEndpoint(row)
  }

  static func getTrustedEndpoint(
    _ call: Call<NoInput>, _ endpoint: TrustedEndpointRow, _ db: borrowing Transaction
  ) throws(CadenyaError) -> TrustedEndpoint {
    TrustedEndpoint(endpoint)
  }

  static func deleteTrustedEndpoint(
    _ call: Call<NoInput>, _ endpoint: TrustedEndpointRow, _ db: borrowing Transaction
  ) throws(CadenyaError) -> EmptyAnswer {
    try db.delete(TrustedEndpointRow.self, endpoint.resource.id)
    return EmptyAnswer()
  }

  static func verifyTrustedEndpoint(
    _ call: Call<VerifyTrustedEndpoint>, _ db: borrowing Transaction
  ) throws(CadenyaError) -> TrustedEndpointVerification {
    let host = EndpointHost.host(in: call.input.url.value)
    guard !host.isEmpty else { throw CadenyaError(invalid: "url", "has no host") }
    guard !EndpointHost.isTemplated(host) else {
      return TrustedEndpointVerification(result: .templated, host: host, trustedEndpoint: nil)
    }
    let known = try db.first(
      TrustedEndpointRow.self, where: "account_id = ? AND host = ?", call.caller.accountID, host)
    return TrustedEndpointVerification(
      result: known == nil ? .untrusted : .trusted, host: host,
      trustedEndpoint: known.map { TrustedEndpoint($0) })
  }

  static func trustedEndpoint(
    _ context: RequestContext, _ caller: CadenyaCaller, _ db: borrowing Transaction
  ) throws(CadenyaError) -> TrustedEndpointRow {
    try named(context.path["id"], TrustedEndpointRow.self, "trusted endpoint", caller, db)
  }
}

/// The host of a URL or of a bare name, in lower case: no scheme, user, port or path.
enum EndpointHost {
  static func host(in text: String) -> String {
    var rest = text[...]
    if let scheme = rest.firstRange(of: "://") { rest = rest[scheme.upperBound...] }
    rest = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    if let user = rest.lastIndex(of: "@") { rest = rest[rest.index(after: user)...] }
    if rest.hasPrefix("["), let end = rest.firstIndex(of: "]") {
      return rest[...end].lowercased()
    }
    if let colon = rest.lastIndex(of: ":"), rest[rest.index(after: colon)...].allSatisfy(\.isNumber)
    {
      rest = rest[..<colon]
    }
    return rest.lowercased()
  }

  /// Whether a placeholder such as `{{tenant}}` or `{region}` is in it.
  static func isTemplated(_ host: String) -> Bool { host.contains("{") || host.contains("}") }
}
