import Simulation
package import Telemetry

/// A coverage report as one page for people: no network, no framework, readable by day and by
/// night.
///
/// Everything is in the page as text; the script only sorts, filters and folds, and without it all
/// is shown. What came from clients is escaped, and a policy in the page keeps it from loading or
/// sending anything.
package enum CoveragePage {
  /// The page.
  package static func text(_ report: CoverageReport) -> String {
    let place = report.world.map { "world \($0)" } ?? "all worlds"
    let requests = report.vendors.reduce(0) { $0 + $1.requests }
    return """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
      style-src 'unsafe-inline'; script-src 'unsafe-inline'">
      <title>Contract coverage: \(Markup.escaped(place))</title>
      <style>
      \(style)
      </style>
      </head>
      <body>
      <header>
      <h1>Contract coverage</h1>
      <p>\(Markup.escaped(place)) · \(counted(requests, "request"))</p>
      </header>
      <main>
      \(report.vendors.isEmpty ? "<p class=\"empty\">No vendor has been called.</p>" : cards(report))
      \(report.vendors.isEmpty ? "" : filter)
      \(report.vendors.map(section).joined(separator: "\n"))
      \(unmatched("Calls to no vendor", report.unmounted, report.unmountedCalls))
      </main>
      <footer>An operation is exercised once it has answered a success. injected answers and samples \
      never count. Fields are those of simulated operations, sent in any request, served in any \
      success.</footer>
      <script>
      \(script)
      </script>
      </body>
      </html>

      """
  }

  private static func cards(_ report: CoverageReport) -> String {
    let cards = report.vendors.map { vendor in
      let meters = CoverageMeasure.allCases.map { meter($0.words, vendor.figures[$0]) }
      return """
        <article class="card">
        <h2><a href="#\(vendor.vendor)">\(Markup.escaped(vendor.title))</a></h2>
        \(meters.joined(separator: "\n"))
        </article>
        """
    }
    return "<div class=\"cards\">\n\(cards.joined(separator: "\n"))\n</div>"
  }

  private static func meter(_ name: String, _ ratio: CoverageRatio) -> String {
    let percent = ratio.percent.map { CoverageGate.text($0) }
    return """
      <div class="meter"><span>\(name)</span>\
      <b>\(percent.map { "\($0) %" } ?? "none")</b>\
      <i style="--part: \(percent ?? "0")%"></i>\
      <small>\(ratio.covered) of \(ratio.documented)</small></div>
      """
  }

  private static let filter = """
    <form class="filter" role="search">
    <label>Find <input type="search" id="find" placeholder="operation, path, outcome, field"></label>
    <label>Show <select id="state">
    <option value="">all operations</option>
    <option value="uncovered">with something missing</option>
    <option value="exercised">exercised</option>
    <option value="failed">never answered with a success</option>
    <option value="never">never called</option>
    </select></label>
    <button type="button" id="fold" hidden>Unfold all</button>
    </form>
    """

  private static func section(_ vendor: VendorCoverage) -> String {
    let columns = ["Operation", "State", "Calls", "Outcomes", "Sent", "Served"]
    let heads = columns.map { "<th scope=\"col\"><button type=\"button\">\($0)</button></th>" }
    let notSimulated = vendor.operations.filter { !$0.simulated && $0.calls > 0 }
    return """
      <section id="\(vendor.vendor)">
      <h2>\(Markup.escaped(vendor.title))</h2>
      <p class="remarks">\(remarks(vendor))</p>
      \(chips("Errors that any operation may answer", vendor.generalErrors.filter { $0.count > 0 }))
      \(chips("Called, documented, and not simulated", notSimulated))
      \(unmatched("Undocumented calls", vendor.undocumented, vendor.undocumentedCalls))
      <h3>Operations</h3>
      <div class="scroll"><table class="operations">
      <thead><tr>\(heads.joined())</tr></thead>
      \(vendor.operations.filter(\.simulated).map(OperationRows.text).joined(separator: "\n"))
      </table></div>
      </section>
      """
  }

  private static func remarks(_ vendor: VendorCoverage) -> String {
    var remarks = [counted(vendor.requests, "request")]
    if vendor.injected > 0 { remarks.append("\(vendor.injected) injected, which do not count") }
    if vendor.stateless > 0 {
      remarks.append("\(vendor.stateless) samples of stateless mode, which do not count")
    }
    return remarks.joined(separator: " · ")
  }

  private static func chips(_ title: String, _ outcomes: [OutcomeCoverage]) -> String {
    guard !outcomes.isEmpty else { return "" }
    let chips = outcomes.map { "<li class=\"other\">\(Markup.escaped($0.name)) × \($0.count)</li>" }
    return "<h3>\(title)</h3>\n<ul class=\"chips\">\(chips.joined())</ul>"
  }

  private static func chips(_ title: String, _ operations: [OperationCoverage]) -> String {
    guard !operations.isEmpty else { return "" }
    let chips = operations.map {
      "<li class=\"other\">\(Markup.escaped($0.operation)) × \($0.calls)</li>"
    }
    return "<h3>\(title)</h3>\n<ul class=\"chips\">\(chips.joined())</ul>"
  }

  private static func unmatched(
    _ title: String, _ calls: [UndocumentedCall], _ total: Int
  ) -> String {
    guard total > 0 else { return "" }
    let rest = total - calls.reduce(0) { $0 + $1.count }
    let rows = calls.map {
      "<tr><td>\($0.count)</td><td><code>\(Markup.escaped("\($0.method) \($0.path)"))</code></td>"
        + "<td>\(Markup.escaped($0.hint))</td></tr>"
    }
    return """
      <h3>\(title)</h3>
      <div class="scroll"><table class="strays">
      <thead><tr><th scope="col">Calls</th><th scope="col">Asked for</th>\
      <th scope="col">Remark</th></tr></thead>
      <tbody>\(rows.joined(separator: "\n"))\
      \(rest > 0 ? "<tr><td>\(rest)</td><td colspan=\"2\">to other paths</td></tr>" : "")</tbody>
      </table></div>
      """
  }

  private static func counted(_ count: Int, _ noun: String) -> String {
    count == 1 ? "1 \(noun)" : "\(count) \(noun)s"
  }
}
