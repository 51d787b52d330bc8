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
    answers: sampleDocuments.merging(sampleObjectives) { first, _ in first }
      .merging(sampleOthers) { first, _ in first }
      .merging(sampleWithdrawn) { first, _ in first })

  /// The page of a list that shows one thing.
  static func samplePage<Item: WireOutput>(of item: Item) -> CadenyaPage<Item> {
    CadenyaPage(items: [item], pagination: Pagination(nextCursor: "", total: 1))
  }

  /// What the metadata of runs and of what belongs to them hold. [SDK: cadenya 1.8.0]
  static let operationMetadata: JSON = [
    "id": "sample", "accountId": "sample", "workspaceId": "sample", "profileId": "sample",
    "externalId": "sample", "labels": [:], "createdAt": .string(sampleTime),
  ]

  static let resourceMetadata: JSON = [
    "id": "sample", "accountId": "sample", "workspaceId": "sample", "name": "sample",
    "profileId": "sample", "externalId": "sample", "labels": [:],
    "createdAt": .string(sampleTime),
  ]

  static let sampleTime = Instant.sample.iso8601(.milliseconds)

  /// A secret that a request named; its value never comes out.
  static let sampleSecrets: JSON = [["name": "sample"]]
}
