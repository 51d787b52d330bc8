import Simulation
import Storage
import Wire

/// What a workspace has from the start.
extension WorkspaceRow {
  /// Writes the provider key that is there from the start, and two models under it, so that a first
  /// program has something to run on. [CLI docs/config-bundles.md; that there are two is our choice]
  func addFirstModels(_ now: Instant, _ db: borrowing Transaction) throws(CadenyaError) {
    let columns = { (id: String, name: String, externalID: String) in
      var columns = ResourceColumns(
        id: id, accountID: resource.accountID, name: name, profileID: resource.profileID, now: now)
      columns.externalID = externalID
      return columns
    }
    let key = DocumentRow(
      columns(
        try db.ulid("ai_provider_key", prefix: DocumentKind.aiProviderKey.prefix, at: now),
        "Getting started key", "getting-started-key"),
      .aiProviderKey, workspaceID: id, parentID: "",
      spec: ["provider": "AI_PROVIDER_OPENROUTER"])
    try db.add(key)
    for model in Self.firstModels {
      try db.add(
        DocumentRow(
          columns(
            try db.ulid("model", prefix: DocumentKind.model.prefix, at: now), model.family,
            model.family),
          .model, workspaceID: id, parentID: "", sourceID: key.id,
          spec: [
            "provider": .string(model.provider), "family": .string(model.family),
            "maxInputTokens": 200_000, "maxOutputTokens": 64_000,
            "inputPricePerMillionTokens": "300", "outputPricePerMillionTokens": "1500",
            "providerModelId": .string("\(model.provider)/\(model.family)"),
          ]))
    }
  }

  /// Families that the documents' own examples name. [spec, ModelSpec]
  private static let firstModels = [
    (provider: "openai", family: "gpt-5.4"),
    (provider: "anthropic", family: "claude-sonnet-4.6"),
  ]
}
