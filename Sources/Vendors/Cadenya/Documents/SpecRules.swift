import Simulation
import Storage
import Wire

/// What a kind's spec may hold: the documented type of each member, members that stay as they were
/// made, and references, which must lead somewhere.
///
/// Members that are not named are kept as they come, and none is required: the documents require them
/// of answers. [SDK: cadenya 1.8.0; the rules: CLI docs/config-bundles.md and cadenya-typescript
/// 1.0.1]
struct SpecRules: Sendable {
  /// What a member of the spec names.
  struct Reference: Sendable {
    enum Target: Sendable {
      case agent
      case document(kind: String)
    }

    /// The way to it: `agentId`, `modelConfig.modelId`, `assignments[].toolId`.
    let path: String
    let target: Target
    /// Texts that begin otherwise name something else, and are not judged.
    var prefixes: [String] = [""]

    init(_ path: String, _ target: Target, prefixes: [String] = [""]) {
      self.path = path
      self.target = target
      self.prefixes = prefixes
    }
  }

  var members: [(name: String, schema: Schema)] = []
  var immutable: Set<String> = []
  var references: [Reference] = []
  /// A member that no other thing of the same place has with the same value.
  var unique: String?
}

extension SpecRules {
  /// The spec as it is stored, once every member of it has its type: without members that are
  /// `null`, which is what proto JSON has for members that are not set.
  func judged(_ spec: JSONObject) throws(CadenyaError) -> JSONObject {
    var kept = JSONObject()
    for (name, value) in spec where value != .null {
      let isText = members.first { $0.name == name }.map { Self.isText($0.schema) } ?? false
      if isText, case .number(let number) = value {
        kept[name] = .string(number.int.map { String($0) } ?? number.spelling)
      } else {
        kept[name] = value
      }
    }
    let schema = Schema(
      .object(
        [
          Property(
            name: "spec",
            schema: Schema(
              .object(
                members.map { Property(name: $0.name, schema: $0.schema, isRequired: false) },
                open: true)))
        ], open: true))
    let found = schema.violations(in: ["spec": .object(kept)])
    guard found.isEmpty else { throw CadenyaError(.violations(found, subject: "spec")) }
    return kept
  }

  /// Whether a 64-bit number, which travels as a string, may come as a number too.
  private static func isText(_ schema: Schema) -> Bool {
    if case .string(let rules) = schema.kind { rules.format == "int64" } else { false }
  }

  /// 400 where a member that stays as it was made is to change; `standing` has what is shown in
  /// place of members that were not given.
  func refuseChanges(
    from old: JSONObject, to new: JSONObject, standing: JSONObject
  ) throws(CadenyaError) {
    for name in immutable.sorted() {
      guard (old[name] ?? standing[name]) == (new[name] ?? standing[name]) else {
        throw CadenyaError(invalid: "spec.\(name)", "cannot be changed")
      }
    }
  }

  /// 404 for the first reference that leads nowhere in the workspace.
  func requireTargets(
    of spec: JSONObject, in workspaceID: String, _ db: borrowing Transaction
  ) throws(CadenyaError) {
    for reference in references {
      for text in Self.texts(at: reference.path, in: .object(spec)) where !text.isEmpty {
        guard reference.prefixes.contains(where: { text.hasPrefix($0) }) else { continue }
        switch reference.target {
        case .agent: _ = try AgentRow.find(text, in: workspaceID, db)
        case .document(let kind):
          guard try DocumentRow.named(text, kind, in: workspaceID, db) != nil else {
            throw CadenyaError(missing: kind.replacing("_", with: " "), text)
          }
        }
      }
    }
  }

  /// The texts that stand at a path of a document.
  private static func texts(at path: String, in json: JSON) -> [String] {
    var found = [json]
    for step in path.split(separator: ".") {
      let isList = step.hasSuffix("[]")
      let name = String(isList ? step.dropLast(2) : step)
      found = found.flatMap { json -> [JSON] in
        guard let value = json.objectValue?[name] else { return [] }
        return isList ? value.arrayValue ?? [] : [value]
      }
    }
    return found.compactMap(\.stringValue)
  }
}

extension DocumentRow {
  /// A thing of a kind anywhere in a workspace, by its id or by `external_id:`.
  static func named(
    _ reference: String, _ kind: String, in workspaceID: String, _ db: borrowing Transaction
  ) throws(CadenyaError) -> DocumentRow? {
    if let external = ExternalID.named(by: reference) {
      return try db.first(
        DocumentRow.self, where: "workspace_id = ? AND kind = ? AND external_id = ?", workspaceID,
        kind, external)
    }
    guard let row = try db.find(DocumentRow.self, reference), row.kind == kind,
      row.workspaceID == workspaceID
    else { return nil }
    return row
  }
}
