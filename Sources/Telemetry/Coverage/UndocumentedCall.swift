import HTTPTypes
import Simulation
package import Wire

/// A call that the vendor's documents do not know.
package struct UndocumentedCall: WireInput, WireOutput, Hashable {
  /// What is wrong with it.
  package enum Reason: String, WireEnum {
    case unknownPath = "unknown_path"
    /// The path is documented, the verb is not.
    case otherMethod = "other_method"
    /// The path begins with no vendor's name.
    case noVendor = "no_vendor"
  }

  package let method: String
  package let path: String
  package let count: Int
  package let reason: Reason
  /// What was probably meant.
  package let hint: String

  init(_ call: UnmatchedRequests.Call, count: Int, of vendor: Vendor) {
    method = call.method.rawValue
    path = call.path
    self.count = count
    switch vendor.routes.match(call.method, call.path) {
    case .otherMethods(let allowed):
      reason = .otherMethod
      hint = "this path takes \(allowed.map(\.rawValue).joined(separator: ", "))"
    case .missing, .found:
      reason = .unknownPath
      hint = Diagnosis.nearest(to: Request(method: call.method, path: call.path), in: vendor)
    }
  }

  /// A call to no vendor at all.
  init(unmounted call: UnmatchedRequests.Call, count: Int) {
    method = call.method.rawValue
    path = call.path
    self.count = count
    reason = .noVendor
    hint = "begins with no vendor's name"
  }

  package func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("method", method)
      json.field("path", path)
      json.field("count", count)
      json.field("reason", reason)
      json.field("hint", hint)
    }
  }
}

extension [UndocumentedCall] {
  /// The most frequent first.
  var byFrequency: [UndocumentedCall] {
    sorted { ($1.count, $0.path, $0.method) < ($0.count, $1.path, $1.method) }
  }
}
