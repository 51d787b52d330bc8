import Simulation
import Storage
import Wire

/// The things of one kind at one place of the paths: how they are found, and what their routes do.
struct DocumentCollection: Sendable {
  /// What the things belong to.
  enum Parent: Sendable {
    case workspace
    /// An agent that a path parameter names.
    case agent(parameter: String)
    /// A thing of another kind that a path parameter names. `isPlace` is false where it is only
    /// looked up: a model is made under a key and found without it.
    case document(DocumentKind, parameter: String, isPlace: Bool)
  }

  let kind: DocumentKind
  let parent: Parent

  init(_ kind: DocumentKind, in parent: Parent = .workspace) {
    self.kind = kind
    self.parent = parent
  }

  func place(
    _ context: RequestContext, _ caller: CadenyaCaller, _ db: borrowing Transaction
  ) throws(CadenyaError) -> DocumentPlace {
    let workspaceID = try WorkspaceRow.inScope.load(context, caller, db).id
    switch parent {
    case .workspace: return DocumentPlace(workspaceID: workspaceID)
    case .agent(let parameter):
      let agent = try AgentRow.find(context.path[parameter], in: workspaceID, db)
      return DocumentPlace(workspaceID: workspaceID, parentID: agent.id)
    case .document(let kind, let parameter, let isPlace):
      let found = try Self.find(
        context.path[parameter], kind, DocumentPlace(workspaceID: workspaceID), db)
      return isPlace
        ? DocumentPlace(workspaceID: workspaceID, parentID: found.id)
        : DocumentPlace(workspaceID: workspaceID, sourceID: found.id)
    }
  }

  /// The thing that the path's `id` names.
  func target(
    _ context: RequestContext, _ caller: CadenyaCaller, _ db: borrowing Transaction
  ) throws(CadenyaError) -> DocumentRow {
    try Self.find(context.path["id"], kind, try place(context, caller, db), db)
  }

  private static func find(
    _ reference: String, _ kind: DocumentKind, _ place: DocumentPlace, _ db: borrowing Transaction
  ) throws(CadenyaError) -> DocumentRow {
    let row: DocumentRow? =
      if let external = ExternalID.named(by: reference) {
        try db.first(
          DocumentRow.self,
          where: "workspace_id = ? AND kind = ? AND parent_id = ? AND external_id = ?",
          place.workspaceID, kind.name, place.parentID, external)
      } else {
        try db.find(DocumentRow.self, reference)
      }
    guard let row, row.workspaceID == place.workspaceID, row.kind == kind.name,
      row.parentID == place.parentID
    else { throw CadenyaError(missing: kind.noun, reference) }
    return row
  }

  func list<Query: DocumentListQuery>(
    _ call: Call<Query>, _ place: DocumentPlace, _ db: borrowing Transaction
  ) throws(CadenyaError) -> CadenyaPage<Document> {
    var filter = RowFilter(
      "workspace_id = ? AND kind = ? AND parent_id = ?", place.workspaceID, kind.name,
      place.parentID)
    try call.input.narrow(&filter, of: kind, in: place, db)
    return try CadenyaPage(of: DocumentRow.self, filter, call.input.list, db) {
      (row, db) throws(CadenyaError) in try shown(row, db)
    }
  }

  func create(
    _ call: Call<CreateDocument>, _ place: DocumentPlace, _ db: borrowing Transaction
  ) throws(CadenyaError) -> Document {
    let columns = ResourceColumns(
      id: try db.ulid(kind.name, prefix: kind.prefix), call.input.metadata, by: call.caller,
      now: db.now)
    let spec = try kind.rules.judged(call.input.spec)
    try kind.rules.requireTargets(of: spec, in: place.workspaceID, db)
    let row = DocumentRow(
      columns, kind, workspaceID: place.workspaceID, parentID: place.parentID,
      sourceID: place.sourceID, spec: spec)
    try refuseDouble(of: row, spec, db)
    try columns.refuse(try db.insert(row), kind.noun)
    return try shown(row, db)
  }

  func get(
    _ call: Call<NoInput>, _ row: DocumentRow, _ db: borrowing Transaction
  ) throws(CadenyaError) -> Document {
    try shown(row, db)
  }

  func update(
    _ call: Call<UpdateDocument>, _ target: DocumentRow, _ db: borrowing Transaction
  ) throws(CadenyaError) -> Document {
    var row = target
    let old = row.spec.tree.objectValue ?? [:]
    var spec = old
    let given = try kind.rules.judged(call.input.spec ?? [:])
    let members = Set(spec.keys + given.keys + kind.spec.keys).sorted()
    let mask = try UpdateMask(
      call.input.updateMask, of: UpdateMask.metadata + members.map { "spec.\($0)" })
    try row.resource.apply(call.input.metadata, mask, now: db.now)
    for member in members where mask.changes("spec.\(member)", given: given.contains(member)) {
      spec[member] = given[member]
    }
    try kind.rules.refuseChanges(from: old, to: spec, standing: kind.spec)
    if spec != old {
      try kind.rules.requireTargets(of: spec, in: row.workspaceID, db)
      try refuseDouble(of: row, spec, db)
    }
    row.spec = RawJSON(spec)
    try row.resource.refuse(try db.update(row, key: row.id), kind.noun)
    return try shown(row, db)
  }

  /// 409 where another thing of the place has the member that is there once.
  private func refuseDouble(
    of row: DocumentRow, _ spec: JSONObject, _ db: borrowing Transaction
  ) throws(CadenyaError) {
    guard let member = kind.rules.unique, let text = spec[member]?.stringValue, !text.isEmpty
    else { return }
    let isTaken = try db.exists(
      DocumentRow.self,
      where: """
        workspace_id = ? AND kind = ? AND parent_id = ? AND id <> ?
        AND json_extract(spec, ?) = ?
        """, row.workspaceID, kind.name, row.parentID, row.id, "$.\(member)", text)
    guard !isTaken else {
      throw CadenyaError(.alreadyExists, "\(kind.noun) with \(member) \"\(text)\" already exists")
    }
  }

  /// Deletes a thing and what belongs to it. The last variation of a published agent stays, and what
  /// variations use: a memory layer, and a provider key with such a model. [CLI
  /// docs/config-bundles.md]
  func delete(
    _ call: Call<NoInput>, _ row: DocumentRow, _ db: borrowing Transaction
  ) throws(CadenyaError) -> EmptyAnswer {
    if case .agent = parent, row.kind == DocumentKind.agentVariation.name,
      let agent = try db.find(AgentRow.self, row.parentID), agent.state == .published,
      agent.variationCount == 1
    {
      throw CadenyaError(
        .failedPrecondition, "the last variation of a published agent cannot be deleted")
    }
    switch row.kind {
    case DocumentKind.memoryLayer.name where try row.isLayerOfVariation(db):
      throw CadenyaError(
        .failedPrecondition, "a memory layer that a variation is assigned cannot be deleted")
    case DocumentKind.aiProviderKey.name:
      for model in try db.all(
        DocumentRow.self, where: "workspace_id = ? AND kind = 'model' AND source_id = ?",
        row.workspaceID, row.id)
      {
        guard !(try model.isModelOfVariation(db)) else {
          throw CadenyaError(
            .failedPrecondition, "a key with a model that variations use cannot be deleted")
        }
        try db.delete(DocumentRow.self, model.id)
      }
    default: break
    }
    try db.delete(DocumentRow.self, row.id)
    return EmptyAnswer()
  }

  /// Moves a thing to a state; where it stands there already, nothing happens.
  func move(
    _ action: DocumentKind.Action, _ target: DocumentRow, _ db: borrowing Transaction
  ) throws(CadenyaError) -> Document {
    guard !action.refusedFrom.contains(target.state) else {
      throw CadenyaError(
        .failedPrecondition, "cannot \(action.verb) the \(kind.noun): it is in \(target.state)")
    }
    if action.isRefusedInUse, try target.isModelOfVariation(db) {
      throw CadenyaError(
        .failedPrecondition, "cannot \(action.verb) the \(kind.noun): variations use it")
    }
    var row = target
    if row.state != action.state {
      row.state = action.state
      row.resource.updatedAt = db.now
      _ = try db.update(row, key: row.id)
    }
    return try shown(row, db)
  }

  private func shown(
    _ row: DocumentRow, _ db: borrowing Transaction
  ) throws(CadenyaError) -> Document {
    var childCount: Int?
    if let counted = kind.counted {
      childCount = try db.count(
        DocumentRow.self, where: "parent_id = ? AND kind = ?", row.id, counted.kind)
    }
    guard kind.name == DocumentKind.agentVariation.name else {
      return Document(row, kind, childCount: childCount)
    }
    let info = try VariationInfo(
      of: row.spec.tree.objectValue ?? [:], in: row.workspaceID, db)
    return Document(row, kind, childCount: childCount, info: info.object)
  }
}

extension DocumentRow {
  /// Whether a variation of the workspace has it in its cascade, by its id or `external_id:`.
  fileprivate func isLayerOfVariation(_ db: borrowing Transaction) throws(CadenyaError) -> Bool {
    try db.exists(
      DocumentRow.self,
      where: """
        workspace_id = ? AND kind = 'agent_variation' AND EXISTS (
          SELECT 1 FROM json_each(documents.spec, '$.memoryLayerAssignments') AS layer
          WHERE json_extract(layer.value, '$.memoryLayerId') IN (?, ?))
        """, workspaceID, id, ExternalID.prefix + (resource.externalID ?? ""))
  }

  /// Whether a variation of the workspace runs on it.
  fileprivate func isModelOfVariation(_ db: borrowing Transaction) throws(CadenyaError) -> Bool {
    try db.exists(
      DocumentRow.self,
      where: """
        workspace_id = ? AND kind = 'agent_variation'
        AND json_extract(spec, '$.modelConfig.modelId') IN (?, ?)
        """, workspaceID, id, ExternalID.prefix + (resource.externalID ?? ""))
  }
}
