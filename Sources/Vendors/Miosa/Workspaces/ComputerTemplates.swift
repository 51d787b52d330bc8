import HTTPTypes
import Simulation
import Wire

/// Templates that computers are made of: the platform's own, and those that a workspace keeps.
enum ComputerTemplates: MiosaResource {
  private static let all = Workspaces.one.with(
    about: "computer template", tier: 2, source: .sdk("workspaces.ts"))

  static let routes: [Route] = [
    all(
      .get, "/computer-templates", "List the computer templates of a workspace",
      id: "listWorkspaceComputerTemplates", by: listWorkspaceComputerTemplates),
    all(
      .post, "/computer-templates", "Create a computer template", returns: .created,
      fails: .validationFailed, id: "createWorkspaceComputerTemplate",
      by: createWorkspaceComputerTemplate),
  ]

  static func listWorkspaceComputerTemplates(
    _ call: Call<NoInput>, _ workspace: WorkspaceRow, _ db: borrowing Transaction
  ) throws(MiosaError) -> MiosaPage<ComputerTemplate> {
    let own = try db.all(
      ComputerTemplateRow.self, where: "workspace_id = ? ORDER BY rowid", workspace.id)
    return MiosaPage(ComputerTemplate.platform + own.map(ComputerTemplate.init))
  }

  static func createWorkspaceComputerTemplate(
    _ call: Call<CreateComputerTemplate>, _ workspace: WorkspaceRow, _ db: borrowing Transaction
  ) throws(MiosaError) -> ComputerTemplate {
    let input = call.input
    let type = input.templateType?.value.nonEmpty ?? ComputerTemplateRow.standardType
    guard ComputerTemplateRow.platform.contains(where: { $0.type == type }) else {
      throw MiosaError(invalid: "computer template", [("template_type", ["is invalid"])])
    }
    let row = ComputerTemplateRow(
      id: try db.uuid("computer template"), workspaceID: workspace.id, name: input.name.value,
      templateType: type, description: input.description, createdAt: db.now)
    try db.add(row)
    return ComputerTemplate(row)
  }
}

/// A template of computers. [SDK: workspaces.ts names what creates one; the rest is our choice]
struct ComputerTemplate: ReplyBody {
  let id: String
  /// Nil for a template of the platform.
  let workspaceID: String?
  let name: String
  let templateType: String
  let description: String?
  let createdAt: Instant?

  init(_ row: ComputerTemplateRow) {
    id = row.id
    workspaceID = row.workspaceID
    name = row.name
    templateType = row.templateType
    description = row.description
    createdAt = row.createdAt
  }

  /// A template that every workspace has. [docs computers]
  init(platform type: String, name: String) {
    id = type
    workspaceID = nil
    self.name = name
    templateType = type
    description = nil
    createdAt = nil
  }

  static let platform = ComputerTemplateRow.platform.map {
    ComputerTemplate(platform: $0.type, name: $0.name)
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("id", id)
      json.field("workspace_id", workspaceID)
      json.field("name", name)
      json.field("template_type", templateType)
      json.field("description", description)
      json.field("created_at", createdAt)
    }
  }
}

/// The body of `POST /workspaces/{id}/computer-templates`. [SDK: workspaces.ts]
struct CreateComputerTemplate: RequestBody {
  let name: DisplayName
  let templateType: Text<0, 120>?
  let description: String?

  enum CodingKeys: String, CodingKey {
    case name, description
    case templateType = "template_type"
  }
}
