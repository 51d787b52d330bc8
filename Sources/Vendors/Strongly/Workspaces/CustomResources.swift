import Wire

/// The sizes of a workspace as the newest generation sends them: cores and gibibytes. [skill
/// compute.md]
struct CustomResources: WireInput {
  let cpu: Quantity?
  let memory: Quantity?
  let disk: Quantity?
  let gpu: Quantity?
  let gpuType: NonEmptyText?

  enum CodingKeys: String, CodingKey {
    case cpu, memory, disk, gpu
    case gpuType = "gpu_type"
  }

  /// What a workspace gets that names no size. [older edition of skill compute.md]
  static let standard = WorkspaceResources(
    cpu: Quantity("1"), memory: Quantity("2Gi"), storage: Quantity("20Gi"))

  /// The resources of a new workspace: the standard ones, those of the documentation's pages over
  /// them, and these over both. 400 for less than half a core or one gibibyte. [skill compute.md]
  static func applied(
    _ custom: CustomResources?, _ given: WorkspaceResources
  ) throws(StronglyError) -> WorkspaceResources {
    let asked = custom ?? CustomResources()
    let sizes = WorkspaceResources(
      cpu: asked.cpu, memory: asked.memory.map(gibibytes), gpu: asked.gpu, gpuType: asked.gpuType,
      storage: asked.disk.map(gibibytes))
    if let cpu = sizes.cpu?.value, cpu < 0.5 {
      throw StronglyError(invalid: "customResources.cpu", "must be at least 0.5")
    }
    if let memory = sizes.memory?.value, memory < 1_000_000_000 {
      throw StronglyError(invalid: "customResources.memory", "must be at least 1 GB")
    }
    return standard.merging(given).merging(sizes)
  }

  private init() { (cpu, memory, disk, gpu, gpuType) = (nil, nil, nil, nil, nil) }

  /// A number alone counts gibibytes.
  private static func gibibytes(_ amount: Quantity) -> Quantity {
    let isPlain = amount.text.allSatisfy { $0.isNumber || $0 == "." }
    return isPlain ? Quantity(amount.text + "Gi") : amount
  }
}
