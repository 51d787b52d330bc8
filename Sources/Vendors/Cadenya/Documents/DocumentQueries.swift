import Simulation
import Storage
import Wire

/// Agent pools and tool sets.
struct StateQuery: DocumentListQuery {
  let limit: ListRequest.Limit?
  let cursor: String?
  let prefix: String?
  let query: String?
  let state: String?
  let labels: String?
  let sortOrder: String?
  let includeInfo: Bool?

  func narrow(
    _ filter: inout RowFilter, of kind: DocumentKind, in place: DocumentPlace,
    _ db: borrowing Transaction
  ) throws(CadenyaError) {
    filter.requireState(oneOf: [state ?? ""])
  }
}

/// Schedules, entries of memory layers, and every kind without a filter of its own.
extension ResourceQuery: DocumentListQuery {}

struct AgentVariationQuery: DocumentListQuery {
  let limit: ListRequest.Limit?
  let cursor: String?
  let labels: String?
  let sortOrder: String?
  let includeInfo: Bool?
}

struct AIProviderKeyQuery: DocumentListQuery {
  let limit: ListRequest.Limit?
  let cursor: String?
  let prefix: String?
  let query: String?
  let promotional: Bool?
  let labels: String?
  let sortOrder: String?
  let includeInfo: Bool?

  /// A key that a customer made is never promotional, and there are no others.
  func narrow(
    _ filter: inout RowFilter, of kind: DocumentKind, in place: DocumentPlace,
    _ db: borrowing Transaction
  ) throws(CadenyaError) {
    if promotional == true { filter.require("FALSE") }
  }
}

struct ModelQuery: DocumentListQuery {
  let limit: ListRequest.Limit?
  let cursor: String?
  let prefix: String?
  let query: String?
  let state: String?
  let aiProviderKeyID: String?
  let isAssigned: Bool?
  let labels: String?
  let sortOrder: String?
  let includeInfo: Bool?

  enum CodingKeys: String, CodingKey {
    case limit, cursor, prefix, query, state, isAssigned, labels, sortOrder, includeInfo
    case aiProviderKeyID = "aiProviderKeyId"
  }

  /// A model is assigned where a variation's `modelConfig` names it.
  func narrow(
    _ filter: inout RowFilter, of kind: DocumentKind, in place: DocumentPlace,
    _ db: borrowing Transaction
  ) throws(CadenyaError) {
    filter.requireState(oneOf: [state ?? ""])
    if let key = aiProviderKeyID, !key.isEmpty {
      filter.require(
        """
        source_id IN (SELECT id FROM documents AS keys WHERE keys.kind = 'ai_provider_key'
          AND keys.workspace_id = documents.workspace_id
          AND ? IN (keys.id, 'external_id:' || keys.external_id))
        """, key)
    }
    if let isAssigned {
      filter.require(
        """
        ? = EXISTS (SELECT 1 FROM documents AS variations
          WHERE variations.workspace_id = documents.workspace_id
          AND variations.kind = 'agent_variation'
          AND json_extract(variations.spec, '$.modelConfig.modelId')
            IN (documents.id, 'external_id:' || documents.external_id))
        """, isAssigned)
    }
  }
}

struct MemoryLayerQuery: DocumentListQuery {
  let limit: ListRequest.Limit?
  let cursor: String?
  let prefix: String?
  let query: String?
  let type: String?
  let agentID: String?
  let episodicKeyPrefix: String?
  let labels: String?
  let tenantID: String?
  let subjectID: String?
  let sortOrder: String?
  let includeInfo: Bool?

  enum CodingKeys: String, CodingKey {
    case limit, cursor, prefix, query, type, episodicKeyPrefix, labels, sortOrder, includeInfo
    case agentID = "agentId"
    case tenantID = "tenantId"
    case subjectID = "subjectId"
  }

  func narrow(
    _ filter: inout RowFilter, of kind: DocumentKind, in place: DocumentPlace,
    _ db: borrowing Transaction
  ) throws(CadenyaError) {
    if let type, RowFilter.isSpecified(type) {
      filter.require("type", of: kind, oneOf: [type])
    }
    if let agentID, !agentID.isEmpty {
      let names = try AgentRow.references(to: agentID, in: place.workspaceID, db)
      filter.require("agentId", of: kind, oneOf: names)
    }
    if let start = episodicKeyPrefix, !start.isEmpty {
      filter.require(
        "substr(COALESCE(json_extract(spec, '$.episodicKey'), ''), 1, ?) = ?",
        start.unicodeScalars.count, start)
    }
    if let tenantID, !tenantID.isEmpty {
      filter.require("tenantId", of: kind, oneOf: [tenantID])
    }
    if let subjectID, !subjectID.isEmpty {
      filter.require("subjectId", of: kind, oneOf: [subjectID])
    }
  }
}

struct ToolSetSecretQuery: DocumentListQuery {
  let limit: ListRequest.Limit?
  let cursor: String?
  let prefix: String?
  let query: String?
  let sortOrder: String?
  let includeInfo: Bool?
}

struct ToolQuery: DocumentListQuery {
  let limit: ListRequest.Limit?
  let cursor: String?
  let prefix: String?
  let query: String?
  let names: [String]?
  let states: [String]?
  let requiresApproval: Bool?
  let overlays: [String]?
  let labels: String?
  let sortOrder: String?
  let includeInfo: Bool?

  /// Which overlay of a tool set selects which tool is not simulated, so that a list of the tools
  /// under one is refused with 501.
  func narrow(
    _ filter: inout RowFilter, of kind: DocumentKind, in place: DocumentPlace,
    _ db: borrowing Transaction
  ) throws(CadenyaError) {
    guard overlays?.contains(where: { !$0.isEmpty }) != true else {
      throw CadenyaError(
        .unimplemented,
        "overlays: overlays of tool sets are not simulated, so tools cannot be listed by them; "
          + "leave the parameter out")
    }
    let names = (names ?? []).filter { !$0.isEmpty }
    if !names.isEmpty {
      filter.require("name IN (SELECT value FROM json_each(?))", RawJSON(texts: names))
    }
    filter.requireState(oneOf: states ?? [])
    if let requiresApproval {
      filter.require(
        "COALESCE(json_extract(spec, '$.requiresApproval'), FALSE) = ?", requiresApproval)
    }
  }
}

struct WidgetQuery: DocumentListQuery {
  let limit: ListRequest.Limit?
  let cursor: String?
  let agentID: String?
  let labels: String?
  let sortOrder: String?
  let includeInfo: Bool?

  enum CodingKeys: String, CodingKey {
    case limit, cursor, labels, sortOrder, includeInfo
    case agentID = "agentId"
  }

  func narrow(
    _ filter: inout RowFilter, of kind: DocumentKind, in place: DocumentPlace,
    _ db: borrowing Transaction
  ) throws(CadenyaError) {
    guard let agentID, !agentID.isEmpty else { return }
    let names = try AgentRow.references(to: agentID, in: place.workspaceID, db)
    filter.require("agentId", of: kind, oneOf: names)
  }
}
