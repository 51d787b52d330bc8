import HTTPTypes
import Simulation
import Wire

/// What a CVM tells of itself.
enum CvmReads: PhalaResource {
  private static let one = group("/api/v1/cvms", about: "cvm", tier: 2, source: .openAPI)
    .on(CvmRow.self, at: "/{cvm_id}")

  static let routes: [Route] = [
    one(
      .get, "/state", "Get a CVM's state, or watch it until it is the wanted one",
      returns: .ok, .stream, id: "getCvmState", by: getCvmState
    ).with(reads: ResourceReference("cvm", "cvm_id")),
    one(.get, "/stats", "Get a CVM's system figures", id: "getCvmStats", by: getCvmStats),
    one(.get, "/network", "Get a CVM's network", id: "getCvmNetwork", by: getCvmNetwork),
    one(
      .get, "/composition", "List a CVM's containers", id: "getCvmContainersStats",
      by: getCvmContainersStats, source: .sdk("Python full_client.py")),
    one(
      .get, "/attestation", "Get a CVM's attestation", id: "getCvmAttestation",
      by: getCvmAttestation),
    one(
      .get, "/user_config", "Get a CVM's user configuration", id: "getCvmUserConfig",
      by: getCvmUserConfig),
    one(
      .get, "/compose_file", "Get a CVM's composition", id: "getCvmComposeFile",
      by: getCvmComposeFile),
    one(
      .get, "/docker-compose.yml", "Get a CVM's compose file as text", id: "getCvmDockerCompose",
      by: getCvmDockerCompose),
    one(
      .get, "/pre-launch-script", "Get a CVM's pre-launch script as text",
      id: "getCvmPreLaunchScript", by: getCvmPreLaunchScript),
    one(
      .get, "/available-os-images", "List the OS images a CVM may change to",
      id: "getAvailableOsImages", by: getAvailableOsImages),
  ]

  static func getCvmState(
    _ call: Call<WatchState>, _ cvm: CvmRow, _ db: borrowing Transaction
  ) throws(PhalaError) -> ResponseOrStream<CvmState, PhalaError> {
    guard let target = call.input.target, !target.isEmpty else {
      return .response(CvmState(cvm, now: db.now))
    }
    let limit = Duration.seconds(call.input.timeout?.value ?? 300)
    let watch = StateWatch(cvm: cvm.id, target: target, began: db.now, limit: limit)
    return .stream(watch.stream(shown: nil))
  }

  static func getCvmStats(
    _ call: Call<NoInput>, _ cvm: CvmRow, _ db: borrowing Transaction
  ) throws(PhalaError) -> CvmStats {
    CvmStats(try CvmView(of: cvm, db), now: db.now)
  }

  static func getCvmNetwork(
    _ call: Call<NoInput>, _ cvm: CvmRow, _ db: borrowing Transaction
  ) throws(PhalaError) -> CvmNetwork {
    CvmNetwork(try CvmView(of: cvm, db), now: db.now)
  }

  static func getCvmContainersStats(
    _ call: Call<NoInput>, _ cvm: CvmRow, _ db: borrowing Transaction
  ) throws(PhalaError) -> CvmContainers {
    CvmContainers(try CvmView(of: cvm, db))
  }

  static func getCvmAttestation(
    _ call: Call<NoInput>, _ cvm: CvmRow, _ db: borrowing Transaction
  ) throws(PhalaError) -> CvmAttestation {
    CvmAttestation(cvm)
  }

  static func getCvmComposeFile(
    _ call: Call<ComposeFileQuery>, _ cvm: CvmRow, _ db: borrowing Transaction
  ) throws(PhalaError) -> ComposeDocument {
    ComposeDocument(compose: cvm.compose)
  }

  static func getCvmDockerCompose(
    _ call: Call<NoInput>, _ cvm: CvmRow, _ db: borrowing Transaction
  ) throws(PhalaError) -> PlainText {
    PlainText(text: cvm.compose.dockerComposeFile)
  }

  /// Never empty: an SDK takes an empty body for nothing and fails. [SDK: Python]
  static func getCvmPreLaunchScript(
    _ call: Call<NoInput>, _ cvm: CvmRow, _ db: borrowing Transaction
  ) throws(PhalaError) -> PlainText {
    let script = cvm.compose.preLaunchScript.flatMap { $0.isEmpty ? nil : $0 }
    return PlainText(text: script ?? "#!/bin/bash\n")
  }

  static func getCvmUserConfig(
    _ call: Call<NoInput>, _ cvm: CvmRow, _ db: borrowing Transaction
  ) throws(PhalaError) -> CvmUserConfig {
    let keys = try db.all(
      SshKeyRow.self, where: "user_id = ? ORDER BY number", cvm.creatorID)
    return CvmUserConfig(
      hostname: cvm.name, keys: keys.map(\.publicKey),
      gateway: cvm.compose.defaultGatewayDomain)
  }

  static func getAvailableOsImages(
    _ call: Call<NoInput>, _ cvm: CvmRow, _ db: borrowing Transaction
  ) throws(PhalaError) -> AvailableOSImages {
    AvailableOSImages(current: cvm.image)
  }
}

/// A text as it is.
struct PlainText: OperationOutput {
  let text: String

  static var shape: OutputShape { .bytes(contentType: ContentType.text) }

  func result(_ successes: [Success], in context: ReplyContext) -> HandlerResult {
    Content(Array(text.utf8), ContentType.text).result(successes, in: context)
  }
}

/// What `GET /cvms/{cvm_id}/state` takes; a target makes it a stream. [OpenAPI]
struct WatchState: RequestQuery {
  let target: String?
  /// Accepted and without effect: what changes is told when it changes.
  let interval: Count<5, 30>?
  let timeout: Count<10, 600>?
}

/// What `GET /cvms/{cvm_id}/compose_file` takes. The document is the raw one either way. [OpenAPI]
struct ComposeFileQuery: RequestQuery {
  let raw: Bool?
}
