import HTTPTypes
import Simulation
import Wire

/// A text that comes as it is, as a member of a JSON object, or as a part of a form. [OpenAPI,
/// SDKs: each sends another]
struct TextUpload: OperationInput {
  /// Nil where the media type is none of these.
  let text: String?

  static var shape: InputShape {
    InputShape(
      body: String.schema,
      bodyKind: .text([
        "text/plain", "text/yaml", "application/json", "multipart/form-data",
      ]))
  }

  static func read(_ raw: inout RawInput) throws(InputError) -> TextUpload {
    let request = raw.request
    let type = request.headers[.contentType]?.lowercased() ?? "text/plain"
    if let boundary = Multipart.boundary(inContentType: request.headers[.contentType] ?? "") {
      guard let form = try? Multipart(parsing: request.body, boundary: boundary),
        let part = form["file"] ?? form.parts.first
      else { return TextUpload(text: "") }
      return TextUpload(text: String(decoding: part.body, as: UTF8.self))
    }
    if type.hasPrefix("application/json") {
      guard !request.body.isEmpty else { return TextUpload(text: "") }
      let document: JSON
      do throws(JSONSyntaxError) { document = try JSON(parsing: request.body) } catch {
        throw .syntax(error)
      }
      let member = document["docker_compose_file"] ?? document["pre_launch_script"]
      return TextUpload(text: member?.stringValue ?? document.stringValue ?? "")
    }
    guard type.hasPrefix("text/") || type.contains("yaml") else { return TextUpload(text: nil) }
    return TextUpload(text: String(decoding: request.body, as: UTF8.self))
  }

  /// 400 for another media type and for nothing. [OpenAPI]
  func checked() throws(PhalaError) -> String {
    guard let text else { throw PhalaError(.badRequest, "Unsupported content type") }
    guard !text.isEmpty else { throw PhalaError(.badRequest, "Request body is empty") }
    return text
  }
}

/// The body of `PATCH /cvms/{cvm_id}/envs`. [OpenAPI] What is encrypted is not looked at.
struct UpdateEnvs: RequestBody {
  let encryptedEnv: String
  let envKeys: [String]?
  let composeHash: String?
  let transactionHash: String?

  enum CodingKeys: String, CodingKey {
    case encryptedEnv = "encrypted_env"
    case envKeys = "env_keys"
    case composeHash = "compose_hash"
    case transactionHash = "transaction_hash"
  }
}

extension Phala {
  static func updateDockerCompose(
    _ call: Call<TextUpload>, _ cvm: CvmRow, _ db: borrowing Transaction
  ) throws(PhalaError) -> Reply<ChangeBegun> {
    let text = try call.input.checked()
    try checkIdle(cvm)
    guard text != cvm.compose.dockerComposeFile else {
      return Reply(ChangeBegun(), as: .noChange)
    }
    var row = cvm
    row.compose.dockerComposeFile = text
    try row.compose.check()
    return Reply(
      ChangeBegun(try update(row, "compose_update", by: call.caller, db)), as: .inProgress)
  }

  static func updatePreLaunchScript(
    _ call: Call<TextUpload>, _ cvm: CvmRow, _ db: borrowing Transaction
  ) throws(PhalaError) -> Reply<ChangeBegun> {
    let text = try call.input.checked()
    try checkIdle(cvm)
    guard text != cvm.compose.preLaunchScript else {
      return Reply(ChangeBegun(), as: .noChange)
    }
    var row = cvm
    row.compose.preLaunchScript = text
    return Reply(
      ChangeBegun(try update(row, "pre_launch_script_update", by: call.caller, db)),
      as: .inProgress)
  }

  static func updateCvmEnvs(
    _ call: Call<UpdateEnvs>, _ cvm: CvmRow, _ db: borrowing Transaction
  ) throws(PhalaError) -> ChangeBegun {
    try checkIdle(cvm)
    var row = cvm
    row.encryptedEnv = call.input.encryptedEnv
    let keys = call.input.envKeys ?? row.compose.allowedEnvs
    let isChanged = keys != row.compose.allowedEnvs
    if isChanged { row.compose.allowedEnvs = keys }
    return ChangeBegun(
      try update(row, "envs_update", by: call.caller, db), allowedEnvsChanged: isChanged)
  }
}
