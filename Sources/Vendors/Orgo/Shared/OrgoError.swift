package import HTTPTypes
package import Simulation
import Storage
package import Wire

/// An Orgo error: `{"error": text, "request_id": uuid}`, and three more keys where they apply.
///
/// `error` is always a string: the Python SDK raises it as the message of a bare exception, and an
/// object there would reach people as Python source. [docs guides/troubleshooting] [SDK: client.py]
package struct OrgoError: VendorFailure {
  package let code: OrgoErrorCode
  let message: String
  package var diagnosis: String?
  /// The workspaces of a key and of what it asked for, where a key's scope is the reason.
  var scope: (key: String, target: String?)?
  /// What became of each dimension of a resize, where none could be applied.
  var results: (any WireOutput & Sendable)?
  /// The verbs that a path does have.
  var allowed: [HTTPRequest.Method] = []

  init(_ code: OrgoErrorCode, _ message: String? = nil, diagnosis: String? = nil) {
    self.code = code
    self.message = message ?? code.message
    self.diagnosis = diagnosis
  }

  /// A key that is held to one workspace asked for another, or for what no such key may do.
  init(keyOf workspace: String, cannot action: String, target: String?) {
    self.init(
      .scopeMismatch,
      "This API key is scoped to workspace \(workspace). It cannot \(action).")
    scope = (workspace, target)
  }

  package init(sample code: OrgoErrorCode) {
    self.init(code)
    if code == .scopeMismatch {
      self.init(
        keyOf: DemoData.workspaceID, cannot: "access workspace \(DemoData.otherWorkspaceID)",
        target: DemoData.otherWorkspaceID)
    }
  }

  package init(_ condition: EngineCondition) {
    switch condition {
    case .unknownRoute: self.init(.unknownRoute)
    case .methodNotAllowed(let methods):
      self.init(.methodNotAllowed)
      allowed = methods
    case .notSimulated(let reason): self.init(.notSimulated, reason)
    case .bodyTooLarge(let limit):
      self.init(.payloadTooLarge, "Request body is larger than \(limit) bytes")
    case .malformedBody(let error):
      self.init(
        .malformedBody,
        diagnosis: "line \(error.line), column \(error.column): \(error.reason)")
    case .missingBody: self.init(.malformedBody, "Request body is missing")
    case .unsupportedMediaType(let type):
      self.init(.unsupportedMediaType, "Media type \(type) is not supported")
    case .violations(let violations, let subject):
      self.init(.invalid, OrgoError.text(of: violations, subject))
    case .unfinished: self.init(.desktopTimeout)
    case .idempotencyMismatch: self.init(.invalid)
    case .store(let fault):
      self.init(fault.kind == .diskFull ? .insufficientStorage : .internalError)
      diagnosis = fault.message
    }
  }

  package static let general: [OrgoErrorCode] = [
    .malformedBody, .authenticationRequired, .invalidKey, .insufficientCredits, .scopeMismatch,
    .methodNotAllowed, .payloadTooLarge, .unsupportedMediaType, .rateLimitExceeded,
    .internalError, .desktopTimedOut, .desktopCrashed, .screenUnavailable, .notSimulated,
    .unreachable,
    .desktopTimeout, .insufficientStorage,
  ]

  package var headers: HTTPFields {
    guard !allowed.isEmpty else { return [:] }
    return [.allow: allowed.map(\.rawValue).joined(separator: ", ")]
  }

  /// Only a key's scope is told as a code.
  package static func schema(of codes: [OrgoErrorCode]) -> Schema {
    .members(
      ["error": .text, "request_id": .text],
      optional: [
        "upstream_status": .count, "code": .word([OrgoErrorCode.scopeMismatch.rawValue]),
        "key_workspace_id": .text, "target_workspace_id": .text, "results": .anyObject,
        "partial": Bool.schema,
      ])
  }

  package func write(to json: inout JSONWriter, in context: RequestContext) {
    json.object { json in
      json.field("error", message)
      json.field("request_id", context.requestID)
      if let status = code.upstreamStatus { json.field("upstream_status", status) }
      if let scope {
        json.field("code", code.rawValue)
        json.field("key_workspace_id", scope.key)
        if let target = scope.target { json.field("target_workspace_id", target) }
      }
      if let results {
        json.field("results", results)
        json.field("partial", false)
      }
    }
  }

  /// Every violation in one line: `workspace_id is required`. [obs] for that text and for the one
  /// on `wait`; the others are our choice in their style.
  private static func text(of violations: [Violation], _ subject: String) -> String {
    var texts: [String] = []
    for violation in violations {
      let name = violation.pointer.tokens.joined(separator: ".")
      let text =
        switch violation.rule {
        case .missing, .null, .tooShort: "\(name) is required"
        case .tooSmall where subject == "wait": "wait duration must be positive"
        default: name.isEmpty ? "body \(violation.rule)" : "\(name) \(violation.rule)"
        }
      if !texts.contains(text) { texts.append(text) }
    }
    return texts.joined(separator: "; ")
  }
}
