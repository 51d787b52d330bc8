import Simulation
import Wire

/// The parameters of a list. A query declares those that are documented for it, in the documented
/// order; one that it does not declare counts as not given.
protocol ListQuery: RequestQuery {
  var limit: ListRequest.Limit? { get }
  var cursor: String? { get }
  var sortOrder: String? { get }
  var labels: String? { get }
  var prefix: String? { get }
  var query: String? { get }
}

extension ListQuery {
  var sortOrder: String? { nil }
  var labels: String? { nil }
  var prefix: String? { nil }
  var query: String? { nil }

  var list: ListRequest {
    ListRequest(
      limit: limit, cursor: cursor, sortOrder: sortOrder, labels: labels, prefix: prefix,
      query: query)
  }
}

/// Lists without any filter. [spec, members]
struct BareQuery: ListQuery {
  let limit: ListRequest.Limit?
  let cursor: String?
}

/// `GET /v1/account/trusted_endpoints`. [SDK: cadenya 1.8.0]
struct LabelledQuery: ListQuery {
  let limit: ListRequest.Limit?
  let cursor: String?
  let labels: String?
}

/// What most lists take. [spec]
struct ResourceQuery: ListQuery {
  let limit: ListRequest.Limit?
  let cursor: String?
  let prefix: String?
  let query: String?
  let labels: String?
  let sortOrder: String?
  let includeInfo: Bool?
}
