package import Storage
package import Wire

/// Rows of the registry of what a vendor keeps.
extension VendorDefinition {
  /// A row of the resource registry.
  package static func resource<Row: Record, Body: WireOutput>(
    _ name: String, _ type: Row.Type, state: String? = nil, touched: String? = nil,
    usage: String? = nil, lifecycle: Lifecycle? = nil, quotas: [Quota] = [],
    render: @escaping @Sendable (Row) -> Body,
    entering: (
      @Sendable (_ key: String, _ state: String, borrowing Transaction<Failure>) throws(Failure) ->
        Void
    )? = nil
  ) -> Resource {
    Resource(
      name, type, state: state, touched: touched, usage: usage, lifecycle: lifecycle,
      quotas: quotas, render: render, entering: entering)
  }

  /// A row of the list of expiries. The texts are SQL of the source; no client's text may enter
  /// them.
  package static func expiry<Row: Record>(
    of name: String, _ type: Row.Type, at instant: StaticString,
    where condition: StaticString? = nil
  ) -> Expiry {
    Expiry(
      name, table: Row.table, key: Row.columns[0], at: instant.description,
      where: condition?.description)
  }
}
