import HTTPTypes
import Simulation

/// Which world a request means: path prefix, header, then the suffix of its key; else the default.
enum WorldName {
  static let header: HTTPField.Name = DiagnosisHeaders.world

  /// Reads the name, and takes the suffix off the key so that a vendor never sees it.
  static func take(
    from target: RequestTarget, _ request: inout Request, credential: Credential
  ) -> String {
    let suffix = takeSuffix(&request.headers, credential)
    if let named = target.world { return String(named) }
    return request.headers[header] ?? suffix ?? Worlds.defaultName
  }

  /// Looks at the credential that the vendor documents, and at a bearer token, which others may
  /// send in its place. Both lose their suffix; the documented one's counts.
  private static func takeSuffix(
    _ headers: inout HTTPFields, _ credential: Credential
  ) -> String? {
    var names: [HTTPField.Name] = [.authorization]
    if case .header(let text) = credential, let name = HTTPField.Name(text), name != names[0] {
      names.insert(name, at: 0)
    }
    var found: String?
    for name in names {
      guard let value = headers[name], let mark = value.utf8.lastIndex(of: UInt8(ascii: "~"))
      else { continue }
      headers[name] = String(value[..<mark])
      found = found ?? String(value[value.utf8.index(after: mark)...])
    }
    return found
  }
}
