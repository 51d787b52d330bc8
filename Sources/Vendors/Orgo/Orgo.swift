import HTTPTypes
package import Simulation
package import Storage
import Wire

/// Orgo: accounts, workspaces (once called projects), and the cloud desktops in them.
///
/// The index page of the vendor: who it is, its settings, its resources and its routes; those of
/// computers and desktops, and those that are not simulated, stand in tables of their own. Each
/// resource has a file.
///
/// The vendor's documents changed under its clients, and their editions are marked: [E0] is that of
/// December 2025 (projects), [E1] of early 2026 (seed 004), [E2] of spring 2026 (the OpenAPI
/// document), [E3] of later in 2026. [obs] is what third parties saw the service do. Answers are a
/// superset of all, the seed's keys first.
package enum Orgo: VendorDefinition {
  package typealias Failure = OrgoError
  package typealias Caller = OrgoCaller

  typealias Transaction = Simulation.Transaction<OrgoError>
  typealias Call<Input: Sendable> = Simulation.Call<Input, OrgoCaller>

  package static let description = VendorDescription(
    name: "orgo", title: "Orgo API",
    hosts: ["www.orgo.ai", "orgo.ai", "api.orgo.ai", "orgo.localhost"], basePath: "/api",
    variables: [
      Variable("ORGO_API_KEY", .key(DemoData.key), note: "every SDK"),
      Variable(
        "ORGO_BASE_URL", .baseURL(path: "/api"),
        note: "the Go command only; the Python SDK reads none: pass base_api_url=..."),
      Variable("ORGO_API_BASE", .baseURL(path: "/api"), note: "external-compute adapters"),
      Variable(
        "UNDERSTUDY_ORGO_URL", .baseURL(path: "/api"),
        note: "for Computer(base_api_url=os.environ[...]), and for Project and Template"),
    ],
    credential: .bearer,
    alias: { spelling in
      switch spelling {
      case "project_id": "workspace_id"
      case "seconds": "duration"
      default: nil
      }
    },
    secretKeys: ["vnc_password", "password"],
    undeclaredJSON: undeclaredJSON,
    requestID: { seed, sequence in
      Identifiers.uuid(
        Identifiers.bits(seed: seed, kind: "request", ordinal: Int(sequence)),
        Identifiers.bits(seed: seed, kind: "request", ordinal: Int(sequence), lane: 1))
    })

  package static let resources = [workspaceResource, computerResource, buildResource]

  package static let operations: [Operation] =
    workspaceOperations + projectOperations + computerOperations + desktopOperations
    + otherOperations

  package static let migrations = [Migration("orgo 1", OrgoTables.sql)]

  static let workspaceOperations: [Operation] = [
    operation(
      .get, "/api/workspaces/{id}", "Get workspace", returns: .ok,
      fails: .workspaceNotFound, .accessDenied, id: "getWorkspace", about: "workspace",
      on: workspace, by: getWorkspace, source: .seed("004")
    ).with(reads: ResourceReference("workspace", "id")),
    operation(
      .get, "/api/workspaces", "List workspaces", returns: .ok, id: "listWorkspaces",
      about: "workspace", tier: 2, by: listWorkspaces, source: .openAPI),
    operation(
      .post, "/api/workspaces", "Create workspace", returns: .created,
      fails: .invalid, .nameTaken, id: "createWorkspace", about: "workspace", tier: 2,
      by: createWorkspace, source: .openAPI),
    operation(
      .delete, "/api/workspaces/{id}", "Delete workspace", returns: .ok,
      fails: .workspaceNotFound, .accessDenied, id: "deleteWorkspace", about: "workspace",
      tier: 2, on: workspace, by: deleteWorkspace, source: .openAPI),
  ]

  static let projectOperations: [Operation] = [
    operation(
      .get, "/api/projects", "List projects", returns: .ok, id: "listProjects",
      about: "project", tier: 2, by: listWorkspaces, source: .sdk("client.py, list_projects")),
    operation(
      .post, "/api/projects", "Create project", returns: .created,
      fails: .invalid, .nameTaken, id: "createProject", about: "project", tier: 2,
      by: createWorkspace, source: .sdk("client.py, create_project")),
    operation(
      .get, "/api/projects/{id}", "Get project", returns: .ok,
      fails: .workspaceNotFound, .accessDenied, id: "getProject", about: "project", tier: 2,
      on: workspace, by: getWorkspace, source: .sdk("client.py, get_project")
    ).with(reads: ResourceReference("workspace", "id")),
    operation(
      .delete, "/api/projects/{id}", "Delete project", returns: .ok,
      fails: .workspaceNotFound, .accessDenied, id: "deleteProject", about: "project", tier: 2,
      on: workspace, by: deleteProject, source: .sdk("client.py, delete_project")),
    operation(
      .post, "/api/projects/{id}/delete", "Delete project, as the service has it", returns: .ok,
      fails: .workspaceNotFound, .accessDenied, id: "deleteProjectByPost", about: "project",
      tier: 2, on: workspace, by: deleteWorkspace, source: .docs("projects, December 2025")),
    operation(
      .get, "/api/projects/by-name/{name}", "Get project by name", returns: .ok,
      fails: .workspaceNotFound, id: "getProjectByName", about: "project", tier: 2,
      on: projectByName, by: getWorkspace, source: .docs("projects, December 2025")),
    operation(
      .post, "/api/projects/{id}/start", "Start a project's computers", returns: .ok,
      fails: .workspaceNotFound, .accessDenied, id: "startProject", about: "project", tier: 2,
      on: workspace, by: startProject, source: .docs("projects, December 2025")),
    operation(
      .post, "/api/projects/{id}/stop", "Stop a project's computers", returns: .ok,
      fails: .workspaceNotFound, .accessDenied, id: "stopProject", about: "project", tier: 2,
      on: workspace, by: stopProject, source: .docs("projects, December 2025")),
    operation(
      .post, "/api/projects/{id}/restart", "Restart a project's computers", returns: .ok,
      fails: .workspaceNotFound, .accessDenied, id: "restartProject", about: "project", tier: 2,
      on: workspace, by: restartProject, source: .docs("projects, December 2025")),
  ]
}
