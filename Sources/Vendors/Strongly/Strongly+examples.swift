package import Simulation

/// Made from the exchanges: UNDERSTUDY_RECORD=1 swift test --filter ExampleTests
extension Strongly {
  // swift-format-ignore
  package static let examples = ExampleRequests(
    """
    listWorkspaces /api/v1/workspaces?limit=1
    createWorkspace /api/v1/workspaces {"name":"Training Environment","description":"GPU-enabled workspace for model training","environmentType":"jupyter","image":"strongly/jupyter-gpu:latest","resources":{"cpu":"4","memory":"16Gi","gpu":"1","gpuType":"nvidia-a10g","storage":"50Gi"},"projectId":"proj_abc123"}
    getWorkspace /api/v1/workspaces/ws_ghi789
    updateWorkspace /api/v1/workspaces/ws_ghi789 {"description":"Trains","environmentType":"rstudio","status":"stopped"}
    stopWorkspace /api/v1/workspaces/ws_ghi789/stop
    restartWorkspace /api/v1/workspaces/ws_ghi789/restart
    getWorkspaceStatus /api/v1/workspaces/ws_ghi789/status
    getWorkspaceMetrics /api/v1/workspaces/ws_ghi789/metrics
    getWorkspaceLogs /api/v1/workspaces/ws_ghi789/logs
    syncWorkspace /api/v1/workspaces/ws_ghi789/sync
    createKey /api/v1/auth/api-keys {"name":"CI/CD Pipeline","scopes":["apps:read","apps:deploy"],"expiresInDays":90}
    listKeys /api/v1/auth/api-keys?status=expired
    getKey /api/v1/auth/api-keys/67a1b2c3d4e5f6a7b8c9d0e1
    revokeKey /api/v1/auth/api-keys/67a1b2c3d4e5f6a7b8c9d0e1
    whoami /api/v1/auth/whoami
    authenticate /api/v1/authenticate
    listProjects /api/v1/projects
    createProject /api/v1/projects {"name":"Churn model","description":"Q3 churn work","tags":["ml"]}
    getProject /api/v1/projects/proj_abc123
    updateProject /api/v1/projects/proj_abc123 {"status":"active","description":"Q3 + Q4","visibility":"organization","tags":["q4"]}
    archiveProject /api/v1/projects/proj_abc123/archive
    restoreProject /api/v1/projects/proj_legacy01/restore
    getProjectStats /api/v1/projects/proj_abc123/stats
    listProjectActivity /api/v1/projects/proj_abc123/activity
    listProjectWorkspaces /api/v1/projects/proj_abc123/workspaces
    listProjectVolumes /api/v1/projects/proj_abc123/volumes
    listCollaborators /api/v1/projects/proj_abc123/collaborators
    addCollaborator /api/v1/projects/proj_abc123/collaborators {"email":"gail@globex.example","role":"editor"}
    updateCollaborator /api/v1/projects/proj_abc123/collaborators/user_123 {"role":"viewer"}
    removeCollaborator /api/v1/projects/proj_abc123/collaborators/user_123
    listVolumes /api/v1/volumes
    createVolume /api/v1/volumes {"projectId":"proj_abc123","label":"Validation Data","sizeGB":20,"description":"Held out","type":"data","mountPath":"/data/validation"}
    getVolume /api/v1/volumes/vol_def001
    updateVolume /api/v1/volumes/vol_def001 {"label":"Old Data","description":"","mountPath":"/old"}
    detachVolume /api/v1/volumes/vol_def001/detach {"workspaceId":"ws_ghi789"}
    listUsers /api/v1/users
    getCurrentUser /api/v1/users/me
    updateCurrentUser /api/v1/users/me {"name":"Jane van Dyk"}
    deleteCurrentUser /api/v1/users/me
    getUser /api/v1/users/user_123
    listOrganizations /api/v1/organizations
    getOrganization /api/v1/organizations/org_xyz
    updateOrganization /api/v1/organizations/org_xyz {"name":"Acme","description":"","settings":{"defaultRole":"admin","allowSelfSignup":true}}
    listMembers /api/v1/organizations/org_xyz/members
    addMember /api/v1/organizations/org_xyz/members {"userId":"user_900"}
    updateMember /api/v1/organizations/org_xyz/members/user_123 {"role":"admin"}
    removeMember /api/v1/organizations/org_xyz/members/user_123
    inviteMember /api/v1/organizations/org_xyz/invite {"email":"teammate@example.com","role":"member"}
    listInvitations /api/v1/organizations/org_xyz/invitations
    revokeInvitation /api/v1/organizations/org_xyz/invitations/inv_abc123
    getCredits /api/v1/organizations/org_xyz/credits
    listTransactions /api/v1/organizations/org_xyz/transactions
    """)
}
