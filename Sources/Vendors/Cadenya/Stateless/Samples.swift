import Simulation
import Wire

/// What stateless mode shows of the things that are declared only or described by data.
enum Samples {
  /// The page of a list that shows one thing.
  static func page<Item: WireOutput>(of item: Item) -> CadenyaPage<Item> {
    CadenyaPage(items: [item], pagination: Pagination(nextCursor: "", total: 1))
  }

  /// What the metadata of runs and of what belongs to them hold. [SDK: cadenya 1.8.0]
  static let operationMetadata: JSON = [
    "id": "sample", "accountId": "sample", "workspaceId": "sample", "profileId": "sample",
    "externalId": "sample", "labels": [:], "createdAt": .string(time),
  ]

  static let resourceMetadata: JSON = [
    "id": "sample", "accountId": "sample", "workspaceId": "sample", "name": "sample",
    "profileId": "sample", "externalId": "sample", "labels": [:],
    "createdAt": .string(time),
  ]

  static let time = Instant.sample.iso8601(.milliseconds)

  /// A secret that a request named; its value never comes out.
  static let secrets: JSON = [["name": "sample"]]
}
