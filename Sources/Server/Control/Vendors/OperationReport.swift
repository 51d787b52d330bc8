import HTTPTypes
package import Simulation
package import Wire

/// A documented route of a vendor: what is simulated of it, and where that is known from.
package struct OperationReport: ReplyBody {
  let vendor: String
  let operation: String
  let method: String
  let path: String
  let tier: Int
  let status: OperationStatus
  /// Why it is not simulated; nil where it is.
  let reason: String?
  let source: String
  let summary: String
  /// What a request must show: `anyone`, `key`, or the name of a scope.
  let access: String
  let successes: [Int]
  let failures: [FailureReport]

  package init(_ vendor: Vendor, _ operation: Operation) {
    self.vendor = vendor.name
    self.operation = operation.id
    method = operation.method.rawValue
    path = operation.template.description
    tier = operation.tier
    (status, reason) = OperationStatus.read(operation.status)
    source = operation.source.description
    summary = operation.summary
    access =
      switch operation.access {
      case .anyone: "anyone"
      case .key: "key"
      case .scope(let scope): "scope \(scope)"
      }
    successes = operation.successes.map(\.status)
    failures = operation.failures.map { FailureReport(code: $0.code, status: $0.status) }
  }

  package func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("vendor", vendor)
      json.field("operation", operation)
      json.field("method", method)
      json.field("path", path)
      json.field("tier", tier)
      json.field("status", status)
      json.field("reason", reason)
      json.field("source", source)
      json.field("summary", summary)
      json.field("access", access)
      json.field("successes", successes)
      json.field("failures", failures)
    }
  }
}

/// An error that a route documents.
struct FailureReport: ReplyBody {
  let code: String
  let status: Int

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("code", code)
      json.field("status", status)
    }
  }
}

/// How far a documented route is simulated.
package enum OperationStatus: String, WireEnum {
  case simulated
  /// Not yet.
  case declared
  case never

  /// The word for a status, and the reason where there is one.
  package static func read(_ status: Operation.Status) -> (Self, reason: String?) {
    switch status {
    case .simulated: (.simulated, nil)
    case .declared(let reason): (.declared, reason)
    case .never(let reason): (.never, reason)
    }
  }
}
