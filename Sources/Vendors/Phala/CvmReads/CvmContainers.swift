import Simulation
import Wire

/// The containers of a CVM: one for each service of the compose file, while it runs.
/// [SDK: Python get_cvm_containers_stats]
struct CvmContainers: ReplyBody {
  let view: CvmView

  init(_ view: CvmView) { self.view = view }

  func write(to json: inout JSONWriter) {
    let row = view.row
    let services = row.isRunning ? ComposeServices.read(row.compose.dockerComposeFile) : []
    json.object { json in
      json.field("is_online", row.isRunning)
      json.field("is_public", row.compose.publicLogs)
      json.field("error", String?.none)
      json.field("docker_compose_file", row.compose.dockerComposeFile)
      json.field("manifest_version", 2)
      json.field("version", "1.0.0")
      json.field("runner", row.compose.runner)
      json.field("features", row.compose.features)
      json.field("containers", array: services) { json, service in
        let id = PhalaHash.sha256(Array("\(row.id) \(service.name)".utf8))
        json.object { json in
          json.field("id", id)
          json.field("names", ["/dstack-\(service.name)-1"])
          json.field("image", service.image)
          json.field("image_id", "sha256:\(PhalaHash.sha256(Array(service.image.utf8)))")
          json.field("command", "")
          json.field("created", Int(row.createdAt.microseconds / 1_000_000))
          json.field("state", "running")
          json.field("status", "Up")
          json.field(
            "log_endpoint",
            row.compose.publicLogs
              ? "\(json.origin)/gateway/\(row.appID)-8090/logs/\(service.name)" : String?.none)
        }
      }
    }
  }
}

/// The services of a compose file, as far as containers are listed: names by indentation and their
/// images. It reads block style only; anything else has no services.
enum ComposeServices {
  struct Service: Sendable, Hashable {
    let name: String
    var image = ""
  }

  static func read(_ text: String) -> [Service] {
    var services: [Service] = []
    var isInside = false
    var depth: Int?
    for line in text.split(separator: "\n") {
      let body = line.drop { $0 == " " }
      let indent = line.count - body.count
      guard !body.isEmpty, !body.hasPrefix("#") else { continue }
      if indent == 0 {
        isInside = body.hasPrefix("services:")
        continue
      }
      guard isInside else { continue }
      if depth == nil { depth = indent }
      if indent == depth, let colon = body.firstIndex(of: ":") {
        services.append(Service(name: String(body[..<colon])))
      } else if body.hasPrefix("image:"), let last = services.indices.last {
        services[last].image =
          body.dropFirst("image:".count).split(separator: " ").first
          .map { $0.filter { $0 != "\"" && $0 != "'" } } ?? ""
      }
    }
    return services
  }
}
