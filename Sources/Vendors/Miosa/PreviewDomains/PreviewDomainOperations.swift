import HTTPTypes
import Simulation

/// Routes of preview domains, of workspaces, projects and organizations.
extension Miosa {
  static let previewDomainOperations: [Operation] = [
    operation(
      .get, "/api/v1/workspaces/{id}/preview-domain", "Read the workspace preview domain",
      returns: .ok, fails: .invalidID, .notFound, .forbidden, id: "getWorkspacePreviewDomain",
      about: "workspace", on: workspace, by: getWorkspacePreviewDomain, source: .seed("003")),
    operation(
      .put, "/api/v1/workspaces/{id}/preview-domain", "Set the workspace preview domain",
      returns: .ok, fails: .invalidID, .notFound, .forbidden, .validationFailed,
      id: "setWorkspacePreviewDomain", about: "workspace", access: .scope("domains:write"),
      on: workspace, by: setWorkspacePreviewDomain, source: .seed("003")),
    operation(
      .delete, "/api/v1/workspaces/{id}/preview-domain", "Clear the workspace preview domain",
      returns: .ok, fails: .invalidID, .notFound, .forbidden, id: "clearWorkspacePreviewDomain",
      about: "workspace", access: .scope("domains:write"), on: workspace,
      by: clearWorkspacePreviewDomain, source: .seed("003")),
    operation(
      .get, "/api/v1/workspaces/{id}/preview-domain/verify", "Check DNS readiness", returns: .ok,
      fails: .invalidID, .notFound, .forbidden, id: "verifyWorkspacePreviewDomain",
      about: "workspace", on: workspace, by: verifyWorkspacePreviewDomain, source: .seed("003")),
    operation(
      .get, "/api/v1/projects/{id}/preview-domain", "Read the project preview domain", returns: .ok,
      fails: .invalidID, .notFound, .forbidden, id: "getProjectPreviewDomain", about: "project",
      tier: 2, on: project, by: getProjectPreviewDomain, source: .docs("projects")),
    operation(
      .put, "/api/v1/projects/{id}/preview-domain", "Set the project preview domain", returns: .ok,
      fails: .invalidID, .notFound, .forbidden, .validationFailed, id: "setProjectPreviewDomain",
      about: "project", tier: 2, access: .scope("domains:write"), on: project,
      by: setProjectPreviewDomain, source: .docs("projects")),
    operation(
      .delete, "/api/v1/projects/{id}/preview-domain", "Clear the project preview domain",
      returns: .ok, fails: .invalidID, .notFound, .forbidden, id: "clearProjectPreviewDomain",
      about: "project", tier: 2, access: .scope("domains:write"), on: project,
      by: clearProjectPreviewDomain, source: .docs("projects")),
    operation(
      .get, "/api/v1/projects/{id}/preview-domain/verify", "Check DNS readiness", returns: .ok,
      fails: .invalidID, .notFound, .forbidden, id: "verifyProjectPreviewDomain", about: "project",
      tier: 2, on: project, by: verifyProjectPreviewDomain, source: .docs("projects")),
    operation(
      .get, "/api/v1/tenant/preview-domain", "Read the organization's preview domain", returns: .ok,
      id: "getTenantPreviewDomain", about: "organization", tier: 2, by: getTenantPreviewDomain,
      source: .docs("tenant-preview-domain")),
    operation(
      .put, "/api/v1/tenant/preview-domain", "Set the organization's preview domain", returns: .ok,
      fails: .validationFailed, id: "setTenantPreviewDomain", about: "organization", tier: 2,
      access: .scope("domains:write"), by: setTenantPreviewDomain,
      source: .docs("tenant-preview-domain")),
    operation(
      .delete, "/api/v1/tenant/preview-domain", "Clear the organization's preview domain",
      returns: .ok, id: "clearTenantPreviewDomain", about: "organization", tier: 2,
      access: .scope("domains:write"), by: clearTenantPreviewDomain,
      source: .docs("tenant-preview-domain")),
    operation(
      .post, "/api/v1/tenant/preview-domain/verify", "Check DNS readiness", returns: .ok,
      id: "verifyTenantPreviewDomain", about: "organization", tier: 2,
      by: verifyTenantPreviewDomain, source: .docs("tenant-preview-domain")),
  ]
}
