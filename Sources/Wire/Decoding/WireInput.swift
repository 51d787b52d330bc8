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

/// An input some of whose members must be there in certain company, which the types of the members
/// cannot say. The handler refuses what breaks a requirement; here it is only told.
package protocol RequiresMembers: WireInput {
  static var requirements: [MemberRequirement] { get }
}
