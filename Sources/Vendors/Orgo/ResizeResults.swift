import Wire

/// What became of one dimension of a resize. [E3]
struct ResizeResult: WireOutput, Hashable {
  let requested: Int
  let applied: Int
  let error: String?

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("requested", requested)
      json.field("applied", applied)
      json.field("ok", error == nil)
      json.field("error", error)
    }
  }
}

/// What became of each dimension that was asked for; bandwidth is never refused and not listed.
/// [E3]
struct ResizeResults: WireOutput, Hashable {
  var vcpus: ResizeResult?
  var memMB: ResizeResult?
  var diskGB: ResizeResult?

  init() {}

  private var all: [ResizeResult] { [vcpus, memMB, diskGB].compactMap { $0 } }

  /// Whether something could not be applied.
  var hasFailures: Bool { all.contains { $0.error != nil } }

  /// Whether something was asked for and nothing could be applied.
  var hasOnlyFailures: Bool { !all.isEmpty && all.allSatisfy { $0.error != nil } }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field(ifPresent: "vcpus", vcpus)
      json.field(ifPresent: "mem_mb", memMB)
      json.field(ifPresent: "disk_gb", diskGB)
    }
  }
}
