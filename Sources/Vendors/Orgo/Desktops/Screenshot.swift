import Simulation
import Wire

/// What `GET /computers/{id}/screenshot` takes. [SDK: client.py]
struct ScreenshotQuery: RequestQuery {
  enum Form: String, WireEnum { case base64, url }

  let responseFormat: Form?

  enum CodingKeys: String, CodingKey { case responseFormat = "response_format" }
}

/// A screenshot in the form that was asked for, or that the world's setting has. Three are
/// documented. [E1; E2, E3; SDK: client.py]
struct Screenshot: ReplyBody {
  /// The picture, or where it is.
  enum Image: Decodable, Sendable {
    /// Raw Base64 with its measures.
    case inline(String, width: Int, height: Int)
    /// A data URI, alone.
    case dataURI(String)
    case stored(String, id: String, takenAt: Instant, size: Int, path: String)
  }

  let image: Image

  init(_ image: Image) { self.image = image }

  /// `image` is there in every form; the others depend on it.
  static var schema: Schema {
    let text = String.schema
    let metadata = Schema(
      .object(
        ["id", "timestamp", "size", "storage_path"].map {
          Property(
            name: $0, schema: $0 == "size" ? Int.schema : text, isRequired: true)
        }, open: false))
    return Schema(
      .object(
        [
          Property(name: "success", schema: Bool.schema, isRequired: false),
          Property(name: "image", schema: text, isRequired: true),
          Property(name: "mime_type", schema: text, isRequired: false),
          Property(name: "width", schema: Int.schema, isRequired: false),
          Property(name: "height", schema: Int.schema, isRequired: false),
          Property(name: "metadata", schema: metadata, isRequired: false),
        ], open: false), name: "Screenshot")
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      switch image {
      case .dataURI(let text): json.field("image", text)
      case .inline(let text, let width, let height):
        json.field("success", true)
        json.field("image", text)
        json.field("mime_type", "image/png")
        json.field("width", width)
        json.field("height", height)
      case .stored(let address, let id, let takenAt, let size, let path):
        json.field("success", true)
        json.field("image", address)
        json.field("metadata") { json in
          json.field("id", id)
          json.field("timestamp", takenAt)
          json.field("size", size)
          json.field("storage_path", path)
        }
      }
    }
  }
}

extension Screenshot: Sampled {
  static let sample = Screenshot(.dataURI(""))
}

/// A picture as it is.
struct Picture: OperationOutput {
  let bytes: [UInt8]

  static var shape: OutputShape { .bytes(contentType: "image/png") }

  func result(_ successes: [Success], in context: ReplyContext) -> HandlerResult {
    Content(bytes, "image/png").result(successes, in: context)
  }
}
