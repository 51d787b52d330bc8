import Simulation
import Telemetry

/// An operation in the table of the coverage page: a row with its figures, and one with the names.
enum OperationRows {
  static func text(_ operation: OperationCoverage) -> String {
    let documented = operation.outcomes.filter(\.documented)
    let outcomes = CoverageRatio(
      covered: documented.count { $0.count > 0 }, documented: documented.count)
    let name = Markup.escaped(operation.operation)
    let isMissing = CoverageMeasure.allCases.contains { !operation.isCovered(in: $0) }
    return """
      <tbody data-state="\(operation.state.rawValue)"\(isMissing ? " data-missing" : "")>
      <tr><td data-value="\(name)"><button type="button" class="name" \
      aria-expanded="true">\(name)</button>\
      <small>\(Markup.escaped("\(operation.method) \(operation.path)"))</small></td>\
      <td data-value="\(rank(operation.state))"><span class="state">\(words(operation.state))</span>\
      </td><td data-value="\(operation.calls)">\(operation.calls)</td>\
      \(cell(outcomes))\(cell(operation.requestFields.ratio))\(cell(operation.responseFields.ratio))\
      </tr>
      <tr class="detail"><td colspan="6">\(detail(operation))</td></tr>
      </tbody>
      """
  }

  private static func rank(_ state: OperationCoverage.State) -> Int {
    switch state {
    case .never: 0
    case .failed: 1
    case .exercised: 2
    }
  }

  private static func words(_ state: OperationCoverage.State) -> String {
    switch state {
    case .never: "never called"
    case .failed: "no success"
    case .exercised: "exercised"
    }
  }

  private static func cell(_ ratio: CoverageRatio) -> String {
    guard let percent = ratio.percent else { return "<td data-value=\"-1\" class=\"none\">–</td>" }
    let text = CoverageGate.text(percent)
    return "<td data-value=\"\(text)\"><span class=\"part\" style=\"--part: \(text)%\">"
      + "\(ratio.covered)<small> of \(ratio.documented)</small></span></td>"
  }

  private static func detail(_ operation: OperationCoverage) -> String {
    let outcomes = operation.outcomes.map { outcome in
      let kind = !outcome.documented ? "other" : outcome.count > 0 ? "met" : "never"
      let count = outcome.count > 0 ? " × \(outcome.count)" : ""
      return "<li class=\"\(kind)\">\(Markup.escaped(outcome.name))\(count)</li>"
    }
    var parts = [
      "<p>\(Markup.escaped(operation.summary))</p>", list("Outcomes", outcomes.joined()),
    ]
    parts.append(
      list(
        "Sent",
        names(operation.requestFields.sent, "met")
          + names(operation.requestFields.never, "never")))
    parts.append(
      list(
        "Served",
        names(operation.responseFields.served, "met")
          + names(operation.responseFields.never, "never")))
    return parts.joined()
  }

  private static func list(_ title: String, _ items: String) -> String {
    items.isEmpty ? "" : "<h4>\(title)</h4><ul class=\"chips\">\(items)</ul>"
  }

  private static func names(_ names: [String], _ kind: String) -> String {
    names.map { "<li class=\"\(kind)\">\(Markup.escaped($0))</li>" }.joined()
  }
}
