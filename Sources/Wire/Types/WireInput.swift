/// What a request may carry: a Swift type whose shape is its contract.
///
/// Conforming takes no code: members, types and `CodingKeys` say it all. A plain optional may be
/// missing or `null`, a ``Field`` tells the two apart, constrained scalars bring their rules. The
/// documented order is that of the `CodingKeys`, or of the members where there are none.
/// Judge a body with ``requestSchema`` first, which finds every fault; decoding stops at the
/// first.
package protocol WireInput: Decodable, Sendable {
  /// What the type takes; by default found by probing its `init(from:)`.
  static var schema: Schema { get }
}

extension WireInput {
  /// Found by probing. A type that cannot be probed stops the program with its name.
  package static var schema: Schema {
    SchemaProbe.input(Self.self)
  }

  /// The schema that a request of this type is judged by.
  ///
  /// It differs from ``schema`` for types that are answers as well, where the latter describes
  /// what is written (every member required) and not what is taken.
  package static var requestSchema: Schema {
    guard Self.self is any WireOutput.Type else { return schema }
    return SchemaProbe.input(Self.self)
  }
}

extension WireInput where Self: WireOutput {
  /// What the type writes; see ``WireInput/requestSchema`` for what it takes.
  package static var schema: Schema {
    SchemaProbe.output(Self.self)
  }
}
