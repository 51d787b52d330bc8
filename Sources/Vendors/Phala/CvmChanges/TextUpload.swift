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
