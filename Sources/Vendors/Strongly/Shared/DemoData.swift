import Wire

/// Ids, times and names of the vendor's own examples. [seed 002] [docs api/auth]
enum DemoData {
  static let organizationID = "org_xyz"
  static let userID = "user_456"
  static let projectID = "proj_abc123"
  static let archivedProjectID = "proj_legacy01"
  static let workspaceID = "ws_ghi789"
  static let key = "sk-prod-a1b2c3d4e5f6g7h8i9j0k1l2m3n4o5p6"

  /// 2025-01-15T10:00:00Z, the day before the seed's workspace was made.
  static let begun = Instant(microseconds: 1_736_935_200_000_000)
  /// 2025-01-16T11:00:00Z
  static let made = Instant(microseconds: 1_737_025_200_000_000)
  /// 2025-02-01T08:00:00Z
  static let started = Instant(microseconds: 1_738_396_800_000_000)

  /// Every scope that a page of the vendor names. [docs api] [skill]
  static let scopes = [
    "apps:read", "apps:write", "apps:deploy", "addons:read", "addons:write", "addons:deploy",
    "datasources:read", "datasources:write", "workflows:read", "workflows:write",
    "workflows:execute", "projects:read", "projects:write", "workspaces:read",
    "workspaces:write", "volumes:read", "volumes:write", "ai-gateway:read", "ai-gateway:write",
    "ai-gateway:inference", "fine-tuning:read", "fine-tuning:write", "ml-workbench:read",
    "ml-workbench:write", "model-registry:read", "model-registry:write", "governance:read",
    "governance:write", "users:read", "users:write", "users:admin", "organizations:read",
    "organizations:write", "notifications:read", "notifications:write", "finops:read",
    "finops:write", "guardrails:read", "guardrails:write", "compute:read", "compute:write",
    "code-sessions:read", "code-sessions:write", "code-sessions:deploy", "agents:read",
    "agents:write", "data-forge:read", "data-forge:write", "mlops:read", "mlops:write",
    "streaming-workflows:read", "streaming-workflows:deploy", "streaming-sessions:read",
    "streaming-sessions:write", "artifacts:read", "executions:read",
  ]
}
