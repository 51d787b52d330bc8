import HTTPTypes
import Simulation
import Wire

/// The vendor's routes, by resource.
extension Strongly {
  static let workspaceOperations: [Operation] = [
    operation(
      .get, "/api/v1/workspaces", "List workspaces", returns: .ok, fails: .validationError,
      id: "listWorkspaces", about: "workspace", access: .scope("workspaces:read"),
      by: listWorkspaces, source: .seed("002")),
    operation(
      .post, "/api/v1/workspaces", "Create a workspace", returns: .created,
      fails: .validationError, .projectNotFound, .projectArchived, id: "createWorkspace",
      about: "workspace", access: .scope("workspaces:write"), by: createWorkspace,
      source: .seed("002")),
    operation(
      .get, "/api/v1/workspaces/{id}", "Get a workspace", returns: .ok,
      fails: .workspaceNotFound, id: "getWorkspace", about: "workspace",
      access: .scope("workspaces:read"), on: workspace, by: getWorkspace, source: .seed("002")
    ).with(reads: ResourceReference("workspace", "id")),
    operation(
      .put, "/api/v1/workspaces/{id}", "Update a workspace", returns: .ok,
      fails: .validationError, .workspaceNotFound, .workspaceNotStopped, id: "updateWorkspace",
      about: "workspace",
      access: .scope("workspaces:write"), on: workspace, by: updateWorkspace, source: .seed("002")),
    operation(
      .delete, "/api/v1/workspaces/{id}", "Delete a stopped workspace", returns: .noContent,
      fails: .workspaceNotFound, .workspaceNotStopped, id: "deleteWorkspace", about: "workspace",
      access: .scope("workspaces:write"), on: workspace, by: deleteWorkspace, source: .seed("002")),
    operation(
      .post, "/api/v1/workspaces/{id}/start", "Start a workspace", returns: .ok,
      fails: .workspaceNotFound, .workspaceAlreadyRunning, .workspaceNotStopped,
      id: "startWorkspace", about: "workspace",
      access: .scope("workspaces:write"), on: workspace, by: startWorkspace, source: .seed("002")),
    operation(
      .post, "/api/v1/workspaces/{id}/stop", "Stop a workspace", returns: .ok,
      fails: .workspaceNotFound, .workspaceNotRunning, id: "stopWorkspace", about: "workspace",
      access: .scope("workspaces:write"), on: workspace, by: stopWorkspace, source: .seed("002")),
    operation(
      .post, "/api/v1/workspaces/{id}/restart", "Restart a running workspace", returns: .ok,
      fails: .workspaceNotFound, .workspaceNotRunning, id: "restartWorkspace", about: "workspace",
      access: .scope("workspaces:write"), on: workspace, by: restartWorkspace, source: .seed("002")),
    operation(
      .get, "/api/v1/workspaces/{id}/status", "Get the status of a workspace", returns: .ok,
      fails: .workspaceNotFound, id: "getWorkspaceStatus", about: "workspace",
      access: .scope("workspaces:read"), on: workspace, by: getWorkspaceStatus, source: .seed("002")
    ),
    operation(
      .get, "/api/v1/workspaces/{id}/metrics", "Get the metrics of a running workspace",
      returns: .ok,
      fails: .workspaceNotFound, .workspaceNotRunning, id: "getWorkspaceMetrics",
      about: "workspace",
      access: .scope("workspaces:read"), on: workspace, by: getWorkspaceMetrics,
      source: .seed("002")),
    operation(
      .get, "/api/v1/workspaces/{id}/logs", "Get the logs of a workspace", returns: .ok,
      fails: .validationError, .workspaceNotFound, id: "getWorkspaceLogs", about: "workspace",
      access: .scope("workspaces:read"), on: workspace, by: getWorkspaceLogs, source: .seed("002")),
    operation(
      .post, "/api/v1/workspaces/{id}/sync", "Sync files to the attached volume", returns: .ok,
      fails: .workspaceNotFound, .workspaceNotRunning, id: "syncWorkspace", about: "workspace",
      access: .scope("workspaces:write"), on: workspace, by: syncWorkspace, source: .seed("002")),
  ]

  static let authOperations: [Operation] = [
    operation(
      .post, "/api/v1/auth/api-keys", "Mint an API key", returns: .created,
      fails: .validationError, id: "createKey", about: "key", tier: 2, by: createKey,
      source: .docs("api/auth")),
    operation(
      .get, "/api/v1/auth/api-keys", "List API keys", returns: .ok, fails: .validationError,
      id: "listKeys", about: "key", tier: 2, by: listKeys, source: .docs("api/auth")),
    operation(
      .get, "/api/v1/auth/api-keys/{id}", "Get an API key", returns: .ok, fails: .apiKeyNotFound,
      id: "getKey", about: "key", tier: 2, on: key, by: getKey, source: .docs("api/auth")),
    operation(
      .delete, "/api/v1/auth/api-keys/{id}", "Revoke an API key", returns: .noContent,
      fails: .apiKeyNotFound, id: "revokeKey", about: "key", tier: 2, on: key, by: revokeKey,
      source: .choice("a status `revoked` is documented, and no route that brings it")),
    operation(
      .get, "/api/v1/auth/whoami", "Say who the key is", returns: .ok,
      id: "whoami", about: "user", tier: 2,
      by: whoami, source: .docs("api/auth")),
    operation(
      .get, "/api/v1/authenticate", "Open a session of the SDK of 2024", returns: .ok,
      id: "authenticate", about: "session", tier: 2,
      by: authenticate, source: .sdk("strongly 0.4, api_client.py")),
  ]

  static let projectOperations: [Operation] = [
    operation(
      .get, "/api/v1/projects", "List projects", returns: .ok,
      fails: .validationError, id: "listProjects", about: "project", tier: 2,
      access: .scope("projects:read"), by: listProjects, source: .docs("api/projects")),
    operation(
      .post, "/api/v1/projects", "Create a project with its data volume", returns: .created,
      fails: .validationError, .projectNameExists, id: "createProject", about: "project", tier: 2,
      access: .scope("projects:write"), by: createProject, source: .docs("api/projects")),
    operation(
      .get, "/api/v1/projects/{id}", "Get a project", returns: .ok,
      fails: .projectNotFound, id: "getProject", about: "project", tier: 2,
      access: .scope("projects:read"), on: project, by: getProject, source: .docs("api/projects")),
    operation(
      .put, "/api/v1/projects/{id}", "Update a project", returns: .ok,
      fails: .validationError, .projectArchived, .projectNameExists, .projectNotFound,
      id: "updateProject", about: "project", tier: 2,
      access: .scope("projects:write"), on: project, by: updateProject,
      source: .docs("api/projects")),
    operation(
      .delete, "/api/v1/projects/{id}", "Delete a project with its workspaces", returns: .noContent,
      fails: .validationError, .projectInUse, .projectNotFound, id: "deleteProject",
      about: "project", tier: 2,
      access: .scope("projects:write"), on: project, by: deleteProject,
      source: .docs("api/projects")),
    operation(
      .post, "/api/v1/projects/{id}/archive", "Archive a project", returns: .ok,
      fails: .projectNotFound, id: "archiveProject", about: "project", tier: 2,
      access: .scope("projects:write"), on: project, by: archiveProject,
      source: .docs("api/projects")),
    operation(
      .post, "/api/v1/projects/{id}/restore", "Restore an archived project", returns: .ok,
      fails: .projectNotFound, id: "restoreProject", about: "project", tier: 2,
      access: .scope("projects:write"), on: project, by: restoreProject,
      source: .docs("api/projects")),
    operation(
      .get, "/api/v1/projects/{id}/stats", "Get the counts of a project", returns: .ok,
      fails: .projectNotFound, id: "getProjectStats", about: "project", tier: 2,
      access: .scope("projects:read"), on: project, by: getProjectStats,
      source: .docs("api/projects")),
    operation(
      .get, "/api/v1/projects/{id}/activity", "List what happened in a project", returns: .ok,
      fails: .validationError, .projectNotFound, id: "listProjectActivity", about: "project",
      tier: 2,
      access: .scope("projects:read"), on: project, by: listProjectActivity,
      source: .docs("api/projects")),
    operation(
      .get, "/api/v1/projects/{id}/workspaces", "List the workspaces of a project", returns: .ok,
      fails: .validationError, .projectNotFound, id: "listProjectWorkspaces", about: "project",
      tier: 2,
      access: .scope("projects:read"), on: project, by: listProjectWorkspaces,
      source: .docs("api/projects")),
    operation(
      .get, "/api/v1/projects/{id}/volumes", "List the volumes of a project", returns: .ok,
      fails: .validationError, .projectNotFound, id: "listProjectVolumes", about: "project",
      tier: 2,
      access: .scope("projects:read"), on: project, by: listProjectVolumes,
      source: .docs("api/projects")),
    operation(
      .get, "/api/v1/projects/{id}/collaborators", "List who works on a project", returns: .ok,
      fails: .validationError, .projectNotFound, id: "listCollaborators", about: "project", tier: 2,
      access: .scope("projects:read"), on: project, by: listCollaborators,
      source: .docs("api/projects")),
    operation(
      .post, "/api/v1/projects/{id}/collaborators", "Add a collaborator", returns: .created,
      fails: .validationError, .userNotFound, .collaboratorExists, .projectArchived,
      .projectNotFound, id: "addCollaborator", about: "project", tier: 2,
      access: .scope("projects:write"), on: openProject, by: addCollaborator,
      source: .docs("api/projects")),
    operation(
      .put, "/api/v1/projects/{id}/collaborators/{userId}", "Change the role of a collaborator",
      returns: .ok,
      fails: .validationError, .collaboratorNotFound, .projectArchived, .projectNotFound,
      id: "updateCollaborator", about: "project", tier: 2,
      access: .scope("projects:write"), on: collaborator, by: updateCollaborator,
      source: .docs("api/projects")),
    operation(
      .delete, "/api/v1/projects/{id}/collaborators/{userId}", "Remove a collaborator",
      returns: .noContent,
      fails: .collaboratorNotFound, .projectArchived, .projectNotFound, id: "removeCollaborator",
      about: "project", tier: 2,
      access: .scope("projects:write"), on: collaborator, by: removeCollaborator,
      source: .docs("api/projects")),
  ]

  static let volumeOperations: [Operation] = [
    operation(
      .get, "/api/v1/volumes", "List volumes", returns: .ok,
      fails: .validationError, id: "listVolumes", about: "volume", tier: 2,
      access: .scope("volumes:read"), by: listVolumes, source: .docs("api/volumes")),
    operation(
      .post, "/api/v1/volumes", "Create a volume", returns: .created,
      fails: .validationError, .projectNotFound, .projectArchived, .volumeNameExists,
      id: "createVolume", about: "volume", tier: 2,
      access: .scope("volumes:write"), by: createVolume, source: .docs("api/volumes")),
    operation(
      .get, "/api/v1/volumes/{id}", "Get a volume", returns: .ok,
      fails: .volumeNotFound, id: "getVolume", about: "volume", tier: 2,
      access: .scope("volumes:read"), on: volume, by: getVolume, source: .docs("api/volumes")),
    operation(
      .put, "/api/v1/volumes/{id}", "Update a volume", returns: .ok,
      fails: .validationError, .volumeNameExists, .volumeNotFound, id: "updateVolume",
      about: "volume", tier: 2,
      access: .scope("volumes:write"), on: volume, by: updateVolume,
      source: .choice("the scope text says update, and no page shows the route")),
    operation(
      .delete, "/api/v1/volumes/{id}", "Delete a volume", returns: .noContent,
      fails: .volumeInUse, .volumeNotFound, id: "deleteVolume", about: "volume", tier: 2,
      access: .scope("volumes:write"), on: volume, by: deleteVolume, source: .docs("api/volumes")),
    operation(
      .post, "/api/v1/volumes/{id}/attach", "Attach a volume to a workspace", returns: .ok,
      fails: .validationError, .workspaceNotFound, .volumeAlreadyAttached, .volumeNotFound,
      id: "attachVolume", about: "volume", tier: 2,
      access: .scope("volumes:write"), on: volume, by: attachVolume,
      source: .docs("skill compute.md, older edition")),
    operation(
      .post, "/api/v1/volumes/{id}/detach", "Detach a volume from a workspace", returns: .ok,
      fails: .validationError, .workspaceNotFound, .volumeNotAttached, .volumeNotFound,
      id: "detachVolume", about: "volume", tier: 2,
      access: .scope("volumes:write"), on: volume, by: detachVolume,
      source: .docs("skill compute.md, older edition")),
  ]

  static let userOperations: [Operation] = [
    operation(
      .get, "/api/v1/users", "List users", returns: .ok,
      fails: .validationError, id: "listUsers", about: "user", tier: 2,
      access: .scope("users:read"), by: listUsers, source: .docs("api/users")),
    operation(
      .get, "/api/v1/users/me", "Get the own account", returns: .ok,
      id: "getCurrentUser", about: "user", tier: 2,
      access: .scope("users:read"), by: getCurrentUser, source: .docs("api/users")),
    operation(
      .put, "/api/v1/users/me", "Update the own account", returns: .ok,
      fails: .validationError, id: "updateCurrentUser", about: "user", tier: 2,
      access: .scope("users:write"), by: updateCurrentUser, source: .docs("api/users")),
    operation(
      .delete, "/api/v1/users/me", "Delete the own account", returns: .noContent,
      id: "deleteCurrentUser", about: "user", tier: 2,
      access: .scope("users:write"), by: deleteCurrentUser, source: .docs("api/users")),
    operation(
      .get, "/api/v1/users/{id}", "Get a user", returns: .ok,
      fails: .userNotFound, id: "getUser", about: "user", tier: 2,
      access: .scope("users:read"), on: user, by: getUser, source: .docs("api/users")),
  ]

  static let organizationOperations: [Operation] = [
    operation(
      .get, "/api/v1/organizations", "List the own organizations", returns: .ok,
      fails: .validationError, id: "listOrganizations", about: "organization", tier: 2,
      access: .scope("organizations:read"), by: listOrganizations,
      source: .docs("api/organizations")),
    operation(
      .get, "/api/v1/organizations/{id}", "Get an organization", returns: .ok,
      fails: .organizationNotFound, id: "getOrganization", about: "organization", tier: 2,
      access: .scope("organizations:read"), on: organization, by: getOrganization,
      source: .docs("api/organizations")),
    operation(
      .put, "/api/v1/organizations/{id}", "Update an organization", returns: .ok,
      fails: .validationError, .forbidden, .organizationNotFound, id: "updateOrganization",
      about: "organization", tier: 2,
      access: .scope("organizations:write"), on: managedOrganization, by: updateOrganization,
      source: .docs("api/organizations")),
    operation(
      .get, "/api/v1/organizations/{id}/members", "List members", returns: .ok,
      fails: .validationError, .organizationNotFound, id: "listMembers", about: "organization",
      tier: 2,
      access: .scope("organizations:read"), on: organization, by: listMembers,
      source: .docs("api/organizations")),
    operation(
      .post, "/api/v1/organizations/{id}/members", "Add a user to the members", returns: .created,
      fails: .validationError, .forbidden, .organizationNotFound, .userNotFound, .memberExists,
      id: "addMember", about: "organization", tier: 2,
      access: .scope("organizations:write"), on: managedOrganization, by: addMember,
      source: .docs("api/organizations")),
    operation(
      .put, "/api/v1/organizations/{id}/members/{userId}", "Change the role of a member",
      returns: .ok,
      fails: .validationError, .forbidden, .organizationNotFound, .memberNotFound,
      id: "updateMember", about: "organization", tier: 2,
      access: .scope("organizations:write"), on: managedMember, by: updateMember,
      source: .docs("api/organizations")),
    operation(
      .delete, "/api/v1/organizations/{id}/members/{userId}", "Remove a member",
      returns: .noContent,
      fails: .forbidden, .organizationNotFound, .memberNotFound, id: "removeMember",
      about: "organization", tier: 2,
      access: .scope("organizations:write"), on: managedMember, by: removeMember,
      source: .docs("api/organizations")),
    operation(
      .post, "/api/v1/organizations/{id}/invite", "Invite somebody", returns: .created,
      fails: .validationError, .forbidden, .organizationNotFound, .memberExists, .invitationExists,
      id: "inviteMember", about: "organization", tier: 2,
      access: .scope("organizations:write"), on: managedOrganization, by: inviteMember,
      source: .docs("api/organizations")),
    operation(
      .get, "/api/v1/organizations/{id}/invitations", "List pending invitations", returns: .ok,
      fails: .validationError, .organizationNotFound, id: "listInvitations", about: "organization",
      tier: 2,
      access: .scope("organizations:read"), on: organization, by: listInvitations,
      source: .docs("api/organizations")),
    operation(
      .delete, "/api/v1/organizations/{id}/invitations/{invitationId}", "Revoke an invitation",
      returns: .noContent,
      fails: .forbidden, .organizationNotFound, .invitationNotFound, id: "revokeInvitation",
      about: "organization", tier: 2,
      access: .scope("organizations:write"), on: managedInvitation, by: revokeInvitation,
      source: .docs("api/organizations")),
    operation(
      .get, "/api/v1/organizations/{id}/credits", "Get the credit balance", returns: .ok,
      fails: .organizationNotFound, id: "getCredits", about: "organization", tier: 2,
      access: .scope("organizations:read"), on: organization, by: getCredits,
      source: .docs("api/organizations")),
    operation(
      .get, "/api/v1/organizations/{id}/transactions", "List credit transactions", returns: .ok,
      fails: .validationError, .organizationNotFound, id: "listTransactions", about: "organization",
      tier: 2,
      access: .scope("organizations:read"), on: organization, by: listTransactions,
      source: .docs("api/organizations")),
  ]
}
