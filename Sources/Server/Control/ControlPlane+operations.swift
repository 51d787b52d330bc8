import HTTPTypes
import Simulation

/// The index page of the control plane: every route.
extension ControlPlane {
  static let operations: [ControlOperation] =
    serverOperations + clockOperations + worldOperations + resourceOperations + requestOperations
    + ruleOperations + scenarioOperations + snapshotOperations + coverageOperations

  private static let serverOperations: [ControlOperation] = [
    .operation(
      .get, "/health", "Whether the server answers", id: "getHealth", for: .anyone, by: health),
    .operation(
      .get, "/ready", "Whether the server takes requests", id: "getReadiness", for: .anyone,
      by: ready),
    .operation(
      .get, "/version", "Which program and version this is", id: "getVersion", for: .anyone,
      by: version),
    .operation(
      .get, "/vendors", "List the vendors with their settings and resources", id: "listVendors",
      by: listVendors),
    .operation(
      .get, "/operations", "List the documented routes, with what is simulated of them",
      id: "listOperations", by: listOperations),
    .operation(
      .get, "/openapi", "Read this API's OpenAPI document", id: "getControlDocument",
      by: controlDocument),
    .operation(
      .get, "/openapi/{vendor}", "Read a vendor's OpenAPI document", id: "getVendorDocument",
      by: vendorDocument),
    .operation(
      .get, "/metrics", "Read the counters in Prometheus' text format", id: "getMetrics",
      by: metrics),
  ]

  private static let clockOperations: [ControlOperation] = [
    .operation(.get, "/clock", "Read a world's clock", id: "getClock", about: .world, by: clock),
    .operation(
      .post, "/clock/advance", "Move a world's clock forward by a duration", id: "advanceClock",
      about: .world, by: advanceClock),
    .operation(
      .post, "/clock/set", "Move a world's clock forward to an instant", id: "setClock",
      about: .world, by: setClock),
    .operation(
      .post, "/clock/freeze", "Stop a world's clock", id: "freezeClock", about: .world,
      by: freezeClock),
    .operation(
      .post, "/clock/resume", "Let a world's clock run as fast as time does", id: "resumeClock",
      about: .world, by: resumeClock),
    .operation(
      .post, "/clock/scale", "Let a world's clock run so many times as fast", id: "scaleClock",
      about: .world, by: scaleClock),
  ]

  private static let worldOperations: [ControlOperation] = [
    .operation(.get, "/worlds", "List the worlds", id: "listWorlds", by: listWorlds),
    .operation(
      .post, "/worlds", "Make a world", returns: .created, id: "createWorld", by: createWorld),
    .operation(.get, "/worlds/{world}", "Read a world", id: "getWorld", by: getWorld),
    .operation(
      .delete, "/worlds/{world}", "Forget a world and its requests", returns: .noContent,
      id: "deleteWorld", by: deleteWorld),
    .operation(
      .post, "/reset", "Begin a world anew from its baseline; its clock goes on",
      id: "resetWorld", about: .world, by: resetWorld),
    .operation(
      .post, "/fork", "Make a world that goes on from where another stands", returns: .created,
      id: "forkWorld", about: .world, by: forkWorld),
    .operation(
      .get, "/diff", "Read what makes another world of this one, as a JSON Patch",
      id: "diffWorlds", about: .world, by: diffWorlds),
    .operation(
      .post, "/restore", "Take a world to where a snapshot was taken", id: "restoreWorld",
      about: .world, by: restoreWorld),
  ]

  private static let snapshotOperations: [ControlOperation] = [
    .operation(.get, "/snapshots", "List the snapshots", id: "listSnapshots", by: listSnapshots),
    .operation(
      .post, "/snapshots", "Take a snapshot of a world", returns: .created, id: "takeSnapshot",
      about: .world, by: takeSnapshot),
    .operation(
      .get, "/snapshots/{snapshot}", "Read a snapshot's facts", id: "getSnapshot",
      by: getSnapshot),
    .operation(
      .delete, "/snapshots/{snapshot}", "Forget a snapshot", returns: .noContent,
      id: "deleteSnapshot", by: deleteSnapshot),
    .operation(
      .get, "/snapshots/{snapshot}/files/{file}", "Read a file of a snapshot",
      id: "getSnapshotFile", by: getSnapshotFile),
    .operation(
      .post, "/snapshots/{snapshot}/files/{file}", "Send a piece of a file of a snapshot to be",
      id: "sendSnapshotPiece", by: sendSnapshotPiece),
    .operation(
      .post, "/snapshots/{snapshot}/load", "Make a snapshot of the files that were sent",
      returns: .created, id: "loadSnapshot", by: loadSnapshot),
  ]

  private static let resourceOperations: [ControlOperation] = [
    .operation(
      .get, "/resources", "Count a world's things by kind", id: "countResources", about: .world,
      by: countResources),
    .operation(
      .get, "/resources/{vendor}/{kind}", "List things of a kind with their states",
      id: "listResources", about: .world, by: listResources),
    .operation(
      .get, "/resources/{vendor}/{kind}/{id}", "Read a thing as its vendor shows it",
      id: "getResource", about: .world, by: getResource),
    .operation(
      .put, "/resources/{vendor}/{kind}/{id}/state",
      "Move a thing to another state of its lifecycle", id: "setResourceState", about: .world,
      by: setResourceState),
  ]

  private static let ruleOperations: [ControlOperation] = [
    .operation(
      .get, "/rules", "List a world's rules with what they have done", id: "listRules",
      about: .world, by: listRules),
    .operation(
      .post, "/rules", "Add a rule behind those of a world", returns: .created, id: "addRule",
      about: .world, by: addRule),
    .operation(
      .delete, "/rules/{name}", "Take a rule out of a world", returns: .noContent,
      id: "deleteRule", about: .world, by: deleteRule),
    .operation(
      .delete, "/rules", "Take all rules out of a world", returns: .noContent, id: "clearRules",
      about: .world, by: clearRules),
  ]

  private static let scenarioOperations: [ControlOperation] = [
    .operation(
      .get, "/scenario", "Read the scenario in force with its hits and expectations",
      id: "getScenario", about: .world, by: getScenario),
    .operation(
      .put, "/scenario", "Put a scenario in the place of everything that is scripted",
      id: "putScenario", about: .world, by: putScenario),
    .operation(
      .delete, "/scenario", "Take everything out that is scripted", returns: .noContent,
      id: "deleteScenario", about: .world, by: deleteScenario),
  ]

  private static let requestOperations: [ControlOperation] = [
    .operation(
      .get, "/requests", "List the recorded requests, newest first", id: "listRequests",
      about: .world, by: listRequests),
    .operation(
      .get, "/requests/count", "Count the recorded requests", id: "countRequests", about: .world,
      by: countRequests),
    .stream(
      .get, "/requests/stream", "Follow the requests as they are recorded", id: "streamRequests",
      about: .world, by: streamRequests),
    .operation(
      .post, "/requests/verify", "Hold a world's requests to expectations", id: "verifyRequests",
      about: .world, by: verifyRequests),
    .operation(
      .get, "/requests/{id}", "Read a recorded request with headers and bodies",
      id: "getRequest", about: .world, by: getRequest),
    .operation(
      .delete, "/requests", "Forget the recorded requests", returns: .noContent,
      id: "clearRequests", about: .world, by: clearRequests),
  ]

  private static let coverageOperations: [ControlOperation] = [
    .operation(
      .get, "/coverage", "Read what has been exercised of the vendors' documented APIs",
      id: "getCoverage", about: .world, by: coverage),
    .operation(
      .get, "/coverage.html", "Read it as a page for people", id: "getCoveragePage",
      about: .world, by: coveragePage),
    .operation(
      .get, "/coverage.xml", "Read it as JUnit XML, for build servers", id: "getCoverageSuites",
      about: .world, by: coverageSuites),
  ]
}
