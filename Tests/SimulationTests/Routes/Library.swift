import HTTPTypes
import Simulation
import SimulationTesting
import Storage
import Wire

/// A vendor of two resources, for tests of how resources are declared. Books belong to keys.
enum Library: VendorDefinition {
  typealias Failure = ShopError
  typealias Caller = ShopCaller

  static let description = Shop.description
  static let contents: [any VendorResource<ShopError, ShopCaller>.Type] = [
    Books.self, Renewals.self,
  ]
  static let migrations = [
    Migration(
      "library 1",
      """
      CREATE TABLE books (
        id TEXT NOT NULL UNIQUE, owner TEXT NOT NULL, shelf TEXT NOT NULL, number INTEGER NOT NULL);
      CREATE INDEX books_by_owner ON books (owner, number);
      """)
  ]

  static let otherKey = "sk_other"

  static func authenticate(
    _ context: RequestContext, _ db: borrowing Simulation.Transaction<ShopError>
  ) throws(ShopError) -> ShopCaller { try Shop.authenticate(context, db) }

  static func seedDemo(_ db: borrowing Simulation.Transaction<ShopError>) throws(ShopError) {
    for number in 1...5 {
      try db.add(
        BookRow(
          id: "b\(number)", owner: Digest.text(of: "sk_demo"), shelf: number < 4 ? "low" : "high",
          number: number))
    }
    try db.add(BookRow(id: "b6", owner: Digest.text(of: otherKey), shelf: "low", number: 6))
  }
}

/// A book; that of another key is refused as `full`, which stands in for a 403.
struct BookRow: OwnedRow {
  let id: String
  let owner: String
  let shelf: String
  let number: Int

  static let table = "books"
  static let plan = RecordPlan(Self.self)
  static let findFailures: [ShopError.Code] = [.notFound, .full]

  static func key(of reference: String) -> String { reference.lowercased() }

  static func missing(_ reference: String) -> ShopError { ShopError(sample: .notFound) }

  func authorize(_ caller: ShopCaller) throws(ShopError) {
    guard owner == caller.identity else { throw ShopError(sample: .full) }
  }
}

enum Books: VendorResource {
  typealias Failure = ShopError
  typealias Caller = ShopCaller
  typealias Transaction = Simulation.Transaction<ShopError>

  static let kinds = [kind("book", BookRow.self, render: Book.init)]

  private static let all = group(
    "/v1/books", about: "book", tier: 2, access: .scope("read"), writing: .scope("write"),
    source: .docs("books"), fails: .invalid)
  private static let one = all.on(BookRow.self, at: "/{id}")

  static let routes: [Route<ShopError, ShopCaller>] =
    [
      all(.get, "", "List books", id: "listBooks", by: listBooks),
      one(.get, "", "Get a book", id: "getBook", by: getBook)
        .with(reads: ResourceReference("book", "id")),
      one(
        .put, "/shelf", "Move a book", returns: .accepted, fails: .taken, .notFound,
        id: "moveBook", about: "shelf", tier: 1, by: getBook, source: .openAPI),
      one.with(access: .anyone, fails: .late)(
        .post, "/lend", "Lend a book", id: "lendBook", by: getBook),
    ]
    + all.declared(
      "loans",
      """
      GET /loans listLoans
      POST /loans/{id} extendLoan public Have a book longer
      * /archive/... archive
      """)
    + all.with(about: "press").declared(as: .never("nothing is printed here"), "GET /press press")

  static func listBooks(
    _ call: Call<ListBooks, ShopCaller>, _ db: borrowing Transaction
  ) throws(ShopError) -> BookPage {
    var filter = RowFilter("owner = ?", call.caller.identity)
    filter.require("shelf = ?", ifPresent: call.input.shelf)
    if call.input.odd == true { filter.require("number % ? = ?", 2, 1) }
    let page = try db.page(
      BookRow.self, filter, by: "number DESC",
      RowWindow(limit: call.input.limit ?? .max, offset: call.input.offset ?? 0))
    return BookPage(ids: page.rows.map(\.id), total: page.total)
  }

  static func getBook(
    _ call: Call<NoInput, ShopCaller>, _ book: BookRow, _ db: borrowing Transaction
  ) throws(ShopError) -> Book { Book(book) }
}

/// Routes of a resource that lists first what finding a book may end in.
enum Renewals: VendorResource {
  static let failureOrder = FailureOrder.targetFirst

  static let routes: [Route<ShopError, ShopCaller>] = [
    group(
      "/v1/books", about: "renewal", access: .scope("read"), source: .docs("books"), fails: .late
    ).with(tier: 2).on(BookRow.self, at: "/{id}")(
      .post, "/renew", "Renew a loan", fails: .taken, .full, id: "renewBook", by: Books.getBook)
  ]
}

struct ListBooks: RequestQuery {
  let shelf: String?
  let odd: Bool?
  let limit: Int?
  let offset: Int?
}

struct Book: ReplyBody {
  let id: String

  init(_ row: BookRow) { id = row.id }

  func write(to json: inout JSONWriter) { json.object { $0.field("id", id) } }
}

struct BookPage: PageBody {
  let ids: [String]
  let total: Int

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("ids", ids)
      json.field("total", total)
    }
  }
}
