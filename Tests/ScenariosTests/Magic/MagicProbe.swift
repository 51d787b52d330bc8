import HTTPTypes
import Simulation
import SimulationTesting
import Wire

@testable import UnderstudyCommands

/// What shows a magic value at work: a request that one may send, and what comes of it with and
/// without.
struct MagicProbe: Sendable, CustomStringConvertible {
  let vendor: String
  /// The value's name in the vendor's list.
  let name: String
  /// A text that is that value.
  let given: String
  /// What is seen where magic values are on, and where they are off.
  let on: String
  let off: String
  let look: @Sendable (TestWorld, String) async throws -> String

  var description: String { "\(vendor) \(name)" }

  init(
    _ vendor: String, _ name: String, _ given: String, on: String, off: String,
    _ look: @escaping @Sendable (TestWorld, String) async throws -> String
  ) {
    self.vendor = vendor
    self.name = name
    self.given = given
    self.on = on
    self.off = off
    self.look = look
  }

  /// What is seen of the given text in a world of its own.
  func seen(takesMagicValues: Bool, given other: String? = nil) async throws -> String {
    let vendor = try Registry.named(vendor)
    var settings: [String: Settings] = [:]
    // Nobody documents which routes need which permission, so that this is off by default.
    if self.vendor == "cadenya" {
      settings["cadenya"] = Settings()
      settings["cadenya"]?.set("enforce_scopes", to: true)
    }
    let world = try TestWorld(vendor, settings: settings, takesMagicValues: takesMagicValues)
    return try await look(world, other ?? given)
  }
}

extension MagicProbe {
  /// Shows a key, and tells status and code of the answer.
  static func key(
    _ vendor: String, _ name: String, _ given: String, on: String, off: String = "200",
    _ path: String, _ json: JSON? = nil, by method: HTTPRequest.Method = .get
  ) -> MagicProbe {
    MagicProbe(vendor, name, given, on: on, off: off) { world, key in
      word(await world.send(method, path, json: json, key: .custom(key)))
    }
  }

  /// Shows a key, and tells how many things there are in a list.
  static func count(
    _ vendor: String, _ name: String, _ given: String, on: String, off: String, _ path: String,
    _ pointer: String
  ) -> MagicProbe {
    MagicProbe(vendor, name, given, on: on, off: off) { world, key in
      let response = await world.send(.get, path, key: .custom(key))
      return "\(response[pointer]?.arrayValue?.count ?? -1)"
    }
  }

  /// Makes a machine of that name, and tells its state a minute later.
  static func machine(
    _ machine: Machine, _ name: String, _ given: String, on: String
  ) -> MagicProbe {
    MagicProbe(machine.rawValue, name, given, on: on, off: machine.ready) { world, given in
      try await machine.outcome(of: given, CarefulClient(ShippedWorld(world), machine.rawValue))
    }
  }

  static func word(_ response: TestResponse) -> String {
    "\(response.status)" + (response.code.map { " \($0)" } ?? "")
  }
}
