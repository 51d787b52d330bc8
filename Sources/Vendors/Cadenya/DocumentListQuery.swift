import Simulation
import Storage
import Wire

/// The parameters of a list of tier 3: exactly those that are documented for its kind, each of them
/// applied. [SDK: cadenya 1.8.0]
///
/// `includeInfo` changes nothing: what the simulation has as `info` is in every answer. A parameter
/// that a list does not document is named in the diagnosis of its answer.
protocol DocumentListQuery: RequestQuery {
  var list: ListRequest { get }

  /// Adds the conditions of the parameters that only this list takes.
  func narrow(
    _ filter: inout ListFilter, of kind: DocumentKind, in place: DocumentPlace,
    _ db: borrowing Cadenya.Transaction
  ) throws(CadenyaError)
}

extension DocumentListQuery {
  func narrow(
    _ filter: inout ListFilter, of kind: DocumentKind, in place: DocumentPlace,
    _ db: borrowing Cadenya.Transaction
  ) throws(CadenyaError) {}
}

extension ListFilter {
  /// Requires a member of the spec to be one of these texts, as answers show it: where it was not
  /// given, the value that its kind stands in counts.
  mutating func require(
    _ member: String, of kind: DocumentKind, oneOf texts: [String]
  ) {
    require(
      "COALESCE(json_extract(spec, ?), ?) IN (SELECT value FROM json_each(?))", "$.\(member)",
      kind.spec[member]?.stringValue ?? "", Self.list(texts))
  }

  /// Requires a word of an enum; empty and `..._UNSPECIFIED` ask for nothing, and a word that the
  /// enum lacks is met by nothing.
  mutating func requireState(oneOf states: [String]) {
    let named = states.filter(Self.isSpecified)
    guard !named.isEmpty else { return }
    require("state IN (SELECT value FROM json_each(?))", Self.list(named))
  }

  /// Whether a word of an enum asks for anything.
  static func isSpecified(_ word: String) -> Bool {
    !word.isEmpty && !word.hasSuffix("_UNSPECIFIED")
  }

  static func list(_ texts: [String]) -> RawJSON {
    RawJSON(.array(texts.map { .string($0) }))
  }
}

extension Cadenya {
  /// The references that name the same agent as this one, for specs keep a reference as it was
  /// given: its id and `external_id:`. Only the reference itself where there is no such agent.
  static func references(
    toAgent reference: String, in place: DocumentPlace, _ db: borrowing Transaction
  ) throws(CadenyaError) -> [String] {
    let agent: AgentRow? =
      if let external = externalID(in: reference) {
        try db.first(
          AgentRow.self, where: "workspace_id = ? AND external_id = ?", place.workspaceID,
          external)
      } else {
        try db.find(AgentRow.self, reference)
      }
    guard let agent else { return [reference] }
    return [agent.resource.id] + (agent.resource.externalID.map { [externalPrefix + $0] } ?? [])
  }
}
