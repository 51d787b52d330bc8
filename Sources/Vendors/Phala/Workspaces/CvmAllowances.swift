import Simulation
import Wire

/// What is left for CVMs of a workspace; provisioning is held to the same numbers that a client
/// reads before. [seed 000] That stopped CVMs count in full is our choice: it is allocated.
struct CvmAllowances: Sendable {
  let slots: Quota.Allowance
  let vcpu: Quota.Allowance
  let memoryMB: Quota.Allowance
  let diskGB: Quota.Allowance
  /// The largest disk of one CVM; nil is without limit.
  private let diskPerCvmGB: Int?

  static let slotQuota = Quota("vm_slots", why: "CVMs in a workspace, in any status")
  static let vcpuQuota = Quota("vcpu", why: "vCPUs of all CVMs in a workspace")
  static let memoryQuota = Quota("memory_mb", why: "memory of all CVMs in a workspace")
  static let diskQuota = Quota("disk_gb", why: "disks of all CVMs in a workspace")
  static let quotas = [slotQuota, vcpuQuota, memoryQuota, diskQuota]

  init(_ row: WorkspaceRow, _ db: borrowing Transaction) {
    let tier = row.tier
    slots = db.allowance(Self.slotQuota, limit: tier.slots, used: row.cvmCount)
    vcpu = db.allowance(Self.vcpuQuota, limit: tier.vcpu, used: row.vcpuUsed)
    memoryMB = db.allowance(Self.memoryQuota, limit: tier.memoryMB, used: row.memoryUsed)
    diskGB = db.allowance(Self.diskQuota, limit: tier.diskGB, used: row.diskUsed)
    diskPerCvmGB = tier.diskPerCvmGB
  }

  /// Whether there is room for one more CVM of that size.
  func admits(_ size: CvmSize) -> Bool { !slots.refuses() && hasResources(for: size) }

  /// Whether a CVM may have that size, in place of another where it exists already.
  func hasResources(for size: CvmSize, insteadOf old: CvmSize? = nil) -> Bool {
    !vcpu.refuses(size.vcpu - (old?.vcpu ?? 0))
      && !memoryMB.refuses(size.memoryMB - (old?.memoryMB ?? 0))
      && !diskGB.refuses(size.diskGB - (old?.diskGB ?? 0))
      && (diskPerCvmGB.map { size.diskGB <= $0 } ?? true)
  }
}
