import Simulation
import Wire

/// The sizes that a workspace's limits may name; the two outer ones of the SDKs are none of them.
/// [seed 003]
enum LimitSize: String, WireEnum {
  case small, medium, large

  var size: ComputerSize {
    switch self {
    case .small: .small
    case .medium: .medium
    case .large: .large
    }
  }
}

/// The body of `PUT /workspaces/{id}/settings`: only what is present changes, null takes a cap
/// away. [seed 003; that it merges is our choice, for its sample sends three fields and answers
/// five]
struct UpdateWorkspaceSettings: RequestBody {
  let maxComputers: Field<Count<0, 1_000_000_000>>
  let maxComputerSize: Field<LimitSize>
  let defaultComputerSize: Field<LimitSize>
  let defaultAutoStopSeconds: Field<Count<0, 1_000_000_000>>
  let allowedTemplateTypes: Field<[String]>

  enum CodingKeys: String, CodingKey {
    case maxComputers = "max_computers"
    case maxComputerSize = "max_computer_size"
    case defaultComputerSize = "default_computer_size"
    case defaultAutoStopSeconds = "default_auto_stop_seconds"
    case allowedTemplateTypes = "allowed_template_types"
  }
}

/// A workspace's limits as its settings show them: all five. [seed 003]
struct WorkspaceSettings: ReplyBody {
  let row: WorkspaceRow

  init(_ row: WorkspaceRow) { self.row = row }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("workspace_id", row.id)
      json.field("settings") { json in
        json.field("max_computers", row.limits.maxComputers)
        json.field("max_computer_size", row.limits.maxComputerSize)
        json.field("default_computer_size", row.limits.defaultComputerSize)
        json.field("default_auto_stop_seconds", row.limits.defaultAutoStopSeconds)
        json.field("allowed_template_types", row.limits.allowedTemplateTypes)
      }
      json.field("updated_at", row.updatedAt)
    }
  }
}

extension Workspaces {
  /// A limit below what is there is taken: it refuses new computers only. Settings by which no
  /// computer could be made that asks for nothing are refused, and so are templates that there are
  /// not. [seed 003: 422 for an invalid limit; the texts are our choice]
  static func updateWorkspaceSettings(
    _ call: Call<UpdateWorkspaceSettings>, _ workspace: WorkspaceRow, _ db: borrowing Transaction
  ) throws(MiosaError) -> WorkspaceSettings {
    let input = call.input
    var row = workspace
    if !input.maxComputers.isAbsent { row.limits.maxComputers = input.maxComputers.given?.value }
    if !input.maxComputerSize.isAbsent {
      row.limits.maxComputerSize = input.maxComputerSize.given?.size
    }
    if !input.defaultComputerSize.isAbsent {
      row.limits.defaultComputerSize = input.defaultComputerSize.given?.size ?? .small
    }
    if !input.defaultAutoStopSeconds.isAbsent {
      row.limits.defaultAutoStopSeconds = input.defaultAutoStopSeconds.given?.value ?? 0
    }
    if !input.allowedTemplateTypes.isAbsent {
      row.limits.allowedTemplateTypes = input.allowedTemplateTypes.given ?? []
    }
    if let largest = row.limits.maxComputerSize, row.limits.defaultComputerSize > largest {
      let field =
        input.defaultComputerSize.isAbsent ? "max_computer_size" : "default_computer_size"
      let message =
        input.defaultComputerSize.isAbsent
        ? "is below the default size of \(row.limits.defaultComputerSize.rawValue)"
        : "exceeds the workspace maximum of \(largest.rawValue)"
      throw MiosaError(invalid: WorkspaceRow.noun, [(field, [message])])
    }
    for template in input.allowedTemplateTypes.given ?? [] {
      guard try ComputerTemplateRow.isKnown(template, in: workspace, db) else {
        throw MiosaError(
          invalid: WorkspaceRow.noun, [("allowed_template_types", ["has an invalid entry"])])
      }
    }
    row.updatedAt = db.now
    _ = try db.update(row, key: row.id)
    return WorkspaceSettings(row)
  }
}
