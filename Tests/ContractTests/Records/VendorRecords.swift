import Testing

@testable import Simulation
@testable import Storage
@testable import UnderstudyCommands

/// The records of one vendor, and a database of that vendor with nothing in it.
struct VendorRecords: CustomTestStringConvertible {
  let vendor: Vendor
  let types: [any Record.Type]
  /// Tables that are written and read by statements alone.
  let withoutRecord: Set<String>

  init(of name: String, _ types: [any Record.Type], withoutRecord: Set<String> = []) {
    guard let vendor = Vendor.tested.first(where: { $0.name == name }) else {
      fatalError("no vendor \(name)")
    }
    self.vendor = vendor
    self.types = types
    self.withoutRecord = withoutRecord
  }

  static let all = [miosa, strongly, phala, cadenya, orgo, lantern]

  var testDescription: String { vendor.name }

  func emptyDatabase() throws -> VendorDatabase {
    VendorDatabase(image: try vendor.schema.empty())
  }

  /// The tables of the vendor's own migrations.
  func tables() throws -> Set<String> {
    let engine = VendorDatabase(image: try DatabaseSchema(name: "engine", []).empty())
    return try Self.tables(of: emptyDatabase()).subtracting(Self.tables(of: engine))
  }

  private static func tables(of database: VendorDatabase) throws -> Set<String> {
    var names: Set<String> = []
    try database.inTransaction { db in
      try db.read(
        dynamic: "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
        bind: { _ in }
      ) { row in
        names.insert(row.text())
        return true
      }
      return true
    }
    return names
  }
}
