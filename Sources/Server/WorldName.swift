import HTTPTypes
import Simulation

/// Which world a request means: path prefix, header, then the suffix of its key; else the default.
enum WorldName {
  static let header: HTTPField.Name = BesideHeaders.world

  /// Reads the name, and takes the suffix off the key so that a vendor never sees it.
  static func take(
    from address: Address, _ request: inout Request, credential: Credential
  ) -> String {
    let suffix = takeSuffix(&request.headers, credential)
    if let named = address.world { return String(named) }
    return request.headers[header] ?? suffix ?? Worlds.defaultName
  }

  private static func takeSuffix(
    _ headers: inout HTTPFields, _ credential: Credential
  ) -> String? {
    let name: HTTPField.Name? =
      switch credential {
      case .bearer: .authorization
      case .header(let text): HTTPField.Name(text)
      }
    guard let name, let value = headers[name],
      let mark = value.utf8.lastIndex(of: UInt8(ascii: "~"))
    else { return nil }
    headers[name] = String(value[..<mark])
    return String(value[value.utf8.index(after: mark)...])
  }
}
