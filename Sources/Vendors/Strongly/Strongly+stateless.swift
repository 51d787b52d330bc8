package import Simulation

/// Stateless mode: lists are read on by offset; what they say of themselves stands in one of three
/// places.
extension Strongly {
  package static let stateless = StatelessMode(
    paging: [
      SamplePaging(
        .offset("offset"), sizes: ["limit"],
        [
          "/count": .total, "/limit": .size, "/offset": .offset,
          "/meta/total": .total, "/meta/limit": .size, "/meta/offset": .offset,
          "/meta/hasMore": .more,
          "/pagination/total": .total, "/pagination/limit": .size, "/pagination/offset": .offset,
          "/pagination/hasMore": .more,
        ])
    ])
}
