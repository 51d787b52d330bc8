import Foundation
import Simulation
import Testing

@testable import UnderstudyCommands

@Suite("The scenarios that ship")
struct ShippedTests {
  static let names = Checkout.names(in: "scenarios", ".yaml")

  @Test func `the ten scenarios that one starts with ship`() {
    let wanted = [
      "demo", "eventual-consistency", "expired-credentials", "flaky-network", "happy-path",
      "outage-and-recovery", "provisioning-fails", "quota-exhausted", "rate-limited",
      "slow-provisioning",
    ]
    #expect(Set(Self.names).isSuperset(of: wanted.map { "\($0).yaml" }))
  }

  @Test(arguments: names)
  func `a shipped scenario is right, and named as its file is`(_ name: String) throws {
    let text = try Checkout.text("scenarios/\(name)")
    #expect(Reading.rejection(text, named: name) == "")
    #expect(try "\(Reading.scenario(text).name).yaml" == name)
    #expect(try !Reading.scenario(text).description.isEmpty)
  }

  /// `flaky-network.yaml` is run through in `FlakyNetworkTests.swift`.
  @Test(arguments: names)
  func `a shipped scenario is run through by a client that does what it asks for`(
    _ name: String
  ) throws {
    let words = name.dropLast(".yaml".count).split(separator: "-").map(\.capitalized)
    let file = "Tests/ScenariosTests/Shipped/\(words.joined())Tests.swift"
    let text = try #require(try? Checkout.text(file), "there is no \(file)")
    #expect(text.contains("@Suite(\"scenarios/\(name)\")"))
    #expect(text.contains("ShippedWorld(\"\(name.dropLast(".yaml".count))\""))
  }

  @Test(arguments: names)
  func `a shipped scenario opens with what a client should do`(_ name: String) throws {
    let lines = try Checkout.text("scenarios/\(name)").split(
      separator: "\n", omittingEmptySubsequences: false)
    let comment = lines.prefix { $0.hasPrefix("#") }
    #expect(comment.contains { $0.hasPrefix("# What a client should do: ") })
    #expect(comment.last == "# yaml-language-server: $schema=./scenario.schema.json")
  }
}
