package import Simulation

/// Made from the exchanges: UNDERSTUDY_RECORD=1 swift test --filter ExampleTests
extension Miosa {
  // swift-format-ignore
  package static let examples = ExampleRequests(
    """
    listWorkspaces /api/v1/workspaces
    createWorkspace /api/v1/workspaces {"name":"Dr. Smith Clinic","slug":"dr-smith-clinic","external_workspace_id":"clinic_123","description":"Client workspace for Dr. Smith Clinic"}
    getWorkspace /api/v1/workspaces/550e8400-e29b-41d4-a716-446655440000
    updateWorkspace /api/v1/workspaces/550e8400-e29b-41d4-a716-446655440000 {"name":"production-us-east"}
    deleteWorkspace /api/v1/workspaces/550e8400-e29b-41d4-a716-446655440000?dry_run=true
    updateWorkspaceSettings /api/v1/workspaces/550e8400-e29b-41d4-a716-446655440000/settings {"max_computers":10,"max_computer_size":"large","default_auto_stop_seconds":3600}
    listWorkspaceComputers /api/v1/workspaces/550e8400-e29b-41d4-a716-446655440000/computers
    getWorkspaceStats /api/v1/workspaces/550e8400-e29b-41d4-a716-446655440000/stats
    getWorkspaceUsage /api/v1/workspaces/550e8400-e29b-41d4-a716-446655440000/usage?window=7d&granularity=day
    listWorkspaceProjects /api/v1/workspaces/550e8400-e29b-41d4-a716-446655440000/projects
    listWorkspaceSandboxes /api/v1/workspaces/550e8400-e29b-41d4-a716-446655440000/sandboxes
    listWorkspaceDeployments /api/v1/workspaces/550e8400-e29b-41d4-a716-446655440000/deployments
    listWorkspaceDatabases /api/v1/workspaces/550e8400-e29b-41d4-a716-446655440000/databases
    getWorkspaceActivity /api/v1/workspaces/550e8400-e29b-41d4-a716-446655440000/activity
    listWorkspaceComputerTemplates /api/v1/workspaces/550e8400-e29b-41d4-a716-446655440000/computer-templates
    createWorkspaceComputerTemplate /api/v1/workspaces/550e8400-e29b-41d4-a716-446655440000/computer-templates {"name":"Builder","templateType":"miosa-sandbox","description":"d"}
    getWorkspaceInventory /api/v1/workspaces/550e8400-e29b-41d4-a716-446655440000/inventory
    cleanUpWorkspace /api/v1/workspaces/550e8400-e29b-41d4-a716-446655440000/cleanup {"resource_type":"computers","state":"stopped"}
    getWorkspacePolicy /api/v1/workspaces/550e8400-e29b-41d4-a716-446655440000/policy
    setWorkspacePolicy /api/v1/workspaces/550e8400-e29b-41d4-a716-446655440000/policy {"lifecycle":{"default_idle_timeout_sec":600}}
    deleteWorkspacePolicy /api/v1/workspaces/550e8400-e29b-41d4-a716-446655440000/policy
    getWorkspacePreviewDomain /api/v1/workspaces/550e8400-e29b-41d4-a716-446655440000/preview-domain
    setWorkspacePreviewDomain /api/v1/workspaces/550e8400-e29b-41d4-a716-446655440000/preview-domain {"preview_domain":"drsmithclinic.com"}
    clearWorkspacePreviewDomain /api/v1/workspaces/550e8400-e29b-41d4-a716-446655440000/preview-domain
    verifyWorkspacePreviewDomain /api/v1/workspaces/550e8400-e29b-41d4-a716-446655440000/preview-domain/verify
    getProjectPreviewDomain /api/v1/projects/660e8400-e29b-41d4-a716-446655440001/preview-domain
    setProjectPreviewDomain /api/v1/projects/660e8400-e29b-41d4-a716-446655440001/preview-domain {"preview_domain":"drsmithclinic.com"}
    clearProjectPreviewDomain /api/v1/projects/660e8400-e29b-41d4-a716-446655440001/preview-domain
    verifyProjectPreviewDomain /api/v1/projects/660e8400-e29b-41d4-a716-446655440001/preview-domain/verify
    getTenantPreviewDomain /api/v1/tenant/preview-domain
    setTenantPreviewDomain /api/v1/tenant/preview-domain {"preview_domain":"cliniciq.com"}
    clearTenantPreviewDomain /api/v1/tenant/preview-domain
    verifyTenantPreviewDomain /api/v1/tenant/preview-domain/verify {}
    listComputers /api/v1/computers?limit=1
    createComputer /api/v1/computers {"name":"my-computer","template_type":"miosa-sandbox","size":"large","selected_apps":["chrome","vscode"],"workspace_slug":"acme","workspace_name":"Acme","project_slug":"intake","project_name":"Intake","external_workspace_id":"acme_1","external_user_id":"user_2","external_project_id":"intake_3"}
    getComputer /api/v1/computers/880e8400-e29b-41d4-a716-446655440001
    updateComputer /api/v1/computers/880e8400-e29b-41d4-a716-446655440001 {"name":"renamed","visibility":"public","metadata":{"k":"v"}}
    replaceComputer /api/v1/computers/880e8400-e29b-41d4-a716-446655440001 {"name":"renamed","visibility":"public","metadata":{"k":"v"}}
    deleteComputer /api/v1/computers/880e8400-e29b-41d4-a716-446655440001
    startComputer /api/v1/computers/880e8400-e29b-41d4-a716-446655440004/start
    stopComputer /api/v1/computers/880e8400-e29b-41d4-a716-446655440001/stop
    restartComputer /api/v1/computers/880e8400-e29b-41d4-a716-446655440001/restart
    cloneComputer /api/v1/computers/880e8400-e29b-41d4-a716-446655440001/clone
    resizeComputer /api/v1/computers/880e8400-e29b-41d4-a716-446655440001/resize {"size":"large"}
    patchComputerSize /api/v1/computers/880e8400-e29b-41d4-a716-446655440001/resize {"size":"large"}
    moveComputer /api/v1/computers/880e8400-e29b-41d4-a716-446655440001/move {"workspace_id":"550e8400-e29b-41d4-a716-446655440000"}
    getComputerAutoStop /api/v1/computers/880e8400-e29b-41d4-a716-446655440001/auto-stop
    updateComputerAutoStop /api/v1/computers/880e8400-e29b-41d4-a716-446655440001/auto-stop {"seconds":600}
    listComputerUrls /api/v1/computers/880e8400-e29b-41d4-a716-446655440001/urls
    getComputerViewerPassword /api/v1/computers/880e8400-e29b-41d4-a716-446655440001/viewer-password
    rotateComputerViewerPassword /api/v1/computers/880e8400-e29b-41d4-a716-446655440001/viewer-password/rotate
    listProjects /api/v1/projects
    createProject /api/v1/projects {"name":"Lead Magnet","workspace_id":"550e8400-e29b-41d4-a716-446655440000","external_project_id":"p_1","description":"d","metadata":{"a":1}}
    getProject /api/v1/projects/660e8400-e29b-41d4-a716-446655440001
    updateProject /api/v1/projects/660e8400-e29b-41d4-a716-446655440001 {"name":"Leads","slug":"leads","description":"d","external_project_id":null,"metadata":{"a":1}}
    deleteProject /api/v1/projects/660e8400-e29b-41d4-a716-446655440001
    moveProject /api/v1/projects/660e8400-e29b-41d4-a716-446655440001/move {"target_workspace_id":"550e8400-e29b-41d4-a716-446655440000"}
    listWorkspaceMembers /api/v1/workspaces/550e8400-e29b-41d4-a716-446655440000/members
    addWorkspaceMember /api/v1/workspaces/550e8400-e29b-41d4-a716-446655440000/members {"user_id":"8c1e5d70-2a4f-4b96-b3d8-0f6a9e7c2b41","role":"admin"}
    updateWorkspaceMember /api/v1/workspaces/550e8400-e29b-41d4-a716-446655440000/members/2f9a7c14-6b0e-4d3a-8c5f-1e7d9b3a5c62 {"role":"owner"}
    createWorkspaceInvite /api/v1/workspaces/550e8400-e29b-41d4-a716-446655440000/invites {"email":"Alice@example.com","role":"viewer"}
    listWorkspaceInvites /api/v1/workspaces/550e8400-e29b-41d4-a716-446655440000/invites
    revokeWorkspaceInvite /api/v1/workspaces/550e8400-e29b-41d4-a716-446655440000/invites/aa0e8400-e29b-41d4-a716-446655440001
    previewWorkspaceInvite /api/v1/workspace-invites/demo-invite
    whoami /api/v1/whoami
    listTenants /api/v1/platform/tenants
    getCurrentTenant /api/v1/platform/tenants/current
    getTenantPlan /api/v1/tenant/plan
    listTenantMembers /api/v1/tenant/members
    listApiKeys /api/v1/api-keys
    createApiKey /api/v1/api-keys {"name":"CI","key_type":"user","purpose":"api","scopes":["computers:read"],"expires_at":"2027-01-01T00:00:00Z"}
    listApiKeyPresets /api/v1/api-keys/presets
    getApiKey /api/v1/api-keys/990e8400-e29b-41d4-a716-446655440001
    updateApiKey /api/v1/api-keys/990e8400-e29b-41d4-a716-446655440001 {"name":"Two","scopes":[],"status":"disabled","expires_at":null}
    deleteApiKey /api/v1/api-keys/990e8400-e29b-41d4-a716-446655440001
    rotateApiKey /api/v1/api-keys/990e8400-e29b-41d4-a716-446655440001/rotate
    getCreditBalance /api/v1/credits/balance
    listCreditTransactions /api/v1/credits/transactions?limit=2
    getCreditUsage /api/v1/credits/usage
    getUsage /api/v1/usage
    getUsageSummary /api/v1/usage/summary
    listUsageSessions /api/v1/usage/sessions?start=2026-05-17T00:00:00Z
    getExternalQuota /api/v1/quotas/external/usr_123
    setExternalQuota /api/v1/quotas/external/usr_123 {"max_concurrent":null,"max_credit_cents":100}
    deleteExternalQuota /api/v1/quotas/external/usr_123
    """)
}
