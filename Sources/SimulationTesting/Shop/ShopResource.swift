import HTTPTypes
import Simulation
import Storage
import Wire

/// A resource of the shop's API.
protocol ShopResource: VendorResource where Failure == ShopError, Caller == ShopCaller {}

typealias Transaction = Simulation.Transaction<ShopError>
typealias Call<Input: Sendable> = Simulation.Call<Input, ShopCaller>
typealias Route = Simulation.Route<ShopError, ShopCaller>

/// Who a client of the shop is.
package struct ShopCaller: CallerIdentity {
  package let identity: String
}

/// The shop itself: whether it is open, and a route that is declared only.
enum Premises: ShopResource {
  private static let all = group("/v1", about: "shop", source: .choice("tests"))

  static let routes: [Route] =
    [
      all(
        .get, "/status", "Whether the shop is open", id: "getStatus", access: .anyone, by: getStatus
      )
    ]
    + all.with(tier: 3).declared(
      as: .declared("nobody has written it yet"), "GET /owner getOwner Who owns the shop")

  static func getStatus(
    _ call: Call<NoInput>, _ db: borrowing Transaction
  ) throws(ShopError) -> ShopStatus {
    ShopStatus(open: true)
  }
}

/// `{"open": true}`
struct ShopStatus: ReplyBody {
  let open: Bool

  func write(to json: inout JSONWriter) { json.object { $0.field("open", open) } }
}
