import Simulation

/// Deployments, as the SDK calls them; nothing of them is simulated.
extension DeclaredRoutes {
  static let deployments: [Route] = group(
    "/api/v1", about: "deployment", tier: 3, source: .sdk("Python 2.19, deployments")
  ).declared(
    "deployments",
    """
    GET /deployments listDeployments
    POST /deployments createDeployment
    GET /deployments/{id} getDeployment
    PATCH /deployments/{id} updateDeployment
    DELETE /deployments/{id} deleteDeployment
    POST /deployments/{id}/publish publishDeployment
    GET /deployments/{id}/versions listDeploymentVersions
    GET /deployments/{id}/versions/{version_id} getDeploymentVersion
    GET /deployments/{id}/versions/{version_id}/logs getDeploymentVersionLogs
    POST /deployments/{id}/versions/{version_id}/promote promoteDeploymentVersion
    GET /deployments/{id}/releases listDeploymentReleases
    GET /deployments/{id}/releases/{release_id} getDeploymentRelease
    POST /deployments/{id}/releases/{release_id}/promote promoteDeploymentRelease
    POST /deployments/{id}/rollback rollBackDeployment
    POST /deployments/{id}/redeploy redeployDeployment
    POST /deployments/{id}/stop stopDeployment
    POST /deployments/{id}/move moveDeployment
    GET /deployments/{id}/env getDeploymentEnv
    POST /deployments/{id}/env setDeploymentEnv
    GET /deployments/{id}/logs getDeploymentLogs
    GET /deployments/{id}/request-logs getDeploymentRequestLogs
    GET /deployments/{id}/routes listDeploymentRoutes
    GET /deployments/{id}/observability getDeploymentObservability
    GET /deployments/{id}/proof getDeploymentProof
    GET /deployments/{id}/database getDeploymentDatabase
    GET /deployments/{id}/domains listDeploymentDomains
    POST /deployments/{id}/domains addDeploymentDomain
    DELETE /deployments/{id}/domains/{domain_id} deleteDeploymentDomain
    POST /deployments/{id}/domains/{domain_id}/verify verifyDeploymentDomain
    GET /deployments/{id}/builds listDeploymentBuilds
    GET /deployments/{id}/builds/{build_id} getDeploymentBuild
    GET /deployments/{id}/builds/{build_id}/logs getDeploymentBuildLogs
    GET /deployments/{id}/runtime-instances listDeploymentRuntimeInstances
    GET /deployments/{id}/runtime-instances/{instance_id} getDeploymentRuntimeInstance
    GET /deployments/{id}/runtime-instances/{instance_id}/logs getDeploymentRuntimeInstanceLogs
    * /deployments/... deployments
    """)
}
