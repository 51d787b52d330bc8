import HTTPTypes
package import Simulation
package import Storage

/// The shop as a later version would have it, for tests of what one version takes of another: one
/// more step of its schema, no lamps, and one route.
package enum NewerShop: VendorDefinition {
  package typealias Failure = ShopError
  package typealias Caller = ShopCaller

  package static let description = Shop.description
  package static let contents: [any VendorResource<ShopError, ShopCaller>.Type] = [Prices.self]
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
}

/// What a later version of the shop has beside, without records.
enum Prices: ShopResource {
  static let routes: [Route] = [
    group("/v1/prices", about: "price", source: .choice("tests"))(
      .get, "", "List prices", returns: .noContent, id: "listPrices", by: listPrices)
  ]

  static func listPrices(
    _ call: Call<NoInput>, _ db: borrowing Transaction
  ) throws(ShopError) -> NoContent { NoContent() }
}
