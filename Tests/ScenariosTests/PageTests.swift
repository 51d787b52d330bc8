import Foundation
import Testing

@testable import Scenarios
@testable import UnderstudyCommands

@Suite("docs/scenarios.md")
struct PageTests {
  /// The examples of the page; those that show a part get the version that every file begins with.
  static let examples: [String] = {
    let page = (try? Checkout.text("docs/scenarios.md")) ?? ""
    return page.components(separatedBy: "```yaml\n").dropFirst().map { rest in
      let text = rest.components(separatedBy: "\n```")[0]
      return text.contains("scenario: 1") ? text : "scenario: 1\n\(text)"
    }
  }()

  @Test(arguments: examples)
  func `an example of the scenarios page is a right scenario`(_ text: String) throws {
    #expect(Reading.rejection(text, named: "example.yaml") == "")
    let json = try #require(try SourceNodeReader.read(text, named: "example.yaml")).json
    #expect(try SchemaTests().schema().accepts(json))
  }

  @Test(arguments: ScenarioSchema.mappings.map(\.name))
  func `the scenarios page names every key`(_ name: String) throws {
    let schema = try #require(ScenarioSchema.mappings.first { $0.name == name })
    let page = try Checkout.text("docs/scenarios.md")
    for key in schema.keys {
      #expect(page.contains(key), "\(name).\(key)")
    }
  }

  @Test func `the scenarios page has examples`() {
    #expect(Self.examples.count >= 4)
  }
}
