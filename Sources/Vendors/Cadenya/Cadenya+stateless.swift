package import Simulation
import Wire

/// Stateless mode: what the vendor's generated suites, which send placeholder ids, need to pass.
///
/// A list is read on by its cursor and shows one thing a page; any other cursor than one that was
/// given means the first page, for the suites begin with `cursor=sample`. [SDK: conformance driver]
extension Cadenya {
  package static let stateless = StatelessMode(
    health: ["/_x-steady/health"],
    paging: [
      SamplePaging(
        .cursor("cursor"),
        [
          "/pagination/nextCursor": .next(end: ""), "/pagination/next_cursor": .next(end: ""),
          "/pagination/total": .total,
        ])
    ],
    answers: Samples.documents.merging(Samples.objectives) { first, _ in first }
      .merging(Samples.others) { first, _ in first }
      .merging(Samples.withdrawn) { first, _ in first })
}
