import Simulation
import Wire

/// What a list was asked for, whichever parameters it takes.
///
/// Nothing in it is refused in the lenient default: the vendor's generated suites send
/// `limit=0&cursor=cursor&sortOrder=sortOrder&labels=labels` and expect an answer. [SDK: generated
/// suites of Go, Ruby, TypeScript]
struct ListRequest: Sendable {
  typealias Limit = Count<0, 2_147_483_647>

  var limit: Limit?
  var cursor: String?
  var sortOrder: String?
  var labels: String?
  var prefix: String?
  var query: String?

  /// The page size where none is named, or 0. Not documented; our choice.
  static let defaultLimit = 20
  /// The largest page; a larger limit is taken for this one. Not documented; our choice.
  static let largestLimit = 100

  var size: Int {
    guard let value = limit?.value, value > 0 else { return Self.defaultLimit }
    return min(value, Self.largestLimit)
  }
}

/// `GET /v1/workspaces`. [seed 001]; `labels` since July.
struct WorkspaceQuery: RequestQuery {
  let limit: ListRequest.Limit?
  let cursor: String?
  let sortOrder: String?
  let includeInfo: Bool?
  let labels: String?

  var list: ListRequest {
    ListRequest(limit: limit, cursor: cursor, sortOrder: sortOrder, labels: labels)
  }
}

/// `GET /v1/account/workspaces`. [spec]
struct AccountWorkspaceQuery: RequestQuery {
  let limit: ListRequest.Limit?
  let cursor: String?
  let includeArchived: Bool?
  let labels: String?

  var list: ListRequest { ListRequest(limit: limit, cursor: cursor, labels: labels) }
}

/// `GET /v1/account/profiles`. [spec]
struct ProfileQuery: RequestQuery {
  let limit: ListRequest.Limit?
  let cursor: String?
  let query: String?
  let labels: String?

  /// Its `query` looks into names and addresses, which the list adds itself.
  var list: ListRequest { ListRequest(limit: limit, cursor: cursor, labels: labels) }
}

/// Lists without any filter. [spec, members]
struct BareQuery: RequestQuery {
  let limit: ListRequest.Limit?
  let cursor: String?

  var list: ListRequest { ListRequest(limit: limit, cursor: cursor) }
}

/// `GET /v1/account/trusted_endpoints`. [SDK: cadenya 1.8.0]
struct LabelledQuery: RequestQuery {
  let limit: ListRequest.Limit?
  let cursor: String?
  let labels: String?

  var list: ListRequest { ListRequest(limit: limit, cursor: cursor, labels: labels) }
}

/// What most lists take. [spec]
struct ResourceQuery: RequestQuery {
  let limit: ListRequest.Limit?
  let cursor: String?
  let prefix: String?
  let query: String?
  let labels: String?
  let sortOrder: String?
  let includeInfo: Bool?

  var list: ListRequest {
    ListRequest(
      limit: limit, cursor: cursor, sortOrder: sortOrder, labels: labels, prefix: prefix,
      query: query)
  }
}

/// `GET /v1/account/api_keys`. The SDK always sends a workspace. [SDK: cadenya 1.8.0]
struct APIKeyQuery: RequestQuery {
  let workspaceID: String?
  let limit: ListRequest.Limit?
  let cursor: String?
  let prefix: String?
  let query: String?
  let labels: String?
  let sortOrder: String?
  let includeInfo: Bool?

  enum CodingKeys: String, CodingKey {
    case workspaceID = "workspaceId"
    case limit, cursor, prefix, query, labels, sortOrder, includeInfo
  }

  var list: ListRequest {
    ListRequest(
      limit: limit, cursor: cursor, sortOrder: sortOrder, labels: labels, prefix: prefix,
      query: query)
  }
}

/// `GET /v1/workspaces/{workspaceId}/agents`. [SDK: cadenya 1.8.0]
struct AgentQuery: RequestQuery {
  let limit: ListRequest.Limit?
  let cursor: String?
  let prefix: String?
  let query: String?
  let state: String?
  let variationSelectionMode: String?
  let labels: String?
  let sortOrder: String?
  let includeInfo: Bool?

  var list: ListRequest {
    ListRequest(
      limit: limit, cursor: cursor, sortOrder: sortOrder, labels: labels, prefix: prefix,
      query: query)
  }
}
