import Faults
import HTTPTypes
import Simulation
import Telemetry
import Wire

/// `/coverage`: what clients have exercised, for programs, build servers and people.
enum CoverageControl {
  static let operations: [ControlOperation] = [
    .operation(
      .get, "/coverage", "Read what has been exercised of the vendors' documented APIs",
      id: "getCoverage", about: .world, by: coverage),
    .operation(
      .get, "/coverage.html", "Read it as a page for people", id: "getCoveragePage",
      about: .world, by: coveragePage),
    .operation(
      .get, "/coverage.xml", "Read it as JUnit XML, for build servers", id: "getCoverageSuites",
      about: .world, by: coverageSuites),
  ]

  static func coverage(
    _ call: ControlCall<CoverageQuery>, _ control: ControlContext
  ) async throws(Problem) -> CoverageReport {
    try await control.report(only: call.input.vendor, inWorld: call.named)
  }

  static func coveragePage(
    _ call: ControlCall<CoverageQuery>, _ control: ControlContext
  ) async throws(Problem) -> Content {
    let report = try await control.report(only: call.input.vendor, inWorld: call.named)
    return Content(Array(CoveragePage.text(report).utf8), "text/html; charset=utf-8")
  }

  static func coverageSuites(
    _ call: ControlCall<CoverageGateQuery>, _ control: ControlContext
  ) async throws(Problem) -> Content {
    let report = try await control.report(only: call.input.vendor, inWorld: call.named)
    let gate = call.input.minimum.map {
      CoverageGate($0.value, of: call.input.measure ?? .operations)
    }
    let text = CoverageJUnit.text(report, gate: gate, at: control.worlds.wall())
    return Content(Array(text.utf8), "application/xml; charset=utf-8")
  }
}

extension ControlContext {
  /// A report of all worlds, unless one is named, which must exist.
  fileprivate func report(
    only names: [String]?, inWorld name: String?
  ) async throws(Problem) -> CoverageReport {
    for name in names ?? [] { _ = try vendor(name) }
    var counters = worlds.coverageStore.total
    if let name { counters = (try existingWorld(name)).counters }
    return CoverageReport(vendors: vendors, counters: counters, only: names, world: name)
  }
}

/// What a report may be narrowed to; the vendors named are in it, used or not.
struct CoverageQuery: RequestQuery {
  let vendor: [String]?
}

/// The same for a report that passes or fails.
struct CoverageGateQuery: RequestQuery {
  let vendor: [String]?
  let minimum: Percentage?
  let measure: CoverageMeasure?

  private enum CodingKeys: String, CodingKey {
    case vendor, measure
    case minimum = "min_coverage"
  }
}

/// A number from 0 to 100.
struct Percentage: WireScalar {
  let value: Double

  static let sample = Percentage(value: 80)
  static let schema = Schema(.number(min: 0, max: 100))

  static func parse(_ json: JSON) -> Result<Percentage, Violation.Rule> {
    guard let value = json.doubleValue else { return .failure(.type(expected: "number")) }
    guard (0...100).contains(value) else {
      return .failure(value < 0 ? .tooSmall(0) : .tooLarge(100))
    }
    return .success(Percentage(value: value))
  }

  func write(to json: inout JSONWriter) { json.value(value) }
}
