import Wire

/// A size that one can ask for by name. Sizes and prices of the pricing page; other pages differ.
/// [docs pricing] The GPU type's price is our choice.
struct InstanceType: Sampled, Sendable {
  let id: String
  let name: String
  let description: String
  let vcpu: Int
  let memoryMB: Int
  let rateMicros: Int
  let family: String

  var requiresGPU: Bool { family == "gpu" }

  static let standard = tdx("small", 1)
  static var sample: InstanceType { standard }
  static let all = [
    standard, tdx("medium", 2), tdx("large", 4), tdx("xlarge", 8), tdx("2xlarge", 16),
    InstanceType(
      id: "h200.small", name: "H200 Small", description: "24 vCPU, 192 GB, one H200", vcpu: 24,
      memoryMB: 196_608, rateMicros: 3_500_000, family: "gpu"),
  ]
  static let families = ["cpu", "gpu"]

  static func named(_ id: String) -> InstanceType? { all.first { $0.id == id } }

  private static func tdx(_ size: String, _ vcpu: Int) -> InstanceType {
    InstanceType(
      id: "tdx.\(size)", name: "TDX \(size.prefix(1).uppercased())\(size.dropFirst())",
      description: "\(vcpu) vCPU, \(2 * vcpu) GB memory", vcpu: vcpu, memoryMB: 2048 * vcpu,
      rateMicros: 58_000 * vcpu, family: "cpu")
  }
}

/// Money as the service writes it: a decimal string with six digits.
enum Money {
  static func text(micros: Int) -> String {
    let digits = String(micros.magnitude % 1_000_000)
    return (micros < 0 ? "-" : "") + "\(micros.magnitude / 1_000_000)."
      + String(repeating: "0", count: 6 - digits.count) + digits
  }

  /// As the number that older and usage answers show.
  static func number(micros: Int) -> Double { Double(micros) / 1_000_000 }
}
