import Simulation
import Wire

/// Whether a size can be had, and where.
extension Phala {
  /// The size that a client asks for: by instance type, by numbers, or by some of both; what it
  /// does not say stays as it is.
  static func size(
    type: String?, vcpu: Int?, memory: Int?, disk: Int?, instead: CvmSize
  ) throws(PhalaError) -> CvmSize {
    var size = instead
    if let type {
      guard let known = InstanceType.named(type) else {
        var error = PhalaError(.instanceTypeNotFound)
        error.details = [
          .init(
            field: "instance_type", value: .string(type),
            message: "Instance type '\(type)' is not recognized")
        ]
        error.suggestions = ["Use a valid instance type: tdx.small, tdx.medium, or tdx.large"]
        throw error
      }
      size = CvmSize(known, diskGB: instead.diskGB)
    }
    if vcpu != nil || memory != nil {
      size = CvmSize(
        vcpu: vcpu ?? size.vcpu, memoryMB: memory ?? size.memoryMB, diskGB: size.diskGB)
    }
    // Twenty gigabytes are the least. [docs pricing] Less is taken and rounded up, for the older
    // examples of the documents ask for ten.
    if let disk { size.diskGB = max(20, disk) }
    return size
  }

  /// Whether a workspace has room for one more CVM of that size.
  static func fits(
    _ size: CvmSize, _ left: CvmAllowances, _ workspace: WorkspaceRow
  ) -> Bool {
    !left.slots.refuses() && fitsResources(size, left, workspace)
  }

  static func fitsResources(
    _ size: CvmSize, _ left: CvmAllowances, _ workspace: WorkspaceRow
  ) -> Bool {
    !left.vcpu.refuses(size.vcpu) && !left.memoryMB.refuses(size.memoryMB)
      && !left.diskGB.refuses(size.diskGB)
      && workspace.tier.diskPerCvmGB.map { size.diskGB <= $0 } ?? true
  }

  /// The node that is asked for, else the first of the workspace's with room in the region.
  static func node(
    _ number: Int?, region: String?, for size: CvmSize, _ workspace: WorkspaceRow,
    _ db: borrowing Transaction
  ) throws(PhalaError) -> NodeRow {
    let online = try nodes(of: workspace, db).filter { $0.status == "ONLINE" }
    if let number {
      guard let node = online.first(where: { $0.number == number }) else {
        var error = PhalaError(.nodeNotFound)
        error.details = [
          .init(field: "node_id", value: .number(JSONNumber(number)), message: nil)
        ]
        throw error
      }
      guard hasRoom(node, size) else { throw PhalaError(.resourceNotAvailable) }
      return node
    }
    let suitable = online.first { node in
      hasRoom(node, size) && (region.map { $0.lowercased() == node.region.lowercased() } ?? true)
    }
    guard let suitable, size.gpus == 0 else { throw PhalaError(.resourceNotAvailable) }
    return suitable
  }

  private static func hasRoom(_ node: NodeRow, _ size: CvmSize) -> Bool {
    node.cvmCount < node.slots && node.vcpuUsed + size.vcpu <= node.vcpu
      && node.memoryUsed + size.memoryMB <= node.memoryMB
  }
}
