import HTTPTypes
import Simulation

/// Routes of workspaces and of what is in them.
extension Miosa {
  static let workspaceOperations: [Operation] = [
    operation(
      .get, "/api/v1/workspaces", "List workspaces for the tenant", returns: .ok,
      fails: .validationFailed, id: "listWorkspaces", about: "workspace", by: listWorkspaces,
      source: .seed("003")),
    operation(
      .post, "/api/v1/workspaces", "Create a workspace", returns: .created, .ok("reused"),
      fails: .validationFailed, .workspaceNameExists, id: "createWorkspace", about: "workspace",
      by: createWorkspace, source: .seed("003")),
    operation(
      .get, "/api/v1/workspaces/{id}", "Get a workspace", returns: .ok, fails: .invalidID,
      .notFound, .forbidden, id: "getWorkspace", about: "workspace", on: workspace,
      by: getWorkspace, source: .seed("003")
    ).with(reads: ResourceReference("workspace", "id")),
    operation(
      .patch, "/api/v1/workspaces/{id}", "Update a workspace", returns: .ok, fails: .invalidID,
      .notFound, .forbidden, .validationFailed, id: "updateWorkspace", about: "workspace",
      on: workspace, by: updateWorkspace, source: .seed("003")),
    operation(
      .delete, "/api/v1/workspaces/{id}", "Delete a workspace", returns: .ok, .ok("dry run"),
      fails: .invalidID, .notFound, .forbidden, .validationFailed, .workspaceNotEmpty,
      id: "deleteWorkspace", about: "workspace", on: workspace, by: deleteWorkspace,
      source: .seed("003")),
    operation(
      .put, "/api/v1/workspaces/{id}/settings", "Update workspace-level resource limits",
      returns: .ok, fails: .invalidID, .notFound, .forbidden, .validationFailed,
      id: "updateWorkspaceSettings", about: "workspace", on: workspace, by: updateWorkspaceSettings,
      source: .seed("003")),
    operation(
      .get, "/api/v1/workspaces/{id}/computers", "List computers in a workspace", returns: .ok,
      fails: .invalidID, .notFound, .forbidden, .validationFailed, id: "listWorkspaceComputers",
      about: "workspace", on: workspace, by: listWorkspaceComputers, source: .seed("003")),
    operation(
      .get, "/api/v1/workspaces/{id}/stats", "Computer counts and resource totals", returns: .ok,
      fails: .invalidID, .notFound, .forbidden, id: "getWorkspaceStats", about: "workspace",
      on: workspace, by: getWorkspaceStats, source: .seed("003")),
    operation(
      .get, "/api/v1/workspaces/{id}/usage", "Time-series credit and compute usage", returns: .ok,
      fails: .invalidID, .notFound, .forbidden, .validationFailed, id: "getWorkspaceUsage",
      about: "workspace", on: workspace, by: getWorkspaceUsage, source: .seed("003")),
    operation(
      .get, "/api/v1/workspaces/{id}/projects", "List projects in a workspace", returns: .ok,
      fails: .invalidID, .notFound, .forbidden, .validationFailed, id: "listWorkspaceProjects",
      about: "workspace", on: workspace, by: listWorkspaceProjects, source: .seed("003")),
    operation(
      .get, "/api/v1/workspaces/{id}/sandboxes", "List sandboxes in a workspace", returns: .ok,
      fails: .invalidID, .notFound, .forbidden, .validationFailed, id: "listWorkspaceSandboxes",
      about: "workspace", tier: 2, on: workspace, by: listWorkspaceSandboxes,
      source: .sdk("workspaces.py")),
    operation(
      .get, "/api/v1/workspaces/{id}/deployments", "List deployments in a workspace", returns: .ok,
      fails: .invalidID, .notFound, .forbidden, .validationFailed, id: "listWorkspaceDeployments",
      about: "workspace", tier: 2, on: workspace, by: listWorkspaceDeployments,
      source: .sdk("workspaces.py")),
    operation(
      .get, "/api/v1/workspaces/{id}/databases", "List databases in a workspace", returns: .ok,
      fails: .invalidID, .notFound, .forbidden, .validationFailed, id: "listWorkspaceDatabases",
      about: "workspace", tier: 2, on: workspace, by: listWorkspaceDatabases,
      source: .sdk("workspaces.py")),
    operation(
      .get, "/api/v1/workspaces/{id}/activity", "What happened in a workspace", returns: .ok,
      fails: .invalidID, .notFound, .forbidden, .validationFailed, id: "getWorkspaceActivity",
      about: "workspace", tier: 2, access: .scope("audit:read"), on: workspace,
      by: getWorkspaceActivity, source: .sdk("workspaces.ts")),
    operation(
      .get, "/api/v1/workspaces/{id}/computer-templates",
      "List the computer templates of a workspace", returns: .ok, fails: .invalidID, .notFound,
      .forbidden, id: "listWorkspaceComputerTemplates", about: "computer template", tier: 2,
      on: workspace, by: listWorkspaceComputerTemplates, source: .sdk("workspaces.ts")),
    operation(
      .post, "/api/v1/workspaces/{id}/computer-templates", "Create a computer template",
      returns: .created, fails: .invalidID, .notFound, .forbidden, .validationFailed,
      id: "createWorkspaceComputerTemplate", about: "computer template", tier: 2, on: workspace,
      by: createWorkspaceComputerTemplate, source: .sdk("workspaces.ts")),
    operation(
      .get, "/api/v1/workspaces/{id}/inventory", "List everything in a workspace", returns: .ok,
      fails: .invalidID, .notFound, .forbidden, id: "getWorkspaceInventory", about: "workspace",
      tier: 2, on: workspace, by: getWorkspaceInventory, source: .sdk("CLI workspaces.ts")),
    operation(
      .post, "/api/v1/workspaces/{id}/cleanup", "Delete what matches in a workspace", returns: .ok,
      fails: .invalidID, .notFound, .forbidden, .validationFailed, id: "cleanUpWorkspace",
      about: "cleanup", tier: 2, on: workspace, by: cleanUpWorkspace,
      source: .sdk("CLI workspaces.ts")),
    operation(
      .post, "/api/v1/workspaces/{id}/transfer", "Move resources to another workspace",
      returns: .ok, fails: .invalidID, .notFound, .forbidden, .validationFailed, .quotaExceeded,
      .projectProtected, id: "transferWorkspaceResources", about: "transfer", tier: 2,
      on: workspace, by: transferWorkspaceResources, source: .sdk("governance.py")),
    operation(
      .get, "/api/v1/workspaces/{id}/policy", "Read the policy of a workspace", returns: .ok,
      fails: .invalidID, .notFound, .forbidden, id: "getWorkspacePolicy", about: "policy", tier: 2,
      on: workspace, by: getWorkspacePolicy, source: .sdk("governance.py")),
    operation(
      .put, "/api/v1/workspaces/{id}/policy", "Set the policy of a workspace", returns: .ok,
      fails: .invalidID, .notFound, .forbidden, .validationFailed, id: "setWorkspacePolicy",
      about: "policy", tier: 2, on: workspace, by: setWorkspacePolicy, source: .sdk("governance.py")
    ),
    operation(
      .delete, "/api/v1/workspaces/{id}/policy", "Clear the policy of a workspace", returns: .ok,
      fails: .invalidID, .notFound, .forbidden, id: "deleteWorkspacePolicy", about: "policy",
      tier: 2, on: workspace, by: deleteWorkspacePolicy, source: .sdk("governance.py")),
  ]
}
