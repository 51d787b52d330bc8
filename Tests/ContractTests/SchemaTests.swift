import Foundation
import Simulation
import SimulationTesting
import Testing
import Wire

@testable import UnderstudyCommands

/// What is said of operations: the schemas of their types, and the document made of them.
@Suite struct SchemaTests {
  /// A type that cannot be probed stops the program with its name.
  @Test(arguments: Route.all)
  func `the input and output of an operation can be probed for their schemas`(_ route: Route) {
    let shapes = route.operation.shapes
    if shapes.input.bodyKind == .json { #expect(shapes.input.body != nil) }
    if case .json(let schema) = shapes.output {
      #expect(schema.jsonSchema() != [:], "the output of \(route.testDescription) may be anything")
    }
  }

  /// Each in its own dialect: a rendering has a shape of its own.
  @Test(arguments: Route.all)
  func `every recorded success has the shape that its operation declares`(
    _ route: Route
  ) async throws {
    guard case .json = route.operation.shapes.output else { return }
    for replay in try await Replays.all.of(route) {
      guard let last = replay.last, case .success = last.outcome, let json = last.json,
        case .json(let schema) = route.operation.shapes.output(in: replay.dialect)
      else { continue }
      let violations = schema.violations(in: json).map { "\($0.pointer): \($0.rule)" }
      #expect(violations == [], "\(replay.block.title)")
      #expect(schema.unknownKeys(in: json).map(\.description) == [], "\(replay.block.title)")
    }
  }

  @Test(arguments: Vendor.tested)
  func `the emitted OpenAPI document is the recorded one`(_ vendor: Vendor) throws {
    let document = OpenAPI.document(of: vendor, version: "recorded").serialized(pretty: true)
    let url = Fixtures.folder(of: vendor).appending(path: "openapi.json")
    if ProcessInfo.processInfo.environment["UNDERSTUDY_RECORD"] == "1" {
      try Data(document + Array("\n".utf8)).write(to: url)
    }
    let recorded = String(decoding: try Data(contentsOf: url), as: UTF8.self)
    let lines = recorded.split(separator: "\n")
    let emitted = String(decoding: document, as: UTF8.self).split(separator: "\n")
    let first = zip(lines, emitted).enumerated().first { $0.element.0 != $0.element.1 }
    let place = first?.offset ?? min(lines.count, emitted.count)
    #expect(
      lines == emitted,
      """
      Fixtures/\(vendor.name)/openapi.json differs from line \(place + 1): \
      \(place < emitted.count ? emitted[place] : "it goes on"); if the change is meant, record it \
      with UNDERSTUDY_RECORD=1
      """)
  }
}
