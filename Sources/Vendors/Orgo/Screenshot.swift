import HTTPTypes
import Simulation
import Storage
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
  enum Image: Sendable {
    /// Raw Base64 with its measures.
    case inline(String, width: Int, height: Int)
    /// A data URI, alone.
    case dataURI(String)
    case stored(String, id: String, takenAt: Instant, size: Int, path: String)
  }

  let image: Image

  init(_ image: Image) { self.image = image }

  init(from decoder: any Decoder) throws { image = .dataURI("") }

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

/// A picture as it is.
struct Picture: OperationOutput {
  let bytes: [UInt8]

  static var shape: OutputShape { .bytes(contentType: "image/png") }

  func result(_ successes: [Success], in context: ReplyContext) -> HandlerResult {
    Content(bytes, "image/png").result(successes, in: context)
  }
}

extension Orgo {
  static func getScreenshot(
    _ call: Call<ScreenshotQuery>, _ computer: ComputerRow, _ db: borrowing Transaction
  ) throws(OrgoError) -> Eventually<Screenshot> {
    guard let desktop = try desktop(of: computer, db) else {
      return .wait(until: try nextLook(at: computer, db))
    }
    let actions = try db.all(
      ActionRow.self, where: "computer_id = ? ORDER BY id DESC LIMIT ?", desktop.id, Scene.lines)
    let scene = Scene(of: desktop, actions.reversed(), at: db.now)
    let picture = scene.picture
    if call.input.responseFormat == .base64 {
      return .now(
        Screenshot(
          .inline(Base64.encode(picture), width: scene.width, height: scene.height)))
    }
    if db.settings[screenshot] == .dataURI, call.input.responseFormat == nil {
      return .now(Screenshot(.dataURI("data:image/png;base64,\(Base64.encode(picture))")))
    }
    let id = try db.uuid("screenshot")
    try db.add(
      ScreenshotRow(id: id, computerID: desktop.id, scene: scene, takenAt: db.now))
    let path = "/api/storage/screenshots/\(id).png"
    // A URL with every prefix that the client wrote: a bare path would lose those of mount and
    // world.
    let address = db.settings[screenshot] == .path ? path : call.origin.text + path
    return .now(
      Screenshot(
        .stored(
          address, id: id, takenAt: db.now, size: picture.count,
          path: "screenshots/\(id).png")))
  }

  /// A stored screenshot by its file's name.
  static func storedScreenshot(
    _ context: RequestContext, _ caller: OrgoCaller, _ db: borrowing Transaction
  ) throws(OrgoError) -> ScreenshotRow {
    let name = context.path["name"]
    guard name.hasSuffix(".png"),
      let row = try db.find(ScreenshotRow.self, String(name.dropLast(4))),
      let computer = try db.find(ComputerRow.self, row.computerID)
    else { throw OrgoError(.fileNotFound) }
    try admit(caller, toWorkspace: computer.workspaceID, of: computer.userID)
    return row
  }

  static func getStoredScreenshot(
    _ call: Call<NoInput>, _ screenshot: ScreenshotRow, _ db: borrowing Transaction
  ) throws(OrgoError) -> Picture {
    guard let scene = try? screenshot.scene.tree.decoded(as: Scene.self) else {
      throw OrgoError(.fileNotFound)
    }
    return Picture(bytes: scene.picture)
  }
}
