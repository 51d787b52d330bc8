/// Where a rule of behaviour comes from. `routes --why` prints it.
package enum Source: Sendable, Hashable, CustomStringConvertible {
  /// A page of the vendor's documentation, by its title and address.
  case page(String, at: String)
  /// Another part of the vendor's documentation.
  case docs(String)
  /// The vendor's OpenAPI document.
  case openAPI
  /// What a published SDK sends or requires.
  case sdk(String)
  /// Not documented; the reason for the choice.
  case choice(String)

  package var description: String {
    switch self {
    case .page(let title, let address): "vendor docs: \(title), \(address)"
    case .docs(let page): "vendor docs: \(page)"
    case .openAPI: "vendor OpenAPI document"
    case .sdk(let what): "SDK: \(what)"
    case .choice(let reason): "our choice: \(reason)"
    }
  }
}
