import Foundation
import Wire

/// Writes the same page of twenty machines with the project's writer and with Foundation's encoder,
/// in turn, and prints the microseconds that a page takes with each, as JSON.
@main
struct WireBenchmark {
  static func main() throws {
    let page = Page(items: (1...20).map(Machine.init(number:)))
    let encoder = JSONEncoder()
    var ours: [Double] = []
    var theirs: [Double] = []
    for _ in 0..<9 {
      ours.append(microseconds { page.serialized().count })
      theirs.append(try microseconds { try encoder.encode(page).count })
    }
    print(#"{"writer_us": \#(ours.sorted()[4]), "foundation_us": \#(theirs.sorted()[4])}"#)
  }

  /// The time of one call, from many.
  private static func microseconds(_ body: () throws -> Int) rethrows -> Double {
    let calls = 500
    var bytes = 0
    let time = try ContinuousClock().measure { for _ in 0..<calls { bytes += try body() } }
    precondition(bytes > 0, "nothing was written")
    return Double(time.microseconds) / Double(calls)
  }
}

/// A page of machines.
private struct Page: WireOutput, Encodable {
  let items: [Machine]

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("items", items)
      json.field("total", items.count)
    }
  }
}

/// Something with as many members as a vendor's computer has.
private struct Machine: WireOutput, Encodable {
  let id: String
  let owner: String
  let name: String
  let slug: String
  let image: String
  let size: String
  let processors: Int
  let memory: Int
  let status: String
  let place: String?
  let workspace: String
  let project: String
  let external: String?
  let address: String
  let desktop: String
  let created: String
  let updated: String

  init(number: Int) {
    id = "550e8400-e29b-41d4-a716-4466554400\(10 + number)"
    owner = "7d0c2f6e-3b1a-4c58-9e0d-5a8f4b2c6d10"
    name = "runner \"\(number)\""
    slug = "runner-\(number)"
    image = "desktop"
    size = "small"
    processors = 2
    memory = 8192
    status = "running"
    place = number % 2 == 0 ? nil : "eu-1"
    workspace = "2f9a7c14-6b0e-4d3a-8c5f-1e7d9b3a5c62"
    project = "660e8400-e29b-41d4-a716-446655440001"
    external = nil
    address = "https://runner-\(number).sandbox.example"
    desktop = "https://runner-\(number).desktop.example/index.html"
    created = "2026-04-11T00:00:00Z"
    updated = "2026-04-11T00:00:00Z"
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("id", id)
      json.field("owner", owner)
      json.field("name", name)
      json.field("slug", slug)
      json.field("image", image)
      json.field("size", size)
      json.field("processors", processors)
      json.field("memory", memory)
      json.field("status", status)
      json.field("place", place)
      json.field("workspace", workspace)
      json.field("project", project)
      json.field("external", external)
      json.field("address", address)
      json.field("desktop", desktop)
      json.field("created", created)
      json.field("updated", updated)
    }
  }
}
