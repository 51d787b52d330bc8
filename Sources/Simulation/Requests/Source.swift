/// Where a rule of behaviour comes from. `routes --why` prints it.
package enum Source: Sendable, Hashable, CustomStringConvertible {
  /// A documentation page that the project started from, by its number.
  case seed(String)
  /// Another page of the vendor's documentation.
  case docs(String)
  /// The vendor's OpenAPI document.
  case openAPI
  /// What a published SDK sends or requires.
  case sdk(String)
  /// Not documented; the reason for the choice.
  case choice(String)

  package var description: String {
    switch self {
    case .seed(let page): "seed page \(page)"
    case .docs(let page): "vendor docs: \(page)"
    case .openAPI: "vendor OpenAPI document"
    case .sdk(let what): "SDK: \(what)"
    case .choice(let reason): "our choice: \(reason)"
    }
  }
}
