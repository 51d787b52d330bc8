import Faults
import Simulation

/// The operations that a rule can meet at all, as far as vendor, operation, method and path say.
struct RuleTargets {
  /// One operation of one vendor.
  struct Target {
    let vendor: Vendor
    let operation: Operation

    /// The errors that it may answer, its own before those of any operation.
    var failures: [FailureDescription] { operation.failures + vendor.generalFailures }

    /// Whether one of those is meant.
    func documents(_ isMeant: (FailureDescription) -> Bool) -> Bool {
      operation.failures.contains(where: isMeant) || vendor.generalFailures.contains(where: isMeant)
    }

    var name: String { "\(vendor.name).\(operation.id)" }
  }

  var all: [Target]
  /// Whether the targets are as meant; not where the match itself was refused.
  var isKnown: Bool

  init(_ vendors: [Vendor]) {
    all = vendors.flatMap { vendor in
      vendor.operations.map { Target(vendor: vendor, operation: $0) }
    }
    isKnown = true
  }

  var vendors: [Vendor] {
    var seen: Set<String> = []
    return all.map(\.vendor).filter { seen.insert($0.name).inserted }
  }
}

extension Glob {
  /// Whether some text fits both patterns.
  func meets(_ other: Glob) -> Bool {
    Self.meet(Array(description.utf8), Array(other.description.utf8))
  }

  /// Row by row: which beginnings of one pattern meet which beginnings of the other.
  private static func meet(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    let star = UInt8(ascii: "*")
    var row = [true]
    for byte in right { row.append(row[row.count - 1] && byte == star) }
    for byte in left {
      var next = [row[0] && byte == star]
      for (index, other) in right.enumerated() {
        // A star stands for nothing, or takes one more of the other pattern.
        let fits =
          byte == star || other == star
          ? row[index + 1] || next[index] : row[index] && byte == other
        next.append(fits)
      }
      row = next
    }
    return row[right.count]
  }
}
