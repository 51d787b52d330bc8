import Simulation
import Testing
import Wire

@testable import UnderstudyCommands

@Suite("Magic values")
struct MagicValueTests {
  /// Every value that a vendor declares, as `vendor name`.
  private static let declared = Registry.vendors.flatMap { vendor in
    vendor.magicValues.map { "\(vendor.name) \($0.name)" }
  }

  @Test func `are each tried, once`() {
    #expect(MagicProbe.all.map(\.description).sorted() == Self.declared.sorted())
  }

  @Test(arguments: MagicProbe.all)
  func `do what their vendor declares`(_ probe: MagicProbe) async throws {
    let vendor = try #require(Registry.vendors.first { $0.name == probe.vendor })
    let value = try #require(vendor.magicValues.first { $0.name == probe.name })
    #expect(value.pattern.match(probe.given) != nil)
    let seen = try await probe.seen(takesMagicValues: true)
    #expect(seen == probe.on)
  }

  @Test(arguments: MagicProbe.all)
  func `are ordinary texts where they are off`(_ probe: MagicProbe) async throws {
    let seen = try await probe.seen(takesMagicValues: false)
    #expect(seen == probe.off)
  }

  /// The text of the probe with another beginning is what any client may send.
  @Test(arguments: MagicProbe.all.filter { $0.name != "tenant-header" })
  func `are nothing but themselves`(_ probe: MagicProbe) async throws {
    let seen = try await probe.seen(takesMagicValues: true, given: "x" + probe.given)
    #expect(seen == probe.off)
  }

  @Test(arguments: Registry.vendors)
  func `begin moves that their vendor's lifecycles have`(_ vendor: Vendor) {
    let moves = vendor.resources.flatMap { $0.lifecycle?.moves.map(\.name) ?? [] }
    for move in vendor.magicValues.compactMap(\.move) { #expect(moves.contains(move)) }
  }

  @Test(arguments: Registry.vendors)
  func `name fields that their operations have`(_ vendor: Vendor) throws {
    for value in vendor.magicValues {
      guard case .field(let name, let id) = value.place else { continue }
      let operation = try #require(vendor.operation(id))
      #expect(operation.shapes.input.body?.properties.contains { $0.name == name } == true)
    }
  }

  @Test(arguments: Registry.vendors)
  func `include a key that is refused`(_ vendor: Vendor) {
    #expect(vendor.magicValues.contains { $0.place == .key && $0.effect.hasPrefix("401") })
  }

  @Test(arguments: ["miosa", "strongly", "cadenya"])
  func `include a key without a scope where the vendor has scopes`(_ name: String) {
    let vendor = Registry.vendors.first { $0.name == name }
    #expect(vendor?.magicValues.contains { $0.place == .key && $0.effect.contains("403") } == true)
  }

  @Test(arguments: Registry.vendors)
  func `include a foreign tenant`(_ vendor: Vendor) {
    let words = ["another organization", "another account", "bob's workspace"]
    #expect(vendor.magicValues.contains { value in words.contains { value.effect.contains($0) } })
  }

  @Test(arguments: ["miosa", "strongly", "phala", "orgo"])
  func `include a thing that fails to come up and one that never does`(_ name: String) {
    let vendor = Registry.vendors.first { $0.name == name }
    #expect(vendor?.magicValues.filter { $0.move != nil }.count == 2)
  }
}
