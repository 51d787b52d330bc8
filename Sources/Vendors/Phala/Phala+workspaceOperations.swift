import HTTPTypes
import Simulation

/// Workspaces: the documented page that the project started from. All four are alike in every
/// version.
extension Phala {
  static let workspaceOperations: [Operation] = [
    operation(
      .get, "/api/v1/workspaces", "List the workspaces the caller may access", returns: .ok,
      id: "listWorkspaces", about: "workspace", by: listWorkspaces, source: .seed("000")),
    operation(
      .get, "/api/v1/workspaces/{slug}", "Get a workspace", returns: .ok, fails: .workspaceNotFound,
      .noWorkspaceAccess, id: "getWorkspace", about: "workspace", on: workspace, by: getWorkspace,
      source: .seed("000")),
    operation(
      .get, "/api/v1/workspaces/{slug}/nodes", "List the TEE nodes available to a workspace",
      returns: .ok, fails: .workspaceNotFound, .noWorkspaceAccess, id: "getWorkspaceNodes",
      about: "workspace", on: workspace, by: getWorkspaceNodes, source: .seed("000")),
    operation(
      .get, "/api/v1/workspaces/{slug}/quotas", "Get quotas and what is left of them", returns: .ok,
      fails: .workspaceNotFound, .noWorkspaceAccess, id: "getWorkspaceQuotas", about: "workspace",
      on: workspace, by: getWorkspaceQuotas, source: .seed("000")),
  ]
}
