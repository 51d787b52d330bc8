import Foundation
import FoundationXML
import SimulationTesting

/// A JUnit document, read strictly: elements and attributes that are not in the schema of Ant, or
/// that it wants and are not there, throw.
///
/// The schema of Jenkins' xUnit plugin takes all of these too. `skipped` was added to the first
/// schema later.
struct TestSuites {
  struct Case {
    let name: String
    /// `skipped` or `failure`; nil for a case that passes.
    let verdict: String?
    let message: String
  }

  struct Suite {
    let name: String
    let failures: Int
    let skipped: Int
    let cases: [Case]
  }

  let suites: [Suite]

  init(xml: String) throws {
    let document = try XMLDocument(xmlString: xml)
    guard let root = document.rootElement() else { throw TestError("there is no root") }
    try Self.check(root, "testsuites", attributes: [])
    suites = try Self.elements(of: root).enumerated().map { try Self.suite($1, number: $0) }
  }

  private static func suite(_ element: XMLElement, number: Int) throws -> Suite {
    try check(
      element, "testsuite",
      attributes: [
        "id", "package", "name", "timestamp", "hostname", "tests", "failures", "errors", "skipped",
        "time",
      ])
    let parts = elements(of: element)
    guard parts.count >= 3, parts[0].name == "properties", text(element, "id") == String(number),
      parts[parts.count - 2].name == "system-out", parts[parts.count - 1].name == "system-err",
      text(element, "timestamp").wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/) != nil
    else { throw TestError("not a suite: \(element)") }
    for property in elements(of: parts[0]) {
      try check(property, "property", attributes: ["name", "value"])
    }
    let cases = try parts.dropFirst().dropLast(2).map(testCase)
    let suite = Suite(
      name: text(element, "name"), failures: Int(text(element, "failures")) ?? -1,
      skipped: Int(text(element, "skipped")) ?? -1, cases: cases)
    guard text(element, "tests") == String(cases.count), text(element, "errors") == "0",
      cases.count(where: { $0.verdict == "failure" }) == suite.failures,
      cases.count(where: { $0.verdict == "skipped" }) == suite.skipped
    else { throw TestError("its counts do not fit its cases: \(suite.name)") }
    return suite
  }

  private static func testCase(_ element: XMLElement) throws -> Case {
    try check(element, "testcase", attributes: ["name", "classname", "time"])
    let parts = elements(of: element)
    guard parts.count <= 1 else { throw TestError("two verdicts: \(element)") }
    guard let verdict = parts.first, let kind = verdict.name else {
      return Case(name: text(element, "name"), verdict: nil, message: "")
    }
    if kind == "failure" {
      try check(verdict, "failure", attributes: ["message", "type"])
    } else {
      try check(verdict, "skipped", attributes: ["message"])
    }
    return Case(name: text(element, "name"), verdict: kind, message: text(verdict, "message"))
  }

  private static func check(
    _ element: XMLElement, _ name: String, attributes: Set<String>
  ) throws {
    let found = Set((element.attributes ?? []).compactMap(\.name))
    guard element.name == name, found == attributes else {
      throw TestError("\(element.name ?? "?") with \(found.sorted()) is no \(name)")
    }
  }

  private static func elements(of element: XMLElement) -> [XMLElement] {
    (element.children ?? []).compactMap { $0 as? XMLElement }
  }

  private static func text(_ element: XMLElement, _ attribute: String) -> String {
    element.attribute(forName: attribute)?.stringValue ?? ""
  }
}
