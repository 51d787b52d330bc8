import Simulation
import Storage
import Wire

/// A thing of tier 3 as Cadenya shows it: metadata, then what its kind has.
struct Document: ReplyBody {
  let metadata: ResourceMetadata
  let rest: JSONObject

  /// `info` replaces what the kind stands in for it.
  init(_ row: DocumentRow, _ kind: DocumentKind, childCount: Int?, info: JSONObject? = nil) {
    metadata = ResourceMetadata(row.resource, in: row.workspaceID)
    let given = row.spec.tree.objectValue ?? [:]
    var spec = kind.spec
    for (key, value) in given where !kind.hidden.contains(key) { spec[key] = value }
    var rest: JSONObject = ["spec": .object(spec)]
    if !kind.states.isEmpty { rest["state"] = .string(row.state) }
    for (key, value) in kind.rest { rest[key] = value }
    if let info { rest["info"] = .object(info) }
    for key in kind.lifted { rest[key] = given[key] ?? rest[key] }
    if let counted = kind.counted, let childCount, case .object(var info)? = rest["info"] {
      info[counted.member] = .number(JSONNumber(childCount))
      rest["info"] = .object(info)
    }
    self.rest = rest
  }

  /// Open: the members behind `metadata` are its kind's.
  static var schema: Schema {
    Schema(
      .object(
        [Property(name: "metadata", schema: ResourceMetadata.schema, isRequired: true)],
        open: true), name: "Document")
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("metadata", metadata)
      for (key, value) in rest { json.field(dynamic: key, value) }
    }
  }
}

/// The body that makes a thing of tier 3.
struct CreateDocument: RequestBody {
  let metadata: MetadataInput
  let spec: JSONObject
}

/// The body that changes one. A mask may name any member of the spec.
struct UpdateDocument: RequestBody {
  let metadata: MetadataInput?
  let spec: JSONObject?
  let updateMask: String?
}

/// Where things of a kind are: a workspace, and what they belong to inside it.
struct DocumentPlace: Sendable {
  let workspaceID: String
  /// Empty for nothing.
  var parentID = ""
  /// What a thing is made from without belonging to it: the provider key of a model. Empty for
  /// nothing, and where things are only looked up.
  var sourceID = ""
}

extension DocumentRow {
  /// A new thing of a kind, in its first state.
  init(
    _ resource: ResourceColumns, _ kind: DocumentKind, workspaceID: String, parentID: String,
    sourceID: String = "", spec: JSONObject
  ) {
    self.init(
      resource, kind: kind.name, state: kind.states.first ?? "", workspaceID: workspaceID,
      parentID: parentID, sourceID: sourceID, spec: spec)
  }
}
