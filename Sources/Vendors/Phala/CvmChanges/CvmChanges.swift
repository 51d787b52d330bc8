import HTTPTypes
import Simulation
import Wire

/// Changes of a CVM that exists, part by part.
enum CvmChanges: PhalaResource {
  private static let one = group("/api/v1/cvms", about: "cvm", tier: 2, source: .openAPI)
    .on(CvmRow.self, at: "/{cvm_id}")
  private static let observed = one.with(source: .sdk("Python full_client.py"))

  static let routes: [Route] = [
    one(
      .post, "/compose_file/provision", "Provision a new composition",
      fails: .cvmNotFound, .composeFileRequired, .invalidComposeFile,
      id: "provisionCvmComposeFileUpdate", by: provisionCvmComposeFileUpdate),
    one(
      .patch, "/compose_file", "Bring in a provisioned composition", returns: .accepted,
      fails: .cvmNotFound, .busy, .badRequest, id: "commitCvmComposeFileUpdate",
      by: commitCvmComposeFileUpdate),
    observed(
      .post, "/is-allowed", "Check a CVM against the chain", id: "checkCvmIsAllowed",
      by: checkCvmIsAllowed),
    one(
      .patch, "/envs", "Change a CVM's encrypted environment", returns: .accepted,
      fails: .cvmNotFound, .busy, id: "updateCvmEnvs", by: updateCvmEnvs),
    one(
      .patch, "/docker-compose", "Change a CVM's compose file", returns: .inProgress, .noChange,
      fails: .cvmNotFound, .busy, .badRequest, .invalidComposeFile, id: "updateDockerCompose",
      by: updateDockerCompose),
    one(
      .patch, "/pre-launch-script", "Change a CVM's pre-launch script",
      returns: .inProgress, .noChange,
      fails: .cvmNotFound, .busy, .badRequest, id: "updatePreLaunchScript",
      by: updatePreLaunchScript),
    observed(
      .patch, "/visibility", "Change what of a CVM is public", id: "updateCvmVisibility",
      by: updateCvmVisibility),
    observed(
      .patch, "/resources", "Resize a CVM", returns: .accepted,
      fails: .cvmNotFound, .busy, .instanceTypeNotFound, .resourceLimitExceeded,
      .resourceNotAvailable, .badRequest, id: "updateCvmResources", by: updateCvmResources),
    one(
      .patch, "/os-image", "Change a CVM's OS image", returns: .accepted,
      fails: .cvmNotFound, .busy, .imageNotFound, id: "updateOsImage", by: updateOsImage),
    one(
      .patch, "/name", "Rename a CVM", returns: .noContent, fails: .cvmNotFound, .cvmNameInUse,
      id: "updateCvmName", by: updateCvmName),
    one(.patch, "/listed", "List or unlist a CVM", id: "updateCvmListed", by: updateCvmListed),
    one(
      .patch, "/scheduled-delete", "Plan the deletion of a CVM", id: "updateCvmScheduledDelete",
      by: updateCvmScheduledDelete),
    one(
      .patch, "/instance-id", "Refresh a CVM's instance id", id: "refreshCvmInstanceId",
      by: refreshCvmInstanceId),
  ]

  static func checkCvmIsAllowed(
    _ call: Call<OptionalBody<CheckIsAllowed>>, _ cvm: CvmRow, _ db: borrowing Transaction
  ) throws(PhalaError) -> CvmIsAllowed {
    let node = try db.find(NodeRow.self, String(cvm.nodeNumber))
    return CvmIsAllowed(
      row: cvm,
      response: IsAllowed(
        composeHash: call.input.value?.composeHash ?? cvm.composeHash,
        deviceID: call.input.value?.deviceID ?? node?.deviceID ?? ""))
  }
}
