import Simulation
import Wire

/// What a running workspace uses, always within what it asked for. [seed 002]
///
/// A function of the world's seed, the workspace and the clock: processor, memory and GPU wander
/// from minute to minute, the disk fills up and never empties. One decimal, and bytes in gibibytes,
/// as in the seed.
struct WorkspaceMetrics: WireOutput {
  let cpu: String
  let memory: String
  let gpu: String
  let disk: String

  init(of workspace: WorkspaceRow, _ db: borrowing Transaction) {
    let asked = workspace.resources.resources
    let minutes = Double(db.now.microseconds) / 60_000_000
    let minute = Int(minutes)
    let share = { (what: String, db: borrowing Transaction) -> Double in
      let name = "\(what) of \(workspace.id)"
      let from = db.draw(name, minute)
      let to = db.draw(name, minute + 1)
      return 0.1 + 0.85 * (from + (to - from) * (minutes - Double(minute)))
    }
    cpu = Self.decimal(asked.cpu?.value ?? 0, share("cpu", db))
    memory = Self.bytes(asked.memory, share("memory", db))
    gpu = "\(asked.hasGPU ? Int(100 * share("gpu", db)) : 0)%"
    let hours = Double((db.now - workspace.createdAt).microseconds) / 3_600_000_000
    let filled = hours <= 0 ? 0 : hours / (hours + 2_000)
    disk = Self.bytes(
      asked.storage, 0.05 + 0.1 * db.draw("disk of \(workspace.id)") + 0.6 * filled)
  }

  /// A part of a quantity of bytes: `12.8Gi`.
  private static func bytes(_ whole: Quantity?, _ share: Double) -> String {
    "\(decimal((whole?.value ?? 0) / 1_073_741_824, share))Gi"
  }

  /// A part of an amount with one decimal, cut off so that no use is above what was asked for, and
  /// a tenth at least where that was asked for: what runs uses something. What no workspace can have
  /// is shown as a large number.
  private static func decimal(_ whole: Double, _ share: Double) -> String {
    let tenths = max(Int(min(whole * share * 10, 1e15)), whole >= 0.1 ? 1 : 0)
    return "\(tenths / 10).\(tenths % 10)"
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("cpuUsage", cpu)
      json.field("memoryUsage", memory)
      json.field("gpuUsage", gpu)
      json.field("diskUsage", disk)
    }
  }
}
