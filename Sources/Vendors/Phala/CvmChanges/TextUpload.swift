import HTTPTypes
import Simulation
import Wire

/// A text that comes as it is, as a member of a JSON object, or as a part of a form. [OpenAPI,
/// SDKs: each sends another]
struct TextUpload: OperationInput {
  /// Nil where the media type is none of these.
  let text: String?

  /// The members of a JSON object that may hold the text, whichever text is meant.
  private static let jsonMembers = ["docker_compose_file", "pre_launch_script"]

  static var shape: InputShape {
    let text = Schema(.string(Schema.StringRules(minLength: 1)))
    let objects = jsonMembers.map { Schema.object([$0: text]) }
    return InputShape(
      body: text,
      bodyKind: .text(["text/plain", "text/yaml", ContentType.json, "multipart/form-data"]),
      otherBodies: [
        ContentType.json: Schema(.oneOf([text] + objects)),
        "multipart/form-data": .members(["file": text]),
      ])
  }

  static func read(_ raw: inout RawInput) throws(InputError) -> TextUpload {
    let upload = try found(in: raw.request)
    if let text = upload.text { _ = try raw.checked(text: text) }
    return upload
  }

  private static func found(in request: Request) throws(InputError) -> TextUpload {
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
      let texts = jsonMembers.compactMap { document[$0]?.stringValue }
      return TextUpload(text: texts.first { !$0.isEmpty } ?? document.stringValue ?? "")
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
