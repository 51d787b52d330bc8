import Simulation
import Wire

/// A host that an account trusts. [SDK: cadenya 1.8.0]
struct TrustedEndpoint: ReplyBody {
  let metadata: AccountResourceMetadata
  let host: String

  init(_ row: TrustedEndpointRow) {
    metadata = AccountResourceMetadata(row.resource)
    host = row.host
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("metadata", metadata)
      json.field("spec", object: { $0.field("host", host) })
    }
  }
}

/// The body that makes a trusted endpoint.
struct CreateTrustedEndpoint: RequestBody {
  let metadata: MetadataInput
  let spec: TrustedEndpointSpecInput
}

struct TrustedEndpointSpecInput: WireInput {
  let host: ResourceName
}

/// The body of `:verify`.
struct VerifyTrustedEndpoint: RequestBody {
  let url: ResourceName
}

/// Whether a URL leads to a host that is trusted.
struct TrustedEndpointVerification: ReplyBody {
  let result: TrustResult
  let host: String
  let trustedEndpoint: TrustedEndpoint?

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("result", result)
      json.field("host", host)
      json.field(ifPresent: "trustedEndpoint", trustedEndpoint)
    }
  }
}

enum TrustResult: String, WireEnum {
  case trusted = "RESULT_TRUSTED"
  case untrusted = "RESULT_UNTRUSTED"
  /// The host is made from parameters, so that it is not known yet.
  case templated = "RESULT_TEMPLATED"
}

/// The host of a URL or of a bare name, in lower case: no scheme, user, port or path.
enum EndpointHost {
  static func host(in text: String) -> String {
    var rest = text[...]
    if let scheme = rest.firstRange(of: "://") { rest = rest[scheme.upperBound...] }
    rest = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    if let user = rest.lastIndex(of: "@") { rest = rest[rest.index(after: user)...] }
    if rest.hasPrefix("["), let end = rest.firstIndex(of: "]") {
      return rest[...end].lowercased()
    }
    if let colon = rest.lastIndex(of: ":"), rest[rest.index(after: colon)...].allSatisfy(\.isNumber)
    {
      rest = rest[..<colon]
    }
    return rest.lowercased()
  }

  /// Whether a placeholder such as `{{tenant}}` or `{region}` is in it.
  static func isTemplated(_ host: String) -> Bool { host.contains("{") || host.contains("}") }
}
