import Simulation
import Wire

/// A build as Orgo shows it. [E2]
struct Build: ReplyBody {
  let row: BuildRow

  init(_ row: BuildRow) { self.row = row }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("id", row.id)
      json.field("tag", row.tag)
      json.field("imageRef", row.imageRef)
      json.field("status", row.status)
      json.field("name", row.name)
      json.field("createdAt", row.createdAt)
    }
  }
}

/// `{"success": true, "build": {...}}`
struct BuildReply: ReplyBody {
  let build: Build

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("success", true)
      json.field("build", build)
    }
  }
}

/// `{"build": {...}}`
struct FoundBuild: ReplyBody {
  let build: Build

  func write(to json: inout JSONWriter) { json.object { $0.field("build", build) } }
}
