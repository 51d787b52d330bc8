import HTTPTypes
import Simulation
import Wire

/// CVMs: listing, moving, changing as a whole and removing them. The two calls that make one are
/// another resource, as are the parts of one that are read and changed by themselves.
enum Cvms: PhalaResource {
  static let kind = kind(
    "cvm", CvmRow.self, state: "status", touched: "updated_at", usage: "id",
    lifecycle: CvmLifecycle.lifecycle, quotas: CvmAllowances.quotas, render: CvmRecord.init,
    entering: entered)
  static let kinds = [kind]

  private static let all = group("/api/v1/cvms", about: "cvm", tier: 2, source: .openAPI)
  private static let one = all.on(CvmRow.self, at: "/{cvm_id}")

  static let routes: [Route] = [
    all(.get, "", "List all CVMs", id: "listCvms", by: listCvms),
    all(.get, "/paginated", "List CVMs by pages", id: "getCvmList", by: getCvmList),
    all(
      .post, "/batch-stop", "Force-stop up to fifty CVMs", fails: .badRequest, id: "batchStopCvms",
      by: batchStopCvms),
    all(
      .patch, "/instance-ids", "Refresh the instance ids of many CVMs",
      id: "refreshCvmInstanceIds", by: refreshCvmInstanceIds),
    group("/api/v1/status/batch", about: "cvm", tier: 2, source: .openAPI)(
      .post, "", "Get the states of many CVMs", id: "getCvmStatusBatch", by: getCvmStatusBatch),
    one(
      .get, "", "Get a CVM", fails: .cvmNotFound, .cvmInOtherWorkspace, .identifierAmbiguous,
      id: "getCvmInfo", by: getCvmInfo
    ).with(reads: ResourceReference("cvm", "cvm_id")),
    one(
      .patch, "", "Change a CVM", returns: .accepted,
      fails: .cvmNotFound, .busy, .instanceTypeNotFound, .imageNotFound, .invalidComposeFile,
      .resourceLimitExceeded, .resourceNotAvailable, .badRequest, id: "patchCvm", by: patchCvm),
    one(.delete, "", "Delete a CVM", returns: .noContent, id: "deleteCvm", by: deleteCvm),
    one(
      .post, "/start", "Start a CVM",
      fails: .cvmNotFound, .busy, .insufficientBalance, .workspaceSuspended, id: "startCvm",
      by: startCvm),
    one(.post, "/stop", "Force-stop a CVM", id: "stopCvm", by: stopCvm),
    one(
      .post, "/shutdown", "Shut a CVM down", fails: .cvmNotFound, .busy, id: "shutdownCvm",
      by: shutdownCvm),
    one(
      .post, "/restart", "Restart a CVM",
      fails: .cvmNotFound, .busy, .insufficientBalance, .workspaceSuspended, id: "restartCvm",
      by: restartCvm),
    one(
      .post, "/replicas", "Replicate a CVM",
      fails: .cvmNotFound, .nodeNotFound, .insufficientBalance, .maxCvmLimit,
      .resourceLimitExceeded, .badRequest, .workspaceSuspended, id: "replicateCvm",
      by: replicateCvm),
  ]

  static func getCvmInfo(
    _ call: Call<NoInput>, _ cvm: CvmRow, _ db: borrowing Transaction
  ) throws(PhalaError) -> CvmDetail {
    CvmDetail(try CvmView(of: cvm, db))
  }

  /// Stops and removes at once; the vendor says no more than that it has begun. [OpenAPI]
  static func deleteCvm(
    _ call: Call<NoInput>, _ cvm: CvmRow, _ db: borrowing Transaction
  ) throws(PhalaError) -> NoContent {
    try OperationRow.cancel(of: cvm, db)
    try CvmSizeRow.end(of: cvm, db)
    try db.retire(kind, cvm.id)
    try db.delete(CvmRow.self, cvm.id)
    try Webhooks.emit("cvm.deleted", cvm, db)
    return NoContent()
  }
}
