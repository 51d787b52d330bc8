import Simulation
import Wire

/// That a thing entered a state, or ended.
struct TransitionReport: ReplyBody {
  let vendor: String
  let resource: String
  let id: String
  /// Nil where the thing came into being.
  let from: String?
  let to: String
  let at: Instant
  /// How it came about: `asked`, `step`, `automatic`, `verification`, `expiry`.
  let kind: String

  init(_ transition: Transition) {
    vendor = transition.vendor
    resource = transition.resource
    id = transition.key
    from = transition.from
    to = transition.to
    at = transition.at
    kind = transition.kind.rawValue
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("vendor", vendor)
      json.field("resource", resource)
      json.field("id", id)
      json.field("from", from)
      json.field("to", to)
      json.field("at", at.iso8601(.microseconds))
      json.field("kind", kind)
    }
  }
}
