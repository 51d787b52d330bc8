import HTTPTypes
import Simulation
import SimulationTesting
import Testing
import Wire

/// What a group of routes says for its routes stands in the operation table.
@Suite struct RouteGroupTests {
  private static let vendor = Vendor(Library.self)

  private func operation(_ id: String) throws -> Operation {
    try #require(Self.vendor.operation(id))
  }

  @Test func `the table of a vendor holds the routes of its resources in their order`() {
    #expect(
      Self.vendor.operations.map(\.id) == [
        "listBooks", "getBook", "moveBook", "lendBook", "listLoans", "extendLoan", "archive",
        "press", "renewBook",
      ])
    #expect(Self.vendor.resources.map(\.name) == ["book"])
  }

  @Test func `a route has what the group states, and 200 where it names no success`() throws {
    let list = try operation("listBooks")
    #expect(list.template.description == "/v1/books")
    #expect(list.subject == "book")
    #expect(list.tier == 2)
    #expect(list.source == .docs("books"))
    #expect(list.successes == [.ok])
    #expect(list.failures.map(\.code) == ["invalid"])
    #expect(list.reads == nil)
  }

  @Test func `a route says for itself what differs from its group`() throws {
    let move = try operation("moveBook")
    #expect(move.template.description == "/v1/books/{id}/shelf")
    #expect(move.subject == "shelf")
    #expect(move.tier == 1)
    #expect(move.source == .openAPI)
    #expect(move.successes == [.accepted])
  }

  @Test func `failures are a route's own, the group's, the loader's, each once`() throws {
    #expect(
      try operation("moveBook").failures.map(\.code) == ["taken", "not_found", "invalid", "full"])
    #expect(
      try operation("lendBook").failures.map(\.code) == ["invalid", "late", "not_found", "full"])
  }

  @Test func `a resource may list the loader's failures first`() throws {
    #expect(
      try operation("renewBook").failures.map(\.code) == ["not_found", "full", "taken", "late"])
  }

  @Test func `a key is asked for one thing by GET and for another by other methods`() throws {
    #expect(try operation("getBook").access == .scope("read"))
    #expect(try operation("moveBook").access == .scope("write"))
    #expect(try operation("lendBook").access == .anyone)
  }

  @Test func `a route keeps what its successes read`() throws {
    #expect(try operation("getBook").reads == ResourceReference("book", "id"))
  }

  @Test func `a line of a table declares a route with access and summary`() throws {
    let list = try operation("listLoans")
    #expect(list.template.description == "/v1/books/loans")
    #expect(list.summary == "List loans")
    #expect(list.access == .scope("read"))
    #expect(list.tier == 2)
    #expect(list.status == .declared("loans are documented and not simulated"))
    let extend = try operation("extendLoan")
    #expect(extend.method == .post)
    #expect(extend.summary == "Have a book longer")
    #expect(extend.access == .anyone)
    #expect(try operation("archive").template.isFamily)
    let press = try operation("press")
    #expect(press.subject == "press")
    #expect(press.status == .never("nothing is printed here"))
  }

  @Test func `a declared route answers the vendor's 501`() async throws {
    let world = try TestWorld([Self.vendor])
    #expect(await world.send(.get, "/v1/books/loans").status == 501)
    #expect(await world.send(.get, "/v1/books/loans", key: .none).status == 401)
  }
}

/// Records are found as far as a caller may see them, and listed by windows.
@Suite struct OwnedRowTests {
  private func world() throws -> TestWorld { try TestWorld([Vendor(Library.self)]) }

  @Test func `a record is found by what its vendor takes for its key`() async throws {
    #expect(try await world().send(.get, "/v1/books/B2")["/id"] == "b2")
  }

  @Test func `a reference to nothing is missing`() async throws {
    #expect(try await world().send(.get, "/v1/books/b9").code == "not_found")
  }

  @Test func `a record of another caller is refused`() async throws {
    let world = try world()
    #expect(await world.send(.get, "/v1/books/b6").code == "full")
    let owner = TestWorld.Key.custom(Library.otherKey)
    #expect(await world.send(.get, "/v1/books/b6", key: owner).status == 200)
  }

  @Test(arguments: [
    ("", ["b5", "b4", "b3", "b2", "b1"], 5), ("?limit=2", ["b5", "b4"], 5),
    ("?limit=2&offset=4", ["b1"], 5), ("?limit=2&offset=9", [], 5), ("?limit=0", [], 5),
    ("?shelf=high", ["b5", "b4"], 2), ("?shelf=low&odd=true", ["b3", "b1"], 2),
    ("?shelf=none", [], 0), ("?offset=3", ["b2", "b1"], 5),
  ])
  func `a page holds the rows of its window and the total of the list`(
    _ query: String, _ ids: [String], _ total: Int
  ) async throws {
    let page = try await world().send(.get, "/v1/books\(query)")
    #expect(page["/ids"] == .array(ids.map { .string($0) }))
    #expect(page["/total"] == .number(JSONNumber(total)))
  }
}
