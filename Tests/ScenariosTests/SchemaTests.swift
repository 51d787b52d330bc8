import Foundation
import Testing
import Wire

@testable import Scenarios

@Suite("The schema of scenarios")
struct SchemaTests {
  /// The schema, ready to judge.
  func schema() throws -> SchemaJudge {
    SchemaJudge(document: try JSON(parsing: Array(ScenarioSchema.text.utf8)))
  }

  private func json(_ path: String) throws -> JSON {
    try SourceNodeReader.read(Checkout.text(path), named: path)?.json ?? .null
  }

  /// The keys of a document, at any depth.
  private static func keys(in json: JSON) -> [String] {
    switch json {
    case .object(let object): object.keys + object.flatMap { keys(in: $0.value) }
    case .array(let elements): elements.flatMap(keys)
    default: []
    }
  }

  @Test func `the scenario schema ships as the file beside the scenarios`() throws {
    #expect(try Checkout.text("scenarios/scenario.schema.json") == ScenarioSchema.text)
  }

  @Test(arguments: ScenarioSchema.mappings.map(\.name))
  func `the scenario schema takes no key that it does not name`(_ name: String) throws {
    let definition = try #require(try schema().document["$defs"]?[name])
    #expect(definition["additionalProperties"] == false)
    #expect(definition["properties"]?.objectValue?.isEmpty == false)
  }

  @Test func `the scenario schema refers to each definition it has, and to no other`() throws {
    let names = try #require(try schema().document["$defs"]?.objectValue?.keys)
    let uses = ScenarioSchema.text.components(separatedBy: "\"#/$defs/").dropFirst().map {
      String($0.prefix { $0 != "\"" })
    }
    #expect(Set(names) == Set(uses))
  }

  @Test(arguments: ScenarioSchema.mappings.map(\.name))
  func `the scenario schema names no key without an example`(_ name: String) throws {
    let mapping = try #require(ScenarioSchema.mappings.first { $0.name == name })
    let keys = Set(
      try AcceptanceTests.names.flatMap {
        Self.keys(in: try json("Tests/ScenariosTests/Accepted/\($0)"))
      })
    #expect(mapping.keys.filter { !keys.contains($0) }.isEmpty)
  }

  @Test(
    arguments: Checkout.names(in: "scenarios", ".yaml").map { "scenarios/\($0)" }
      + AcceptanceTests.names.map { "Tests/ScenariosTests/Accepted/\($0)" })
  func `the scenario schema takes what the reader takes`(_ path: String) throws {
    #expect(try schema().accepts(json(path)))
  }

  /// Wrong files whose form is right: what is wrong with them takes the vendors, other rules, other
  /// keys or arithmetic to see. Two cannot be made into a tree at all.
  static let onlyTheReaderSees: Set<String> = [
    "bad-clock-mode.yaml", "bad-clock-start.yaml", "bad-header-name.yaml", "bad-setting-value.yaml",
    "behind-an-unconditional-rule.yaml", "calls-backwards.yaml", "calls-that-every-misses.yaml",
    "cost-that-never-passes.yaml", "error-of-another-operation.yaml",
    "error-that-a-vendor-lacks.yaml", "error-that-not-all-document.yaml",
    "expectation-of-nobody.yaml", "fault-that-takes-no-moment.yaml", "following-in-a-circle.yaml",
    "following-itself.yaml", "following-nobody.yaml", "framing-header.yaml", "hang-too-late.yaml",
    "key-twice.yaml", "lognormal-backwards.yaml", "method-that-the-path-lacks.yaml",
    "name-twice.yaml", "not-yaml.yaml", "operation-of-another-vendor.yaml",
    "quota-of-a-vendor-without.yaml", "reads-of-nothing.yaml", "refuse-by-operation.yaml",
    "refuse-that-counts.yaml", "refuse-with-a-delay.yaml", "refuse-without-a-port.yaml",
    "reset-at-accept-applied.yaml", "retry-after-finer-than-seconds.yaml",
    "retry-that-moves-a-real-clock.yaml", "undocumented-status.yaml", "uniform-backwards.yaml",
    "unknown-error.yaml", "unknown-method.yaml", "unknown-move.yaml", "unknown-operation-glob.yaml",
    "unknown-operation.yaml", "unknown-path.yaml", "unknown-quota.yaml", "unknown-resource.yaml",
    "unknown-setting.yaml", "unknown-state.yaml", "unknown-vendor.yaml", "window-empty.yaml",
    "window-of-ramps.yaml",
  ]

  @Test(arguments: RefusedScenarioTests.names)
  func `the scenario schema refuses what the reader refuses for its form`(_ name: String) throws {
    guard let json = try? json("Tests/ScenariosTests/Refused/\(name)") else {
      #expect(Self.onlyTheReaderSees.contains(name))
      return
    }
    let isAccepted = try schema().accepts(json)
    #expect(isAccepted == Self.onlyTheReaderSees.contains(name))
  }
}
