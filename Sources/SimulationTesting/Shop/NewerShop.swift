import HTTPTypes
package import Simulation
package import Storage

/// The shop as a later version would have it, for tests of what one version takes of another: one
/// more step of its schema, no lamps, and one route.
package enum NewerShop: VendorDefinition {
  package typealias Failure = ShopError
  package typealias Caller = ShopCaller

  package static let description = Shop.description
  package static let resources: [Resource] = []
  package static let operations: [Operation] = [
    operation(
      .get, "/v1/prices", "List prices", returns: .noContent, id: "listPrices", about: "price",
      by: listPrices, source: .choice("tests"))
  ]
  package static let migrations =
    Shop.migrations + [
      Migration("shop 2", "CREATE TABLE prices (id TEXT PRIMARY KEY) WITHOUT ROWID;")
    ]

  package static func authenticate(
    _ context: RequestContext, _ db: borrowing Simulation.Transaction<ShopError>
  ) throws(ShopError) -> ShopCaller { try Shop.authenticate(context, db) }

  package static func seedDemo(
    _ db: borrowing Simulation.Transaction<ShopError>
  ) throws(ShopError) {}

  static func listPrices(
    _ call: Call<NoInput, ShopCaller>, _ db: borrowing Simulation.Transaction<ShopError>
  ) throws(ShopError) -> NoContent { NoContent() }
}
