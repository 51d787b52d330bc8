import HTTPTypes
import Storage
import Wire

/// What is known of a request's idempotency key.
enum IdempotencyRecall {
  /// The request names no key, or its method takes none.
  case unnamed
  case first(IdempotencyReceipt)
  case kept(Response)
  case mismatch(String)
}

/// The place where a first answer will be kept.
struct IdempotencyReceipt {
  let key: String
  let fingerprint: String
  let expires: Instant
}

/// First answers of requests that name themselves, kept in the same transaction as their effects.
///
/// Only successes are kept: a failure's transaction is rolled back, and its repetition is a new
/// request. A key counts per caller and operation path.
extension Transaction {
  func recall(
    _ requestContext: RequestContext, _ caller: some CallerIdentity, _ rule: IdempotencyRule?
  ) throws(Failure) -> IdempotencyRecall {
    guard let rule, rule.methods.contains(requestContext.request.method),
      let name = requestContext.request.headers[rule.header], !name.isEmpty
    else { return .unnamed }
    let request = requestContext.request
    let key = "\(caller.identity) \(request.method.rawValue) \(request.path) \(name)"
    let fingerprint = Fingerprint.text(of: request.body)
    let now = now
    let known = try attempt {
      try transaction.first(
        """
        SELECT fingerprint, status, content_type, headers, body FROM idempotent_answers
        WHERE key = ? AND expires_at > ?
        """,
        {
          $0.bind(key)
          $0.bind(now)
        },
        { row in
          (
            fingerprint: row.text(), status: row.integer(), type: row.optionalText(),
            headers: row.document(), body: row.bytes()
          )
        })
    }
    guard let known else {
      return .first(
        IdempotencyReceipt(key: key, fingerprint: fingerprint, expires: now + rule.lifetime))
    }
    guard known.fingerprint == fingerprint else { return .mismatch(name) }
    var headers: HTTPFields = [:]
    for (name, value) in known.headers.tree.objectValue ?? [:] {
      if let name = HTTPField.Name(name), let value = value.stringValue { headers[name] = value }
    }
    return .kept(
      Response(
        status: HTTPResponse.Status(code: known.status), headers: headers, body: known.body,
        contentType: known.type, outcome: .success(label: nil),
        diagnosis: "replayed: the first answer to this idempotency key (\(rule.source))"))
  }

  func keep(_ response: Response, under receipt: IdempotencyReceipt) throws(Failure) {
    var headers = JSONObject()
    for field in response.headers { headers[field.name.rawName] = .string(field.value) }
    try attempt {
      try transaction.execute(
        """
        INSERT OR REPLACE INTO idempotent_answers
          (key, fingerprint, status, content_type, headers, body, expires_at)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """
      ) { row in
        row.bind(receipt.key)
        row.bind(receipt.fingerprint)
        row.bind(response.status.code)
        row.bind(response.contentType)
        row.bind(RawJSON(headers))
        row.bind(String(decoding: response.body, as: UTF8.self))
        row.bind(receipt.expires)
      }
    }
  }
}
