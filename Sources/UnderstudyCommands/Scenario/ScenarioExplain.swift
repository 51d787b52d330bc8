import ArgumentParser
import Faults
import HTTPTypes
import Scenarios
import Simulation
import Wire

/// Says which rule of a scenario would answer a request, and why each other one would not.
struct ScenarioExplain: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Say which rule would answer a request, and why others not.",
    discussion: "Also which limits, moves, lags and settings of the vendor are in force.")

  @Argument(help: "The file, YAML or JSON.")
  var file: String
  @Option(help: "The request: 'POST /phala/api/v1/cvms'.")
  var request: String
  @Option(help: "A header of the request, 'Name: value'; repeatable.")
  var header: [String] = []
  @Option(help: "The body of the request.")
  var body: String?
  @Option(help: "Which of such requests it is, counted from 1.")
  var call = 1
  @Option(help: "How old the world is: 3h.")
  var at = "0s"
  @Flag(help: "Print an array of {rule, answers, shapes, why, then}, then of {part, name, value}.")
  var json = false

  func run() throws {
    guard let text = try TextFile.read(file) else {
      throw CommandError.refused("there is no file \(file)")
    }
    guard let elapsed = Duration(spelled: at) else {
      throw CommandError.refused("--at: '\(at)' is not a duration; write it like 3h")
    }
    let scenario: Scenario
    do throws(ScenarioError) {
      scenario = try ScenarioFile.read(
        text, named: file, vendors: Registry.vendors, now: WallClock.now())
    } catch {
      throw CommandError(code: 2, lines: error.findings.map(\.description))
    }
    let (vendor, operation, request) = try parsed()
    let explanations = scenario.explain(
      request, operation, of: vendor, call: call, at: elapsed)
    let parts = ScenarioParts.all(of: scenario.documents).filter {
      $0.vendor.map { $0 == vendor.name } ?? true
    }
    if json { return print(json: explanations, parts) }
    Terminal.say("\(vendor.name) \(operation.id), call \(call), world \(elapsed.spelled()) old")
    for explanation in explanations { Terminal.say("  " + Self.line(explanation)) }
    if !explanations.contains(where: \.decides) { Terminal.say("  the answer is genuine") }
    for part in parts { Terminal.say("  \(part.line)") }
    for (rate, cost) in scenario.rates.compactMap({ Self.cost(of: operation, vendor, under: $0) }) {
      Terminal.say("  it takes \(cost) of \(rate.requests) tokens per \(rate.per.spelled())")
    }
  }

  /// What a request takes from a bucket, if the bucket is about its vendor.
  private static func cost(
    of operation: Operation, _ vendor: Vendor, under rate: RateRule
  ) -> (RateRule, Int)? {
    guard rate.vendor.map({ $0 == vendor.name }) ?? true else { return nil }
    return (rate, rate.costs[operation.id] ?? 1)
  }

  private static func line(_ explanation: RuleExplanation) -> String {
    let name = explanation.rule.name
    if let unmet = explanation.unmet { return "\(name): no, \(unmet)" }
    let chance = explanation.rule.condition.probability.map { " with probability \($0)" } ?? ""
    let action = explanation.rule.document["then"].map { ": \($0)" } ?? ""
    if explanation.decides { return "\(name): answers\(chance)\(action)" }
    return explanation.rule.action.modifiers.isEmpty
      ? "\(name): no, a rule before it answers"
      : "\(name): shapes the answer\(chance)\(action)"
  }

  private func print(json explanations: [RuleExplanation], _ parts: [ScenarioParts.Part]) {
    let rules = explanations.map { explanation -> JSON in
      let shapes = explanation.unmet == nil && !explanation.rule.action.modifiers.isEmpty
      return [
        "rule": .string(explanation.rule.name), "answers": .bool(explanation.decides),
        "shapes": .bool(shapes), "why": explanation.unmet.map { .string($0) } ?? .null,
        "then": explanation.rule.document["then"] ?? .null,
      ]
    }
    let others = parts.map { part -> JSON in
      ["part": .string(part.kind), "name": .string(part.name), "value": part.value]
    }
    Terminal.say("\(JSON.array(rules + others))")
  }

  /// The request with the vendor and the operation that it is for.
  private func parsed() throws(CommandError) -> (Vendor, Operation, Request) {
    let words = request.split(separator: " ").map(String.init)
    guard words.count == 2, let method = HTTPRequest.Method(words[0].uppercased()) else {
      throw .refused("--request: '\(request)' is not of the form 'METHOD /vendor/path'")
    }
    let parts = words[1].split(separator: "?", maxSplits: 1).map(String.init)
    let segments = parts[0].split(separator: "/", maxSplits: 1)
    guard let name = segments.first, let rest = segments.last, segments.count == 2 else {
      throw .refused("--request: the path begins with a vendor's name: /miosa/api/v1/workspaces")
    }
    let vendor = try Registry.named(String(name))[0]
    var headers: HTTPFields = [:]
    for line in header {
      let pair = line.split(separator: ":", maxSplits: 1)
      guard pair.count == 2, let field = HTTPField.Name(String(pair[0])) else {
        throw .refused("--header: '\(line)' is not of the form 'Name: value'")
      }
      headers[field] = String(pair[1].drop { $0 == " " })
    }
    let path = "/\(rest)"
    guard case .found(let index, _) = vendor.routes.match(method, path) else {
      throw .refused("--request: \(vendor.name) documents no \(method.rawValue) \(path)")
    }
    let request = Request(
      method: method, path: path, query: parts.count == 2 ? parts[1] : "", headers: headers,
      body: Array((body ?? "").utf8))
    return (vendor, vendor.operations[index], request)
  }
}
