import Foundation
import Scenarios
import Testing
import Wire

@testable import UnderstudyCommands

@Suite("A wrong scenario file")
struct RefusedScenarioTests {
  static let names = Checkout.names(in: "Tests/ScenariosTests/Refused", ".yaml")

  @Test func `each wrong scenario file has an expected message beside it`() {
    #expect(Self.names.count >= 40)
    let expected = Checkout.names(in: "Tests/ScenariosTests/Refused", ".expected")
    #expect(
      expected == Self.names.map { $0.replacingOccurrences(of: ".yaml", with: ".expected") })
  }

  @Test(arguments: names)
  func `a wrong scenario file is refused with its expected message`(_ name: String) throws {
    let text = try Checkout.text("Tests/ScenariosTests/Refused/\(name)")
    let expected = try Checkout.text(
      "Tests/ScenariosTests/Refused/\(name.replacingOccurrences(of: ".yaml", with: ".expected"))")
    #expect(Reading.rejection(text, named: name) + "\n" == expected)
  }

  @Test func `a wrong scenario in JSON is refused with its line and column`() {
    #expect(
      Reading.rejection(#"{"scenario": 1, "seed": "x"}"#, named: "f.json")
        == "f.json:1:25: `seed` must be a whole number from 0, not 'x'")
  }

  @Test func `a fault in a scenario from the control API is named by its pointer`() throws {
    let json = try JSON(
      parsing: Array(#"{"scenario":1,"faults":[{"name":"a","then":{"delay":5}}]}"#.utf8))
    let error = #expect(throws: ScenarioError.self) {
      try ScenarioFile.read(json, vendors: Registry.vendors, now: Reading.wall)
    }
    #expect(
      error?.description
        == "/faults/0/then/delay: `delay` needs a unit: 5 could be 5ms, 5s or 5m")
  }

  @Test func `a scenario rule that needs a missing port is refused`() {
    let text =
      "scenario: 1\nfaults:\n- {name: a, match: {vendor: miosa}, then: {connection: refuse}}"
    #expect(Reading.rejection(text, named: "f", ports: ["miosa"]) == "")
    #expect(
      Reading.rejection(text, named: "f", ports: ["orgo"])
        == "f:3:56: refuse needs a port of its own for miosa: serve with --vendor miosa=PORT")
  }
}
