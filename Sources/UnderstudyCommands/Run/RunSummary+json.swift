import Platform
import Simulation
import Telemetry
import Wire

extension RunSummary {
  /// The summary for programs; `code` is what the command ends with, `failures` why.
  func json(code: Int32, failures: [String]) -> JSON {
    let number = { (count: Int) in JSON.number(JSONNumber(count)) }
    let counted = { (counts: [String: Int], name: String) in
      JSON.array(
        counts.sorted { $0.key < $1.key }.map {
          [name: .string($0.key), "count": number($0.value)]
        }
      )
    }
    let call = { (vendor: String?, call: UndocumentedCall) -> JSON in
      [
        "vendor": vendor.map { .string($0) } ?? .null, "method": .string(call.method),
        "path": .string(call.path), "count": number(call.count),
      ]
    }
    let requests = counts.vendors.sorted { $0.key < $1.key }.map { vendor, requests -> JSON in
      [
        "vendor": .string(vendor), "requests": number(requests.total),
        "answered": number(requests.answered), "refused": number(requests.refused),
        "failed": number(requests.failed), "injected": number(requests.injected),
      ]
    }
    var object: JSONObject = [
      "command": .array(words.map { .string($0) }), "code": number(Int(code)),
      "child": number(Int(end.code)), "milliseconds": number(Int(duration.microseconds / 1000)),
      "requests": number(counts.total), "vendors": .array(requests),
      "rules": counted(counts.rules, "rule"),
    ]
    object["expectations"] = .array(
      expectations.map {
        [
          "rule": .string($0.expectation.rule), "wanted": .string($0.expectation.wanted),
          "hits": number($0.hits), "met": .bool($0.isMet),
        ]
      })
    object["undocumented"] = .array(
      coverage.vendors.flatMap { vendor in vendor.undocumented.map { call(vendor.vendor, $0) } }
        + coverage.unmounted.map { call(nil, $0) })
    object["unsimulated"] = counted(counts.unsimulated, "operation")
    object["leftovers"] = .array(leftovers.map(\.json))
    object["failures"] = .array(failures.map { .string($0) })
    return .object(object)
  }
}
