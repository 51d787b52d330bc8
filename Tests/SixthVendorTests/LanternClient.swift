import Foundation
import HTTPTypes

/// A client of Lantern's API as a generator makes it from the vendor's OpenAPI document: typed
/// models, typed errors, pages that are read on, and no knowledge of what answers.
///
/// It is as strict as generated code: an unknown state, a missing member or a date in another form
/// is an error, so that a reply that real clients could not read fails a test.
struct LanternClient: Sendable {
  let rooms: Rooms
  let lamps: Lamps

  init(baseURL: String, key: String?, transport: any LanternTransport) {
    let connection = Connection(baseURL: baseURL, key: key, transport: transport)
    rooms = Rooms(connection: connection)
    lamps = Lamps(connection: connection)
  }

  struct Rooms: Sendable {
    fileprivate let connection: Connection

    func list(limit: Int? = nil, offset: Int? = nil) async throws -> Page<Room> {
      try await connection.send(.get, "/rooms", query: ["limit": limit, "offset": offset])
    }

    func create(name: String) async throws -> Room {
      try await connection.send(.post, "/rooms", body: ["name": .text(name)])
    }

    func delete(_ id: String) async throws {
      let _: Nothing = try await connection.send(.delete, "/rooms/\(id)")
    }
  }

  struct Lamps: Sendable {
    fileprivate let connection: Connection

    func list(
      roomID: String? = nil, state: Lamp.State? = nil, limit: Int? = nil, offset: Int? = nil
    ) async throws -> Page<Lamp> {
      try await connection.send(
        .get, "/lamps",
        query: ["room_id": roomID, "state": state?.rawValue, "limit": limit, "offset": offset])
    }

    /// Every lamp, read page by page.
    func all(pageSize: Int) -> Pages<Lamp> {
      Pages { offset in try await list(limit: pageSize, offset: offset) }
    }

    func create(name: String, roomID: String, brightness: Int? = nil) async throws -> Lamp {
      var body: [String: Value] = ["name": .text(name), "room_id": .text(roomID)]
      if let brightness { body["brightness"] = .number(brightness) }
      return try await connection.send(.post, "/lamps", body: body)
    }

    func retrieve(_ id: String) async throws -> Lamp {
      try await connection.send(.get, "/lamps/\(id)")
    }

    func update(_ id: String, name: String? = nil, brightness: Int? = nil) async throws -> Lamp {
      var body: [String: Value] = [:]
      if let name { body["name"] = .text(name) }
      if let brightness { body["brightness"] = .number(brightness) }
      return try await connection.send(.patch, "/lamps/\(id)", body: body)
    }

    func delete(_ id: String) async throws {
      let _: Nothing = try await connection.send(.delete, "/lamps/\(id)")
    }

    /// Asks once a second until the lamp is lit; `sleep` is the caller's, so that a test need not
    /// wait.
    func waitUntilLit(
      _ id: String, attempts: Int = 10, sleep: (Duration) async throws -> Void
    ) async throws -> Lamp {
      for _ in 1..<attempts {
        let lamp = try await retrieve(id)
        if lamp.state == .lit { return lamp }
        try await sleep(.seconds(1))
      }
      return try await retrieve(id)
    }
  }
}

/// How requests travel: over a socket, or as in the tests in process.
protocol LanternTransport: Sendable {
  func send(_ request: HTTPRequest, _ body: Data) async throws -> (HTTPResponse, Data)
}

/// An error of the service, as its envelope has it.
struct LanternAPIError: Error, Hashable {
  let status: Int
  let code: String
  let message: String
}

struct Room: Decodable, Sendable {
  let id: String
  let name: String
  let createdAt: Date
}

struct Lamp: Decodable, Sendable {
  enum State: String, Decodable { case warming, lit }

  let id: String
  let name: String
  let roomId: String
  let brightness: Int
  let state: State
  let createdAt: Date
}

struct Page<Item: Decodable & Sendable>: Decodable, Sendable {
  let data: [Item]
  let total: Int
  let limit: Int
  let offset: Int
}

/// The elements of a list, read on as they are asked for.
struct Pages<Item: Decodable & Sendable>: AsyncSequence {
  typealias Element = Item

  let page: @Sendable (_ offset: Int) async throws -> Page<Item>

  func makeAsyncIterator() -> Iterator { Iterator(page: page) }

  struct Iterator: AsyncIteratorProtocol {
    let page: @Sendable (Int) async throws -> Page<Item>
    private var waiting: ArraySlice<Item> = []
    private var offset = 0
    private var isDone = false

    init(page: @escaping @Sendable (Int) async throws -> Page<Item>) { self.page = page }

    mutating func next() async throws -> Item? {
      if waiting.isEmpty, !isDone {
        let next = try await page(offset)
        waiting = next.data[...]
        offset += next.data.count
        isDone = next.data.isEmpty || offset >= next.total
      }
      return waiting.popFirst()
    }
  }
}

/// A member of a request's body.
enum Value: Encodable {
  case text(String)
  case number(Int)

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .text(let text): try container.encode(text)
    case .number(let number): try container.encode(number)
    }
  }
}

/// What an answer without a body is read as.
private struct Nothing: Decodable {}

/// Makes requests and reads answers.
private struct Connection: Sendable {
  let baseURL: String
  let key: String?
  let transport: any LanternTransport

  private struct Envelope: Decodable {
    struct Failure: Decodable {
      let code: String
      let message: String
    }
    let error: Failure
  }

  func send<Reply: Decodable>(
    _ method: HTTPRequest.Method, _ path: String,
    query: KeyValuePairs<String, (any CustomStringConvertible & Sendable)?> = [:],
    body: [String: Value]? = nil
  ) async throws -> Reply {
    guard var parts = URLComponents(string: baseURL + path) else { throw URLError(.badURL) }
    let items = query.compactMap { name, value in
      value.map { URLQueryItem(name: name, value: $0.description) }
    }
    if !items.isEmpty { parts.queryItems = items }
    guard let url = parts.url else { throw URLError(.badURL) }
    var target = url.path(percentEncoded: true)
    if let query = url.query(percentEncoded: true) { target += "?\(query)" }
    var request = HTTPRequest(
      method: method, scheme: url.scheme, authority: "\(url.host() ?? ""):\(url.port ?? 80)",
      path: target)
    request.headerFields[.accept] = "application/json"
    if let key { request.headerFields[.authorization] = "Bearer \(key)" }
    if body != nil { request.headerFields[.contentType] = "application/json" }
    let (response, data) = try await transport.send(
      request, body.map { try JSONEncoder().encode($0) } ?? Data())
    return try read(response, data)
  }

  private func read<Reply: Decodable>(_ response: HTTPResponse, _ data: Data) throws -> Reply {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    decoder.dateDecodingStrategy = .iso8601
    guard response.status.kind == .successful else {
      let failure = try decoder.decode(Envelope.self, from: data).error
      throw LanternAPIError(
        status: response.status.code, code: failure.code, message: failure.message)
    }
    return try decoder.decode(Reply.self, from: data.isEmpty ? Data("{}".utf8) : data)
  }
}
