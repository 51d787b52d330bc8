import HTTPTypes
import Simulation
import Wire

/// Routes and families that the vendor documents and of which nothing is simulated.
/// [skill references, docs api/apps, ai-gateway]
enum DeclaredRoutes: StronglyResource {
  static let routes: [Route] = apps + addons + gateway + parts + firstGeneration + families

  private static func group(
    about subject: String, _ source: Source
  ) -> RouteGroup<StronglyError, StronglyCaller, Void> {
    group("/api/v1", about: subject, tier: 3, source: source)
  }

  /// Parts of what is simulated, and small families.
  private static let parts: [Route] =
    group(about: "ssh_key", .docs("skill apps.md")).declared(
      "SSH keys",
      """
      GET /users/me/github-ssh-keys listGitHubSSHKeys
      POST /users/me/github-ssh-keys createGitHubSSHKey
      * /users/me/github-ssh-keys/... gitHubSSHKeys
      """)
    + group(about: "artifact", .docs("skill")).declared(
      "artifacts",
      """
      POST /artifacts createArtifact
      GET /artifacts/{id}/download-url getArtifactDownloadURL
      * /artifacts/... artifacts
      """)
    + group(about: "finops", .docs("skill finops.md")).declared(
      "costs and budgets",
      """
      GET /finops/costs/breakdown getCostBreakdown
      GET /finops/costs/trends getCostTrends
      * /finops/... finops
      """)
    + group(about: "volume", .docs("skill compute.md")).declared(
      "shared volumes", "GET /volumes/available-shared listAvailableSharedVolumes")
    + group("/api/v1/volumes", about: "volume", tier: 3, source: .docs("skill compute.md"))
    .on(VolumeRow.self, at: "/{id}").declared(
      "volume files",
      """
      * /files/... volumeFiles
      * /data/... volumeData
      * /share/... volumeShare
      """)
    + group("/api/v1/workspaces", about: "workspace", tier: 3, source: .docs("skill compute.md"))
    .on(WorkspaceRow.self, at: "/{id}").declared(
      "sync conflicts",
      """
      GET /sync/conflicts listSyncConflicts
      POST /sync/resolve resolveSyncConflicts
      POST /sync/abort abortSync
      """)
    + group("/api/v1/projects", about: "project", tier: 3, source: .docs("skill projects.md"))
    .on(ProjectRow.self, at: "/{id}").declared(
      "project boards",
      "* /board/... projectBoard")

  private static let firstGeneration: [Route] =
    group(about: "session", .sdk("strongly 0.4")).declared(
      "the first generation",
      """
      POST /login login public
      POST /login/google loginWithGoogle public
      POST /register register public
      POST /logout logout
      * /session/... session
      * /filters/... filters
      * /filterText/... filterText
      * /message/... message
      * /models/... models
      * /tokens/... tokens
      """)

  /// Families by the first segments of their paths.
  private static let families: [Route] = group(about: "family", .docs("skill, by family")).families(
    """
    ab-tests agent-messages agents automl avatars board-cards code-sessions compute
    data-forge datasources drift environments executions experiments feature-store fine-tuning
    governance guardrails imprints library marketplace mlops model-evaluation model-registry
    notifications pools streaming-sessions streaming-workflows workflow-nodes workflows
    """)

  private static let apps: [Route] = group(about: "app", .docs("api/apps")).declared(
    "apps",
    """
    GET /apps listApps
    POST /apps createApp
    POST /apps/upload uploadApp
    POST /apps/{id}/upload uploadAppBundle
    GET /apps/{id} getApp
    PUT /apps/{id} updateApp
    DELETE /apps/{id} deleteApp
    GET /apps/{id}/build-status getAppBuildStatus
    GET /apps/{id}/build-logs getAppBuildLogs
    POST /apps/{id}/rebuild rebuildApp
    POST /apps/{id}/deploy deployApp
    GET /apps/{id}/status getAppStatus
    POST /apps/{id}/start startApp
    POST /apps/{id}/stop stopApp
    POST /apps/{id}/restart restartApp
    GET /apps/{id}/logs getAppLogs
    GET /apps/{id}/metrics getAppMetrics
    GET /apps/{id}/analytics getAppAnalytics
    GET /apps/{id}/env getAppEnv
    PUT /apps/{id}/env updateAppEnv
    GET /apps/{id}/permissions getAppPermissions
    PUT /apps/{id}/permissions updateAppPermissions
    GET /apps/{id}/auth getAppAuth
    PUT /apps/{id}/auth updateAppAuth
    * /apps/{id}/auth/users/... appAuthUsers
    GET /apps/{id}/paid-access getAppPaidAccess
    PUT /apps/{id}/paid-access updateAppPaidAccess
    * /apps/... apps
    """)

  private static let addons: [Route] = group(about: "addon", .docs("skill addons.md")).declared(
    "add-ons",
    """
    GET /addon-types listAddonTypes
    GET /addons listAddons
    POST /addons createAddon
    GET /addons/{id} getAddon
    PUT /addons/{id} updateAddon
    DELETE /addons/{id} deleteAddon
    POST /addons/{id}/start startAddon
    POST /addons/{id}/stop stopAddon
    POST /addons/{id}/restart restartAddon
    POST /addons/{id}/recover recoverAddon
    GET /addons/{id}/status getAddonStatus
    GET /addons/{id}/credentials getAddonCredentials
    GET /addons/{id}/metrics getAddonMetrics
    GET /addons/{id}/logs getAddonLogs
    POST /addons/{id}/backup backUpAddon
    GET /addons/{id}/backup-config getAddonBackupConfig
    PUT /addons/{id}/backup-config updateAddonBackupConfig
    POST /addons/{id}/connect/{appId} connectAddon
    DELETE /addons/{id}/connect/{appId} disconnectAddon
    GET /addons/{id}/permissions getAddonPermissions
    PUT /addons/{id}/permissions updateAddonPermissions
    GET /addons/{id}/schedule getAddonSchedule
    PUT /addons/{id}/schedule updateAddonSchedule
    * /addon-types/... addonTypes
    * /addons/... addons
    """)

  private static let gateway: [Route] = group(about: "ai_model", .docs("ai-gateway")).declared(
    "the AI gateway",
    """
    GET /ai/models listAIModels
    POST /ai/models createAIModel
    GET /ai/models/overview getAIModelOverview
    GET /ai/models/providers listAIModelProviders
    GET /ai/models/certified listCertifiedAIModels
    GET /ai/models/prebuilt listPrebuiltAIModels
    GET /ai/models/{id} getAIModel
    PUT /ai/models/{id} updateAIModel
    DELETE /ai/models/{id} deleteAIModel
    POST /ai/models/{id}/deploy deployAIModel
    POST /ai/models/{id}/start startAIModel
    POST /ai/models/{id}/stop stopAIModel
    GET /ai/models/{id}/status getAIModelStatus
    GET /ai/models/{id}/logs getAIModelLogs
    GET /ai/models/{id}/metrics getAIModelMetrics
    GET /ai/models/{id}/permissions getAIModelPermissions
    PUT /ai/models/{id}/permissions updateAIModelPermissions
    GET /ai/models/{id}/options getAIModelOptions
    PUT /ai/models/{id}/options updateAIModelOptions
    GET /ai/models/{id}/cache getAIModelCache
    PUT /ai/models/{id}/cache updateAIModelCache
    GET /ai/provider-keys listProviderKeys
    POST /ai/provider-keys createProviderKey
    GET /ai/provider-keys/{id} getProviderKey
    PUT /ai/provider-keys/{id} updateProviderKey
    DELETE /ai/provider-keys/{id} deleteProviderKey
    POST /ai/provider-keys/{id}/test testProviderKey
    POST /ai/chat/completions createChatCompletion
    POST /ai/completions createCompletion
    POST /ai/embeddings createEmbeddings
    POST /ai/moderations createModeration
    POST /ai/rerank rerank
    POST /ai/tokenize tokenize
    GET /ai/analytics getAIAnalytics
    * /ai/... aiGateway
    """)
}
