import HTTPTypes
import Wire

/// What a vendor makes of a JSON body that does not come as `application/json` or `…+json`, but
/// under another media type or none, while its setting `strict_content_type` is on.
///
/// While it is off the body is read as JSON. In both cases the answer carries a diagnosis.
package struct UndeclaredJSON: Sendable {
  /// How it is refused.
  package enum Rejection: Sendable {
    /// The vendor's error for an unsupported media type.
    case mediaType
    /// The body is a text where an object is wanted, as FastAPI reads it; run with FastAPI 0.165.
    case wrongType
  }

  package let rejection: Rejection
  package let setting: Setting<Bool>

  package init(_ rejection: Rejection, isRefused: Bool, why: String) {
    self.rejection = rejection
    setting = Setting("strict_content_type", default: isRefused, why: why)
  }

  /// What is wrong with a request's Content-Type; nil where it declares JSON and where there is no
  /// body.
  static func finding(_ request: Request) -> String? {
    guard !request.body.isEmpty else { return nil }
    let type = request.headers[.contentType] ?? ""
    guard !ContentType.isJSON(type) else { return nil }
    return type.isEmpty
      ? "the body came without a Content-Type; send Content-Type: application/json"
      : "the body came as '\(type)'; send Content-Type: application/json"
  }

}

extension ContentType {
  /// Whether a Content-Type declares JSON: `application/json` or a type that ends with `+json`,
  /// with any parameters.
  package static func isJSON(_ text: String) -> Bool {
    let name = text.prefix { $0 != ";" }.lowercased().filter { $0 != " " && $0 != "\t" }
    return name == json || (name.hasPrefix("application/") && name.hasSuffix("+json"))
  }
}
