import Simulation
import Wire

/// The body of `PATCH /computers/{id}/resize`; everything may be left out. [E2, E3]
struct ResizeComputer: RequestBody {
  let vcpus: CPU?
  let memGB: RAM?
  let diskSizeGB: Count<1, 1024>?
  let bandwidthLimitMbps: Count<0, 100_000>?
  let autoStopMinutes: Count<0, 525_600>?

  enum CodingKeys: String, CodingKey {
    case vcpus
    case memGB = "mem_gb"
    case diskSizeGB = "disk_size_gb"
    case bandwidthLimitMbps = "bandwidth_limit_mbps"
    case autoStopMinutes = "auto_stop_minutes"
  }
}

/// The sizes that a computer has now, and what became of each that was asked for. [E2; results: E3]
struct Resized: ReplyBody {
  let vcpus: CPU
  let memGB: RAM
  let diskSizeGB: Int
  let bandwidthLimitMbps: Int
  let results: ResizeResults

  init(_ row: ComputerRow, _ results: ResizeResults) {
    vcpus = row.cpu
    memGB = row.ram
    diskSizeGB = row.diskSizeGB
    bandwidthLimitMbps = row.bandwidthLimitMbps
    self.results = results
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("vcpus", vcpus)
      json.field("mem_gb", memGB)
      json.field("disk_size_gb", diskSizeGB)
      json.field("bandwidth_limit_mbps", bandwidthLimitMbps)
      json.field("results", results)
      json.field("partial", results.hasFailures)
    }
  }
}

extension Resized: Sampled {
  static let sample = Resized(.sample, ResizeResults())
}

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

extension Computers {
  /// The most RAM that a running computer can be given. [E3]
  static let mostLiveRAM = 32

  /// Applies what it can: 200 for all, 207 for a part, 422 for nothing.
  static func resizeComputer(
    _ call: Call<ResizeComputer>, _ computer: ComputerRow, _ db: borrowing Transaction
  ) throws(OrgoError) -> Reply<Resized> {
    guard computer.status == "running" else { throw OrgoError(.notRunning) }
    let input = call.input
    try hold(input, to: call.caller.plan, db)
    if let disk = input.diskSizeGB, disk.value < computer.diskSizeGB {
      throw OrgoError(.diskCannotShrink)
    }
    var row = computer
    var results = ResizeResults()
    if let cpu = input.vcpus {
      row.cpu = cpu
      results.vcpus = ResizeResult(requested: cpu.whole, applied: cpu.whole, error: nil)
    }
    if let ram = input.memGB {
      let fits = ram.value <= mostLiveRAM
      if fits { row.ram = ram }
      results.memMB = ResizeResult(
        requested: ram.value * 1024, applied: row.ram.value * 1024,
        error: fits ? nil : "live memory is limited to \(mostLiveRAM) GB")
    }
    if let disk = input.diskSizeGB {
      row.diskSizeGB = disk.value
      results.diskGB = ResizeResult(requested: disk.value, applied: disk.value, error: nil)
    }
    if results.hasOnlyFailures {
      var error = OrgoError(.resizeFailed)
      error.results = results
      throw error
    }
    if let bandwidth = input.bandwidthLimitMbps { row.bandwidthLimitMbps = bandwidth.value }
    if let minutes = input.autoStopMinutes { row.autoStopMinutes = minutes.value }
    _ = try db.update(row, key: row.id)
    if input.autoStopMinutes != nil { try planSuspension(of: row.id, db) }
    return Reply(
      Resized(row, results), as: results.hasFailures ? .status(207, "partial") : .ok)
  }

  private static func hold(
    _ input: ResizeComputer, to plan: Plan, _ db: borrowing Transaction
  ) throws(OrgoError) {
    let limits = plan.limits
    if let cpu = input.vcpus {
      try ComputerQuotas.hold(
        cpu.whole, to: ComputerQuotas.maxCPU, limit: limits.cpu, as: .planLimit, db)
    }
    if let ram = input.memGB {
      try ComputerQuotas.hold(
        ram.value, to: ComputerQuotas.maxRAM, limit: limits.ramGB, as: .planLimit, db)
    }
    if let disk = input.diskSizeGB {
      try ComputerQuotas.hold(
        disk.value, to: ComputerQuotas.maxDisk, limit: limits.diskGB, as: .planLimit, db)
    }
    if let bandwidth = input.bandwidthLimitMbps {
      try ComputerQuotas.hold(
        // 0 is without limit, so more than any limit.
        bandwidth.value == 0 ? .max : bandwidth.value, to: ComputerQuotas.maxBandwidth,
        limit: limits.bandwidthMbps,
        as: .planLimit, db)
    }
    if input.autoStopMinutes != nil, !plan.hasConfigurableAutoStop {
      throw OrgoError(.planLimit, "Auto-stop is fixed at 15 minutes on the free plan")
    }
  }
}
