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

  @Test func `each magic value is tried once`() {
    #expect(MagicProbe.all.map(\.description).sorted() == Self.declared.sorted())
  }

  @Test(arguments: MagicProbe.all)
  func `a magic value does what its vendor declares`(_ probe: MagicProbe) async throws {
    let vendor = try #require(Registry.vendors.first { $0.name == probe.vendor })
    let value = try #require(vendor.magicValues.first { $0.name == probe.name })
    #expect(value.pattern.match(probe.given) != nil)
    let seen = try await probe.seen(takesMagicValues: true)
    #expect(seen == probe.on)
  }

  @Test(arguments: MagicProbe.all)
  func `a magic value is ordinary text where magic values are off`(
    _ probe: MagicProbe
  ) async throws {
    let seen = try await probe.seen(takesMagicValues: false)
    #expect(seen == probe.off)
  }

  /// The text of the probe with another beginning is what any client may send.
  @Test(arguments: MagicProbe.all.filter { $0.name != "tenant-header" })
  func `a text that only contains a magic value is ordinary text`(
    _ probe: MagicProbe
  ) async throws {
    let seen = try await probe.seen(takesMagicValues: true, given: "x" + probe.given)
    #expect(seen == probe.off)
  }

  @Test(arguments: Registry.vendors)
  func `a magic value begins a move that its vendor's lifecycles have`(_ vendor: Vendor) {
    let moves = vendor.resources.flatMap { $0.lifecycle?.moves.map(\.name) ?? [] }
    for move in vendor.magicValues.compactMap(\.move) { #expect(moves.contains(move)) }
  }

  @Test(arguments: Registry.vendors)
  func `a magic value names a field that its operation has`(_ vendor: Vendor) throws {
    for value in vendor.magicValues {
      guard case .field(let name, let id) = value.place else { continue }
      let operation = try #require(vendor.operation(id))
      #expect(operation.shapes.input.body?.properties.contains { $0.name == name } == true)
    }
  }

  /// A key that a user could have must not select behaviour, whatever stands behind its beginning.
  @Test(arguments: [
    ("miosa", ["msk_live_", "msk_u_", "msk_a_", "msk_p_", "msk_l2_", "msi_"]),
    ("strongly", ["sk-", "sk_"]), ("phala", ["phak_", "phat_"]), ("orgo", ["sk_"]),
  ])
  func `no magic key begins like one that the vendor issues`(
    _ name: String, _ beginnings: [String]
  ) throws {
    let vendor = try #require(Registry.vendors.first { $0.name == name })
    let keys = vendor.magicValues.filter { $0.place == .key }
    #expect(!keys.isEmpty)
    for key in keys { #expect(!beginnings.contains { key.text.hasPrefix($0) }, "\(key.text)") }
  }

  @Test(arguments: Registry.vendors)
  func `each vendor has a magic key that is refused`(_ vendor: Vendor) {
    #expect(vendor.magicValues.contains { $0.place == .key && $0.effect.hasPrefix("401") })
  }

  @Test(arguments: ["miosa", "strongly", "cadenya"])
  func `each vendor with scopes has a magic key without a scope`(_ name: String) {
    let vendor = Registry.vendors.first { $0.name == name }
    #expect(vendor?.magicValues.contains { $0.place == .key && $0.effect.contains("403") } == true)
  }

  @Test(arguments: Registry.vendors)
  func `each vendor has a magic value for a foreign tenant`(_ vendor: Vendor) {
    let words = ["another organization", "another account", "bob's workspace"]
    #expect(vendor.magicValues.contains { value in words.contains { value.effect.contains($0) } })
  }

  @Test(arguments: ["miosa", "strongly", "phala", "orgo"])
  func `each machine vendor has a magic value that fails and one that hangs`(_ name: String) {
    let vendor = Registry.vendors.first { $0.name == name }
    #expect(vendor?.magicValues.filter { $0.move != nil }.count == 2)
  }
}
