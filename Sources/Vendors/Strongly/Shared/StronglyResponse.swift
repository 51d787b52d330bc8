import Simulation
import Wire

/// A kind of thing as answers name it.
protocol ResponseSubject {
  /// The key of its id where an answer is about it: `workspaceId`.
  static var idKey: StaticString { get }
}

/// One thing, bare in `docs`. [docs api/workspaces, projects, volumes, users, organizations]
struct Bare<Content: WireOutput>: ReplyBody {
  let content: Content

  init(_ content: Content) { self.content = content }

  func write(to json: inout JSONWriter) {
    json.response(content) { $0.value(content) }
  }
}

/// One thing under `data`, with `meta`: the other half of the documentation. [docs api/auth]
struct Data<Content: WireOutput>: ReplyBody {
  let content: Content
  let requestID: String

  init(_ content: Content, requestID: String) {
    self.content = content
    self.requestID = requestID
  }

  func write(to json: inout JSONWriter) {
    json.response(content) { json in
      json.object { json in
        json.field("data", content)
        json.field("meta") { $0.field("requestId", requestID) }
      }
    }
  }
}

/// What creating answers: the id and nothing else, `{"workspaceId": "ws_..."}`; the envelope has it
/// as `data._id`. [seed 002] [skill SKILL.md]
struct Created<Kind: ResponseSubject>: ReplyBody {
  let id: String

  init(_ id: String) { self.id = id }

  func write(to json: inout JSONWriter) {
    json.response(ResourceID(id: id)) { json in
      json.object { $0.field(Kind.idKey, id) }
    }
  }
}

/// `{"_id": ...}`
struct ResourceID: WireOutput {
  let id: String

  func write(to json: inout JSONWriter) { json.object { $0.identifier(id) } }
}

/// That something has been set going: a message, the thing, and its new status where it has one.
/// [seed 002]
struct Acknowledged<Kind: ResponseSubject>: WireOutput {
  let message: String
  let id: String
  let status: String?

  init(_ message: String, _ id: String, status: String? = nil) {
    self.message = message
    self.id = id
    self.status = status
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("message", message)
      json.field(Kind.idKey, id)
      json.field(ifPresent: "status", status)
    }
  }
}
