import Testing
import Wire

@testable import Storage

/// A record with every kind of property.
private struct Part: Record {
  let id: String
  var vmUUID: String?
  var isListed = true
  var size = PartSize()
  var tags: [String] = []
  var colour = PartColour.red
  var finish: PartColour?
  @Derived private(set) var partCount = 0
  var weight = 0.5
  var madeAt = Instant(microseconds: 0)
  var soldAt: Instant?
  var stock: Int?
  var notes = RawJSON.emptyObject
  var volumeIDs = RawJSONArray.empty
  @Derived private(set) var makerName: String? = nil

  static let table = "parts"
  static let plan = RecordPlan(Self.self)
  static let spelling = ["isListed": "listed", "size.heightMM": "height"]
  static let expressions = ["makerName": "(SELECT name FROM makers)"]
}

private struct PartSize: Decodable, Sendable {
  var isRound = true
  var heightMM = 1
}

private enum PartColour: String, ColumnEnum, Decodable {
  case red, green, blue

  static let unknown = PartColour.blue
}

/// A stored property that is no column.
private struct Partial: Record {
  let id: String
  var isHidden = true
  private var scratch: Bool { didSet {} }

  static let table = "partials"
  static let plan = RecordPlan(Self.self)

  enum CodingKeys: CodingKey { case id, isHidden }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    id = try container.decode(String.self, forKey: .id)
    isHidden = try container.decode(Bool.self, forKey: .isHidden)
    scratch = false
  }
}

/// Keys in another order than the properties.
private struct Turned: Record {
  let id: String
  let isListed: Bool
  let isHidden: Bool

  static let table = "turned"
  static let plan = RecordPlan(Self.self)

  enum CodingKeys: CodingKey { case id, isHidden, isListed }
}

/// A spelling of a property that there is none of.
private struct Misspelled: Record {
  let id: String

  static let table = "misspelled"
  static let plan = RecordPlan(Self.self)
  static let spelling = ["isListed": "listed"]
}

/// A property that is spelled as another one.
private struct Swapped: Record {
  let id: String
  let name: String
  let tag: String

  static let table = "swapped"
  static let plan = RecordPlan(Self.self)
  static let spelling = ["name": "tag"]
}

/// A record's columns are its properties, found once.
@Suite struct RecordTests {
  @Test func `columns are properties in snake case, groups and exceptions included`() {
    #expect(
      Part.plan.written == [
        "id", "vm_uuid", "listed", "is_round", "height", "tags", "colour", "finish", "weight",
        "made_at", "sold_at", "stock", "notes", "volume_ids",
      ])
    #expect(Part.columns == Part.plan.written)
  }

  @Test func `everything is selected where it stands, and what is derived is not written`() {
    #expect(
      Part.selection == """
        id, vm_uuid, listed, is_round, height, tags, colour, finish, part_count, weight, made_at, \
        sold_at, stock, notes, volume_ids, (SELECT name FROM makers)
        """)
    #expect(Part.plan.columns.filter(\.isDerived).map(\.name) == ["part_count", "maker_name"])
  }

  @Test(arguments: [
    ("id", "id"), ("tenantID", "tenant_id"), ("ownerUserID", "owner_user_id"),
    ("vmUUID", "vm_uuid"),
    ("maxStorageGB", "max_storage_gb"), ("volumeIDs", "volume_ids"), ("ssoEnabled", "sso_enabled"),
    ("viewerPasswordSetAt", "viewer_password_set_at"), ("URLPath", "url_path"),
  ])
  func `a run of capitals is one word of a column's name`(_ property: String, _ column: String) {
    #expect(RecordColumn.name(of: property) == column)
  }

  @Test func `a record is what was selected`() throws {
    let database = VendorDatabase(image: try DatabaseSchema(name: "parts", []).empty())
    let sample = Part.plan.sample(Part.self)
    let values = Part.plan.values(of: sample)
    var found: Part?
    try database.inTransaction { db in
      let places = values.map { _ in "?" }.joined(separator: ", ")
      try db.read(
        dynamic: "SELECT \(places)",
        bind: { row in
          for value in values { value.value.bind(to: &row) }
        }
      ) { row in
        found = Part(from: &row)
        return false
      }
      return false
    }
    let part = try #require(found)
    #expect(Part.plan.values(of: part).map(\.value) == values.map(\.value))
    #expect(part.id == "sample 1")
    #expect(part.vmUUID == "sample 2")
    #expect(part.size.heightMM == 5)
    #expect(part.tags == ["sample 6"])
    #expect(part.partCount == 9)
    #expect(part.makerName == "sample 16")
  }

  @Test func `NULL is nil, and a word that is not known is the unknown case`() throws {
    let database = VendorDatabase(image: try DatabaseSchema(name: "parts", []).empty())
    var found: Part?
    try database.inTransaction { db in
      try db.read(
        dynamic: """
          SELECT 'a', NULL, 0, 0, 7, '[]', 'mauve', NULL, 0, 1.5, 0, NULL, NULL, '{}', '[]', NULL
          """, bind: { _ in }
      ) { row in
        found = Part(from: &row)
        return false
      }
      return false
    }
    let part = try #require(found)
    #expect(part.vmUUID == nil)
    #expect(part.colour == .blue)
    #expect(part.finish == nil)
    #expect(part.soldAt == nil)
    #expect(part.stock == nil)
    #expect(part.makerName == nil)
    #expect(part.weight == 1.5)
    #expect(part.size.heightMM == 7)
  }

  @Test func `what a record has becomes what its statement binds, without what is derived`() {
    var writer = RowWriter.collector()
    Part(id: "a", vmUUID: nil, colour: .green, soldAt: nil).store(into: &writer)
    #expect(
      writer.collected == [
        .text("a"), .null, .integer(1), .integer(1), .integer(1), .text("[]"), .text("green"),
        .null, .real(0.5), .integer(0), .null, .null, .text("{}"), .text("[]"),
      ])
  }

  @Test func `what is derived is sampled as its type is`() throws {
    struct Word: ConvertedColumn, Sampled {
      let stored: String
      static let sample = Word(stored: "declared")
    }
    struct Words: Decodable {
      @Derived var word: Word
      @Derived var text: String
    }
    let words = try SchemaProbe.sample(Words.self)
    #expect(words.word.stored == "declared")
    #expect(words.text == "sample")
  }

  @Test func `a stored property that is no column stops the program with its record`() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Partial.plan
    }
    expect(result, says: "Partial: a stored property is no column")
  }

  @Test func `keys in another order than the properties stop the program`() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Turned.plan
    }
    expect(result, says: "lies elsewhere: are CodingKeys in another order?")
  }

  @Test func `a spelling of no property stops the program`() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Misspelled.plan
    }
    expect(result, says: "Misspelled has no property isListed to spell")
  }

  @Test func `a spelling that is another property's column stops the program`() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Swapped.plan
    }
    expect(result, says: "Swapped spells name as the column of tag")
  }

  private func expect(_ result: ExitTest.Result?, says text: String) {
    let error = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(error.contains(text))
  }
}

extension BoundValue {
  fileprivate func bind(to row: inout RowWriter) {
    switch self {
    case .text(let text): row.bind(text)
    case .integer(let number): row.bind(number)
    case .real(let number): row.bind(number)
    case .null: row.bindNull()
    }
  }
}
