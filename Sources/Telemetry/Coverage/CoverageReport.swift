package import Simulation
package import Wire

/// How much of the vendors' documented APIs has been exercised, by what a server or one world has
/// counted.
///
/// It is a value and says nothing of time: made again it may say more. It holds the vendors that
/// were used and those that were asked for. `docs/coverage.md` says what each figure means.
package struct CoverageReport: ReplyBody, WireInput, Hashable {
  /// Nil for all worlds, those that are gone included.
  package let world: String?
  package let vendors: [VendorCoverage]
  /// Calls to no vendor at all, the most frequent first; known for all worlds together only.
  package let unmounted: [UndocumentedCall]
  /// How many these were, those to paths that are not told apart included.
  package let unmountedCalls: Int

  private enum CodingKeys: String, CodingKey {
    case world, vendors, unmounted
    case unmountedCalls = "unmounted_calls"
  }

  /// A report of what has been counted.
  ///
  /// - Parameters:
  ///   - vendors: All that there are.
  ///   - counters: A world's `counters`, or the `total` of a server's `CoverageStore`.
  ///   - wanted: The names of the vendors to report on, used or not; nil for those that were used.
  ///   - world: The world that was counted in; nil for all.
  package init(
    vendors: [Vendor], counters: Counters, only wanted: [String]? = nil, world: String? = nil
  ) {
    self.world = world
    let used = counters.vendors
    var operationCounts: [String: [String: OperationCounts]] = [:]
    for counts in counters.operationCounts {
      operationCounts[counts.vendor, default: [:]][counts.operation.id] = counts
    }
    self.vendors = vendors.filter { wanted?.contains($0.name) ?? used.contains($0.name) }.map {
      VendorCoverage($0, counters, operationCounts[$0.name] ?? [:])
    }
    unmounted =
      counters.unmounted.calls.map { UndocumentedCall(unmounted: $0.key, count: $0.value) }
      .byFrequency
    unmountedCalls = counters.unmounted.total
  }

  /// The figures of all its vendors together; nil where there are none.
  package var figures: CoverageFigures? {
    guard let first = vendors.first?.figures else { return nil }
    return vendors.dropFirst().reduce(first) { $0 + $1.figures }
  }

  package static var schema: Schema { SchemaProbe.output(Self.self) }
  package static var shape: OutputShape { .json(schema) }

  package func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("world", world)
      json.field("vendors", vendors)
      json.field("unmounted", unmounted)
      json.field("unmounted_calls", unmountedCalls)
    }
  }
}
