import Simulation
import Storage
import Wire

/// The parameters of a list of tier 3: exactly those that are documented for its kind, each of them
/// applied. [SDK: cadenya 1.8.0]
///
/// `includeInfo` changes nothing: what the simulation has as `info` is in every answer. A parameter
/// that a list does not document is named in the diagnosis of its answer.
protocol DocumentListQuery: ListQuery {
  /// Adds the conditions of the parameters that only this list takes.
  func narrow(
    _ filter: inout RowFilter, of kind: DocumentKind, in place: DocumentPlace,
    _ db: borrowing Transaction
  ) throws(CadenyaError)
}

extension DocumentListQuery {
  func narrow(
    _ filter: inout RowFilter, of kind: DocumentKind, in place: DocumentPlace,
    _ db: borrowing Transaction
  ) throws(CadenyaError) {}
}

extension RowFilter {
  /// Requires a member of the spec to be one of these texts, as answers show it: where it was not
  /// given, the value that its kind stands in counts.
  mutating func require(
    _ member: String, of kind: DocumentKind, oneOf texts: [String]
  ) {
    require(
      "COALESCE(json_extract(spec, ?), ?) IN (SELECT value FROM json_each(?))", "$.\(member)",
      kind.spec[member]?.stringValue ?? "", RawJSON(texts: texts))
  }
}
