import Faults
import Simulation
import Telemetry
import Wire

/// Who answered a request, and where it is known from that it answers so.
struct ResponseOrigin: ReplyBody {
  /// `operation`, `rule`, `rate_limit`, `routing` where no documented route was met, or `server` where
  /// the request came to no vendor.
  let kind: String
  /// The operation or the rule; nil where there is neither.
  let name: String?
  /// The error's code, else `success` or its label.
  let outcome: String
  let source: String?

  init(_ entry: Entry, _ operation: Operation?) {
    switch entry.outcome {
    case .failure(let code): outcome = code
    case .success(let label): outcome = label ?? "success"
    }
    guard let rule = entry.fault?.decidedBy else {
      kind = entry.vendor == nil ? "server" : operation == nil ? "routing" : "operation"
      name = operation?.id
      source = operation?.source.description ?? entry.diagnosis
      return
    }
    // The engine's own word for the tokens of a rate, which have no name.
    let isRate = entry.fault?.rules.contains(rule) == false
    kind = isRate ? "rate_limit" : "rule"
    name = isRate ? nil : rule
    source = "a rule of world '\(entry.world)'"
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("kind", kind)
      json.field("name", name)
      json.field("outcome", outcome)
      json.field("source", source)
    }
  }
}
