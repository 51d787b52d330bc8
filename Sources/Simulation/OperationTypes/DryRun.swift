import HTTPTypes
import Wire

/// Requests that ask for no effect: to prepare, to validate, to be tried out.
///
/// An operation that declares such a parameter or member applies it itself. At every other one that
/// may change something the request is answered with "not simulated" before the handler, for a
/// client that asked for no effect must never get one. What asks for it: `X-Prepare-Only` [a
/// vendor's OpenAPI], `dry_run` [a vendor's CLI], and the usual names of the same in other APIs
/// (our choice).
enum DryRun {
  private static let headers = ["X-Prepare-Only", "X-Dry-Run", "Dry-Run"].compactMap {
    HTTPField.Name($0)
  }

  /// Names of parameters and members, without underscores and hyphens, in lower case.
  private static let names: Set = ["dryrun", "prepareonly", "validateonly"]

  /// Why a request is not carried out; nil where it asks for nothing of the kind, or where the
  /// operation declares what asks for it. `body` is as it was read, nil where none was.
  static func unread(
    _ request: Request, body: JSON?, _ shape: InputShape, _ alias: (@Sendable (String) -> String?)?
  ) -> String? {
    guard request.method != .get, request.method != .head else { return nil }
    for header in headers where request.headers[header].map(isSet) == true {
      return reason("the header \(header.rawName)")
    }
    if !request.query.isEmpty {
      let query = Query(request.query[...])
      for name in shape.unreadParameters(of: query, alias: alias)
      where isNamed(name) && query[name].map(isSet) == true {
        return reason("the parameter \(name)")
      }
    }
    guard case .object(let members)? = body ?? unreadBody(of: request, shape) else { return nil }
    let known = (shape.body?.properties ?? []).map(\.name)
    for (name, value) in members where isNamed(name) && !known.contains(name) && isSet(value) {
      return reason("the member \(name)")
    }
    return nil
  }

  private static func reason(_ place: String) -> String {
    "\(place) asks for no effect, which is not simulated for this operation; nothing was changed"
  }

  /// The body of an operation that takes none.
  private static func unreadBody(of request: Request, _ shape: InputShape) -> JSON? {
    guard shape.bodyKind == nil, request.body.first == UInt8(ascii: "{") else { return nil }
    return try? JSON(parsing: request.body)
  }

  private static func isNamed(_ name: String) -> Bool {
    names.contains(name.lowercased().filter { $0 != "_" && $0 != "-" })
  }

  private static func isSet(_ text: String) -> Bool {
    !["false", "0", "no", "off"].contains(text.lowercased())
  }

  private static func isSet(_ value: JSON) -> Bool {
    switch value {
    case .null: false
    case .bool(let value): value
    case .string(let text): isSet(text)
    case .number(let number): number != JSONNumber(0)
    case .array, .object: true
    }
  }
}
