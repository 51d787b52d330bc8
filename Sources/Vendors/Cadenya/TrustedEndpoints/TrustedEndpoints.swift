import HTTPTypes
import Simulation
import Storage
import Wire

/// The hosts that an account trusts. [SDK: cadenya 1.8.0]
enum TrustedEndpoints: CadenyaResource {
  static let kinds = [
    kind("trusted_endpoint", TrustedEndpointRow.self, render: TrustedEndpoint.init)
  ]

  private static let all = group(
    "/v1/account/trusted_endpoints", about: "trusted_endpoint", tier: 2,
    access: .scope("account:manage"), source: .sdk("cadenya 1.8.0"))
  private static let one = all.on(TrustedEndpointRow.self, at: "/{id}")

  static let routes: [Route] = [
    all(
      .get, "", "List trusted endpoints", fails: .invalidArgument, id: "listTrustedEndpoints",
      by: listTrustedEndpoints),
    all(
      .post, "", "Create a trusted endpoint", fails: .invalidArgument, .alreadyExists,
      id: "createTrustedEndpoint", by: createTrustedEndpoint),
    one(.get, "", "Get a trusted endpoint", id: "getTrustedEndpoint", by: getTrustedEndpoint),
    one(
      .delete, "", "Delete a trusted endpoint", id: "deleteTrustedEndpoint",
      by: deleteTrustedEndpoint),
    all(
      .post, ":verify", "Verify that a URL is trusted", fails: .invalidArgument,
      id: "verifyTrustedEndpoint", by: verifyTrustedEndpoint),
  ]

  static func listTrustedEndpoints(
    _ call: Call<LabelledQuery>, _ db: borrowing Transaction
  ) throws(CadenyaError) -> CadenyaPage<TrustedEndpoint> {
    try CadenyaPage(
      of: TrustedEndpointRow.self, RowFilter("account_id = ?", call.caller.accountID),
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
    let outcome = try db.insert(row)
    if case .uniqueViolation(let names) = outcome, names.contains("host") {
      throw CadenyaError(.alreadyExists, "host \"\(host)\" is trusted already")
    }
    try columns.refuse(outcome, TrustedEndpointRow.noun)
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
}
