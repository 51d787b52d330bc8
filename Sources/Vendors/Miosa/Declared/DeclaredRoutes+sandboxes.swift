import Simulation

/// Sandboxes, as the SDK and the clients call them; nothing of them is simulated.
extension DeclaredRoutes {
  static let sandboxes: [Route] = group(
    "/api/v1", about: "sandbox", tier: 3, source: .sdk("Python 2.19, sandboxes")
  ).declared(
    "sandboxes",
    """
    POST /sandboxes createSandbox
    GET /sandboxes listSandboxes
    GET /sandboxes/by-name/{name} getSandboxByName
    GET /sandboxes/{id} getSandbox
    PATCH /sandboxes/{id} updateSandbox
    DELETE /sandboxes/{id} deleteSandbox
    POST /sandboxes/{id}/extend extendSandbox
    POST /sandboxes/{id}/stop stopSandbox
    POST /sandboxes/{id}/pause pauseSandbox
    POST /sandboxes/{id}/resume resumeSandbox
    POST /sandboxes/{id}/fork forkSandbox
    GET /sandboxes/{id}/usage getSandboxUsage
    GET /sandboxes/{id}/metrics getSandboxMetrics
    GET /sandboxes/{id}/logs getSandboxLogs
    GET /sandboxes/{id}/logs/stream streamSandboxLogs
    PATCH /sandboxes/{id}/tags updateSandboxTags
    GET /sandboxes/{id}/env getSandboxEnv
    PUT /sandboxes/{id}/env setSandboxEnv
    DELETE /sandboxes/{id}/env/{name} deleteSandboxEnv
    GET /sandboxes/{id}/resources getSandboxResources
    PATCH /sandboxes/{id}/resources updateSandboxResources
    POST /sandboxes/{id}/snapshot snapshotSandbox
    POST /sandboxes/{id}/snapshots createSandboxSnapshot
    GET /sandboxes/{id}/snapshots listSandboxSnapshots
    DELETE /sandboxes/{id}/snapshots/{snapshot_id} deleteSandboxSnapshot
    POST /sandboxes/{id}/restore/{snapshot_id} restoreSandbox
    POST /sandboxes/{id}/expose exposeSandboxPort
    GET /sandboxes/{id}/previews listSandboxPreviews
    POST /sandboxes/{id}/previews createSandboxPreview
    DELETE /sandboxes/{id}/previews/{preview_id} deleteSandboxPreview
    POST /sandboxes/{id}/previews/{preview_id}/share shareSandboxPreview
    POST /sandboxes/{id}/preview-token createSandboxPreviewToken
    GET /sandboxes/{id}/shares listSandboxShares
    POST /sandboxes/{id}/shares createSandboxShare
    DELETE /sandboxes/{id}/shares/{share_id} deleteSandboxShare
    POST /sandboxes/{id}/deploy deploySandbox
    POST /sandboxes/{id}/template/start startSandboxTemplate
    GET /sandboxes/{id}/artifacts listSandboxArtifacts
    POST /sandboxes/{id}/exports createSandboxExport
    GET /sandboxes/{id}/exports/download downloadSandboxExport
    POST /sandboxes/{id}/code/run runSandboxCode
    GET /sandboxes/{id}/code/contexts listSandboxCodeContexts
    DELETE /sandboxes/{id}/code deleteSandboxCode
    DELETE /sandboxes/{id}/code/contexts/{context} deleteSandboxCodeContext
    POST /sandboxes/{id}/terminal createSandboxTerminal
    DELETE /sandboxes/{id}/terminal/{session_id} deleteSandboxTerminal
    POST /sandboxes/{id}/ssh-certificates createSandboxSSHCertificate
    GET /sandboxes/{id}/ssh-info getSandboxSSHInfo
    POST /sandboxes/{id}/browser/cdp-url createSandboxCDPURL
    POST /sandboxes/batch createSandboxBatch
    GET /sandboxes/batches/{batch_id} getSandboxBatch
    GET /sandboxes/batches/{batch_id}/items listSandboxBatchItems
    GET /sandboxes/batches/{batch_id}/events streamSandboxBatchEvents
    POST /sandboxes/batches/{batch_id}/cancel cancelSandboxBatch
    GET /sandboxes/{id}/readiness getSandboxReadiness
    GET /sandboxes/{id}/readiness/stream streamSandboxReadiness
    POST /sandboxes/{id}/exec execInSandbox
    POST /sandboxes/{id}/exec/stream streamSandboxExec
    POST /sandboxes/{id}/exec/resize resizeSandboxExec
    POST /sandboxes/{id}/commands createSandboxCommand
    GET /sandboxes/{id}/commands listSandboxCommands
    GET /sandboxes/{id}/commands/{pid} getSandboxCommand
    GET /sandboxes/{id}/commands/{pid}/logs getSandboxCommandLogs
    POST /sandboxes/{id}/commands/{pid}/kill killSandboxCommand
    POST /sandboxes/{id}/processes createSandboxProcess
    GET /sandboxes/{id}/processes listSandboxProcesses
    GET /sandboxes/{id}/processes/{pid} getSandboxProcess
    DELETE /sandboxes/{id}/processes/{pid} deleteSandboxProcess
    GET /sandboxes/{id}/processes/{pid}/logs getSandboxProcessLogs
    GET /sandboxes/{id}/processes/{pid}/stream streamSandboxProcess
    POST /sandboxes/{id}/fs/write writeSandboxFile
    POST /sandboxes/{id}/fs/write-many writeSandboxFiles
    GET /sandboxes/{id}/fs/download downloadSandboxFile
    POST /sandboxes/{id}/fs/stat statSandboxFile
    POST /sandboxes/{id}/files writeSandboxFileOld
    GET /sandboxes/{id}/files listSandboxFiles
    POST /sandboxes/{id}/files/stat statSandboxFileOld
    GET /sandboxes/{id}/files/tree getSandboxFileTree
    GET /sandboxes/{id}/files/watch watchSandboxFiles
    POST /sandboxes/{id}/files/write-many writeSandboxFilesOld
    POST /sandboxes/{id}/files/mkdir makeSandboxDirectory
    * /sandboxes/... sandboxes
    """)
}
