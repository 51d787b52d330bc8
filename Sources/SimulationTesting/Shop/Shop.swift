package import HTTPTypes
package import Simulation
package import Storage
import Wire

/// A vendor that does not exist, for tests of the engine: a shop that lends lamps.
///
/// Small, and with one of everything that the engine offers: a unique name, a lifecycle with every
/// kind of timing, usage, a quota, idempotency, answers that depend on the future. Real vendors are
/// tested by their exchanges.
package enum Shop: VendorDefinition {
  package typealias Failure = ShopError
  package typealias Caller = ShopCaller

  package static let description = VendorDescription(
    name: "shop", title: "Lamp shop", hosts: ["api.shop.test", "*.lamps.test"], basePath: "/v1",
    variables: [
      Variable("SHOP_KEY", .key("sk_demo")), Variable("SHOP_URL", .baseURL(path: "/v1")),
    ],
    credential: .bearer,
    idempotency: IdempotencyRule(
      header: ShopHeaders.once, lifetime: .seconds(24 * 3600), methods: [.post],
      source: .choice("tests")),
    secretKeys: ["password"],
    requestID: { seed, sequence in
      "req-"
        + Identifiers.token(
          seed: seed, kind: "request", ordinal: Int(sequence), .lowercase, length: 12)
    })

  package static let colour = Setting(
    "colour", default: LampColour.white, why: "what a lamp shines in unless it is told")
  package static let isGenerous = Setting("generous", default: false, why: "lends to anybody")

  package static let settings = [SettingDescription(colour), SettingDescription(isGenerous)]

  package static let contents: [any VendorResource<ShopError, ShopCaller>.Type] = [
    Lamps.self, Premises.self,
  ]

  package static let migrations = [
    Migration(
      "shop 1",
      """
      CREATE TABLE lamps (
        id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, room TEXT NOT NULL, state TEXT NOT NULL,
        created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL) WITHOUT ROWID;
      CREATE INDEX lamps_by_room ON lamps (room);
      """)
  ]

  package static func authenticate(
    _ context: RequestContext, _ db: borrowing Simulation.Transaction<ShopError>
  ) throws(ShopError) -> ShopCaller {
    if context.access == .anyone { return ShopCaller(identity: "") }
    guard let key = Credential.bearer.key(in: context.request.headers) else {
      throw ShopError(.noKey)
    }
    return ShopCaller(identity: Digest.text(of: key))
  }

  package static func seedDemo(_ db: borrowing Simulation.Transaction<ShopError>) throws(ShopError)
  {
    try db.add(LampRow(id: "lamp-demo", name: "demo", room: "window", now: db.now))
  }
}

/// What a lamp may shine in.
package enum LampColour: String, WireEnum {
  case white
  case red
  /// A word that looks like a number.
  case kelvin = "2700"
}

/// Headers that only the shop knows.
package enum ShopHeaders {
  package static let once = name("Once")

  private static func name(_ text: String) -> HTTPField.Name {
    guard let name = HTTPField.Name(text) else { preconditionFailure("\(text) is no field name") }
    return name
  }
}
