import Foundation
import Simulation
import SimulationTesting
import Testing
import Wire

@testable import UnderstudyCommands

/// A line of `Fixtures/<vendor>/strictness.tsv`: what a client of the vendor insists on in the
/// answers of an operation, for clients that no suite of this project runs.
///
/// The columns are operation, version (the dialect of the answer, `*` for all), member
/// (`items[].info.assignments`), rule and client.
///
/// - `required`: the member is there and not `null`.
/// - `string`: the member is there and a string, which may be empty.
/// - `absent-not-null`: a member without a value is left out.
///
/// A rule is asked of every object that the member's path leads to; where a parent is missing,
/// there is none.
struct StrictnessLine: Sendable, CustomTestStringConvertible {
  enum Rule: String {
    case required
    case string
    case absentNotNull = "absent-not-null"
  }

  let vendor: Vendor
  let operation: String
  let version: String
  let member: String
  let rule: String
  let client: String

  /// The lines of every vendor that has a file.
  static let all: [StrictnessLine] = Registry.vendors.flatMap { vendor -> [StrictnessLine] in
    let url = Fixtures.folder(of: vendor).appending(path: "strictness.tsv")
    guard let text = try? String(contentsOf: url, encoding: .utf8) else { return [] }
    return text.split(separator: "\n").dropFirst().map { line in
      let columns =
        line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        + Array(repeating: "", count: 5)
      return StrictnessLine(
        vendor: vendor, operation: columns[0], version: columns[1], member: columns[2],
        rule: columns[3], client: columns[4])
    }
  }

  /// The lines by operation: a test's argument each.
  static let groups: [StrictnessGroup] = Dictionary(grouping: all) {
    "\($0.vendor.name) \($0.operation)"
  }.map { StrictnessGroup(name: $0.key, lines: $0.value) }.sorted { $0.name < $1.name }

  var testDescription: String { "\(vendor.name) \(operation) \(member) \(rule)" }

  /// What an answer breaks of the rule, and how many objects it was asked of.
  func faults(in json: JSON) -> (asked: Int, found: [String]) {
    var asked = 0
    var found: [String] = []
    var parents = [json]
    let steps = member.split(separator: ".").map(String.init)
    for (index, step) in steps.enumerated() {
      let isList = step.hasSuffix("[]")
      let name = isList ? String(step.dropLast(2)) : step
      let isLast = index == steps.count - 1
      if isLast { parents = parents.filter { $0.objectValue != nil } }
      if isLast {
        asked = parents.count
        for parent in parents {
          if let fault = fault(of: name.isEmpty ? parent : parent[name]) {
            found.append("\(member) is \(fault)")
          }
        }
      } else {
        parents = parents.flatMap { parent -> [JSON] in
          guard let value = name.isEmpty ? parent : parent[name] else { return [] }
          return isList ? value.arrayValue ?? [] : [value]
        }
      }
    }
    return (asked, found)
  }

  private func fault(of value: JSON?) -> String? {
    switch (Rule(rawValue: rule), value) {
    case (.required, nil), (.string, nil): "missing"
    case (.required, .null?), (.absentNotNull, .null?), (.string, .null?): "null"
    case (.string, .string?): nil
    case (.string, _): "no string"
    default: nil
    }
  }
}

/// The lines of one operation.
struct StrictnessGroup: Sendable, CustomTestStringConvertible {
  let name: String
  let lines: [StrictnessLine]

  var testDescription: String { name }
}

/// Every answer satisfies the clients whose strictness is known.
@Suite struct StrictnessTests {
  @Test(arguments: StrictnessLine.groups)
  func `the answers of an operation hold what its strict clients insist on`(
    _ group: StrictnessGroup
  ) async throws {
    let vendor = try #require(group.lines.first).vendor
    let operation = try #require(
      vendor.operation(group.lines[0].operation), "\(group.name) is in no table")
    let replays = try await Replays.all.of(Route(vendor: vendor, operation: operation))
    for line in group.lines {
      var asked = 0
      for replay in replays {
        guard line.version == "*" || replay.dialect.name == line.version,
          let last = replay.last, last.status < 300, let json = last.json
        else { continue }
        let (count, found) = line.faults(in: json)
        asked += count
        #expect(found == [], "\(replay.block.title): \(line.client)")
      }
      #expect(asked > 0, "no exchange has an object with \(line.member), so nothing is checked")
    }
  }

  @Test(arguments: StrictnessLine.groups)
  func `every line names a rule and a client, and stands once`(_ group: StrictnessGroup) {
    var known: Set<String> = []
    for line in group.lines {
      #expect(StrictnessLine.Rule(rawValue: line.rule) != nil, "\(line.rule) is no rule")
      #expect(!line.client.isEmpty && !line.version.isEmpty && !line.member.isEmpty)
      #expect(known.insert("\(line.version) \(line.member) \(line.rule)").inserted)
    }
  }

  @Test(arguments: [
    ("required", #"{"a": {"b": 1}}"#, 1, 0), ("required", #"{"a": {}}"#, 1, 1),
    ("required", #"{"a": {"b": null}}"#, 1, 1), ("required", #"{}"#, 0, 0),
    ("string", #"{"a": {"b": ""}}"#, 1, 0), ("string", #"{"a": {"b": 7}}"#, 1, 1),
    ("string", #"{"a": {}}"#, 1, 1), ("absent-not-null", #"{"a": {}}"#, 1, 0),
    ("absent-not-null", #"{"a": {"b": null}}"#, 1, 1),
  ])
  func `a rule is broken by what a strict client stumbles over`(
    _ rule: String, _ text: String, _ asked: Int, _ faults: Int
  ) throws {
    let line = StrictnessLine(
      vendor: try #require(Registry.named("cadenya").first), operation: "", version: "*",
      member: "a.b",
      rule: rule, client: "")
    let (count, found) = line.faults(in: try JSON(parsing: Array(text.utf8)))
    #expect(count == asked)
    #expect(found.count == faults)
  }

  @Test func `a member of the elements of a list is looked for in each`() throws {
    let line = StrictnessLine(
      vendor: try #require(Registry.named("cadenya").first), operation: "", version: "*",
      member: "items[].name",
      rule: "required", client: "")
    let json: JSON = ["items": [["name": "a"], [:], ["name": nil]]]
    #expect(line.faults(in: json).asked == 3)
    #expect(line.faults(in: json).found == ["items[].name is missing", "items[].name is null"])
  }
}
