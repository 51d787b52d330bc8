import HTTPTypes
import Simulation

/// Routes of the members of workspaces, and of inviting them.
extension Miosa {
  static let memberOperations: [Operation] = [
    operation(
      .get, "/api/v1/workspaces/{id}/members", "List the members of a workspace", returns: .ok,
      fails: .invalidID, .notFound, .forbidden, id: "listWorkspaceMembers", about: "member",
      tier: 2, on: workspace, by: listWorkspaceMembers, source: .sdk("workspace_members.py")),
    operation(
      .post, "/api/v1/workspaces/{id}/members", "Add a member to a workspace", returns: .created,
      fails: .invalidID, .notFound, .forbidden, .validationFailed, .notTenantMember,
      id: "addWorkspaceMember", about: "member", tier: 2, on: workspace, by: addWorkspaceMember,
      source: .sdk("workspace_members.py")),
    operation(
      .patch, "/api/v1/workspaces/{id}/members/{user_id}", "Change a member's role", returns: .ok,
      fails: .invalidID, .notFound, .forbidden, .validationFailed, .lastOwner,
      id: "updateWorkspaceMember", about: "member", tier: 2, on: workspace,
      by: updateWorkspaceMember, source: .sdk("workspace_members.py")),
    operation(
      .delete, "/api/v1/workspaces/{id}/members/{user_id}", "Remove a member from a workspace",
      returns: .ok, fails: .invalidID, .notFound, .forbidden, .lastOwner,
      id: "removeWorkspaceMember", about: "member", tier: 2, on: workspace,
      by: removeWorkspaceMember, source: .sdk("workspace_members.py")),
    operation(
      .post, "/api/v1/workspaces/{id}/invites", "Invite somebody to a workspace",
      returns: .status(201, "invited"), .status(201, "added"), fails: .invalidID, .notFound,
      .forbidden, .validationFailed, id: "createWorkspaceInvite", about: "invite", tier: 2,
      on: workspace, by: createWorkspaceInvite, source: .sdk("workspace_invites.py")),
    operation(
      .get, "/api/v1/workspaces/{id}/invites", "List pending invites", returns: .ok,
      fails: .invalidID, .notFound, .forbidden, .validationFailed, id: "listWorkspaceInvites",
      about: "invite", tier: 2, on: workspace, by: listWorkspaceInvites,
      source: .sdk("workspace_invites.py")),
    operation(
      .delete, "/api/v1/workspaces/{id}/invites/{invite_id}", "Revoke an invite", returns: .ok,
      fails: .invalidID, .notFound, .forbidden, .alreadyAccepted, id: "revokeWorkspaceInvite",
      about: "invite", tier: 2, on: workspace, by: revokeWorkspaceInvite,
      source: .sdk("workspace_invites.py")),
    operation(
      .get, "/api/v1/workspace-invites/{token}", "See an invite by its token", returns: .ok,
      fails: .inviteUnknown, id: "previewWorkspaceInvite", about: "invite", tier: 2,
      access: .anyone, on: invite, by: previewWorkspaceInvite, source: .sdk("workspace_invites.py")),
    operation(
      .post, "/api/v1/workspace-invites/{token}/accept", "Accept an invite", returns: .ok,
      fails: .inviteUnknown, .inviteExpired, .inviteRevoked, .alreadyAccepted, .emailMismatch,
      id: "acceptWorkspaceInvite", about: "invite", tier: 2, on: invite, by: acceptWorkspaceInvite,
      source: .sdk("workspace_invites.py")),
  ]
}
