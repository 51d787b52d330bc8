import Foundation
import HTTPTypes
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
    let differences = Differences(
      of: String(decoding: document, as: UTF8.self).split(separator: "\n").map(String.init),
      from: recorded.split(separator: "\n").map(String.init))
    #expect(
      differences.shown == [],
      """
      Fixtures/\(vendor.name)/openapi.json is another; if the change is meant, record it with \
      UNDERSTUDY_RECORD=1
      """)
  }

  /// In the dialect that the document is of; other dialects have envelopes of their own.
  @Test(arguments: Route.all)
  func `every recorded failure has the envelope that the document gives its code`(
    _ route: Route
  ) async throws {
    for replay in try await Replays.all.of(route) where replay.dialect == .standard {
      guard let last = replay.last, case .failure(let code) = last.outcome, let json = last.json
      else { continue }
      let schema = route.vendor.failureSchema([code])
      let violations = schema.violations(in: json).map { "\($0.pointer): \($0.rule)" }
      #expect(violations == [], "\(replay.block.title)")
      #expect(schema.unknownKeys(in: json).map(\.description) == [], "\(replay.block.title)")
    }
  }

  /// With a body that is right, so that nothing else is refused.
  @Test(arguments: Registry.vendors)
  func `a path parameter of which not any text will do says so in the document`(
    _ vendor: Vendor
  ) async throws {
    let examples = vendor.examples.requests(to: vendor)
    let document = OpenAPI.document(of: vendor, version: "recorded")
    for operation in vendor.operations
    where operation.status == .simulated && !operation.template.parameters.isEmpty {
      let path = operation.template.description.replacing(/\{[^}]*\}/, with: "~none~")
      let response = try await TestWorld([vendor]).send(
        operation.method, path, json: examples[operation.id]?.body)
      guard let json = response.json, [400, 422].contains(response.status) else { continue }
      let item = document["paths"]?[operation.template.description]
      let parameters = item?[operation.method.rawValue.lowercased()]?["parameters"]?.arrayValue
      let rules = (parameters ?? []).filter { parameter in
        parameter["in"] == "path" && parameter["schema"] != ["type": "string", "minLength": 1]
      }
      #expect(!rules.isEmpty, "\(operation.id) answers \(json)")
    }
  }
}
