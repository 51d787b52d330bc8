import ArgumentParser
import Foundation
import HTTPTypes
import Simulation
import Testing

@testable import Server
@testable import UnderstudyCommands

@Suite("docs/control.md")
struct DocumentationTests {
  private func page() throws -> String {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    return try String(
      contentsOf: root.appendingPathComponent("docs/control.md"), encoding: .utf8)
  }

  @Test(arguments: ControlPlane.operations.map(\.id))
  func `the control page names every route`(_ id: String) throws {
    let operation = try #require(ControlPlane.operations.first { $0.id == id })
    let path = operation.templates[0].description.dropFirst(ControlOperation.basePath.count)
    #expect(try page().contains("| `\(operation.method.rawValue) \(path)` |"))
  }

  @Test(arguments: OptionKey.allCases)
  func `the control page names every option with its variable`(_ key: OptionKey) throws {
    #expect(try page().contains("| `\(key.rawValue)` | `\(key.variable)` |"))
  }

  @Test(arguments: Understudy.configuration.subcommands.map { $0._commandName })
  func `the control page names every verb`(_ verb: String) throws {
    let page = try page()
    #expect(page.contains("| `\(verb)"))
  }
}
