import Simulation
import Storage
import Wire

/// How large a CVM is, and what an hour of it costs.
struct CvmSize: Decodable, Hashable, Sendable {
  /// The instance type, or `custom`.
  var type: String
  var vcpu: Int
  var memoryMB: Int
  var diskGB: Int
  var gpus: Int

  init(_ type: InstanceType, diskGB: Int) {
    self.type = type.id
    vcpu = type.vcpu
    memoryMB = type.memoryMB
    gpus = type.requiresGPU ? 1 : 0
    self.diskGB = diskGB
  }

  /// A size by its numbers; it has the name of the instance type with the same ones.
  init(vcpu: Int, memoryMB: Int, diskGB: Int) {
    let known = InstanceType.all.first { $0.vcpu == vcpu && $0.memoryMB == memoryMB }
    type = known?.id ?? "custom"
    self.vcpu = vcpu
    self.memoryMB = memoryMB
    self.diskGB = diskGB
    gpus = 0
  }

  static let standard = CvmSize(.standard, diskGB: 20)

  /// Millionths of a dollar for an hour of computing: the instance type's price, else the price of
  /// the smallest type for each vCPU or each 2 GB, whichever is more. [docs pricing; the rule for
  /// custom sizes is our choice]
  var rateMicros: Int {
    InstanceType.named(type)?.rateMicros
      ?? max(vcpu, (memoryMB + 2047) / 2048) * InstanceType.standard.rateMicros
  }

  /// Millionths of a dollar for an hour of a gigabyte on disk. [docs pricing]
  static let diskRateMicros = 139
}

extension CvmSize {
  /// The size that a client asks for: by instance type, by numbers, or by some of both; what it
  /// does not say stays as it is.
  func changed(
    type: String?, vcpu: Int?, memory: Int?, disk: Int?
  ) throws(PhalaError) -> CvmSize {
    var size = self
    if let type {
      guard let known = InstanceType.named(type) else {
        var error = PhalaError(
          .instanceTypeNotFound,
          on: .init(
            field: "instance_type", value: .string(type),
            message: "Instance type '\(type)' is not recognized"))
        error.suggestions = ["Use a valid instance type: tdx.small, tdx.medium, or tdx.large"]
        throw error
      }
      size = CvmSize(known, diskGB: diskGB)
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
}

extension CvmSize: Sampled {
  static var sample: CvmSize { standard }
}
