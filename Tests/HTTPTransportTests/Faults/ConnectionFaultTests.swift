import Faults
import Simulation
import SimulationTesting
import Telemetry
import Testing
import Wire

@testable import Server

/// Each fault of a connection, from a rule in a file to the bytes that a client sees.
@Suite(.timeLimit(.minutes(5))) struct ConnectionFaultTests {
  /// A fault, what a client sees of it, and whether the operation takes effect by default.
  struct Case: Sendable, CustomTestStringConvertible {
    let then: String
    let sight: ObservedResponse
    let ending: RawClient.Ending
    let isApplied: Bool

    var testDescription: String { then }

    init(_ then: String, _ sight: ObservedResponse, _ ending: RawClient.Ending, isApplied: Bool) {
      self.then = then
      self.sight = sight
      self.ending = ending
      self.isApplied = isApplied
    }
  }

  static let cases = [
    Case("connection: reset", .nothing, .reset, isApplied: false),
    Case("connection: reset, at: before_headers", .nothing, .reset, isApplied: false),
    Case("connection: reset, at: after_headers", .head, .reset, isApplied: true),
    Case("connection: reset, at: mid_body", .half, .reset, isApplied: true),
    Case("connection: hang, for: 1ms", .nothing, .inOrder, isApplied: false),
    Case("connection: hang, at: mid_body, for: 1ms", .half, .inOrder, isApplied: true),
    Case("connection: close_early", .half, .inOrder, isApplied: true),
    Case("connection: wrong_length", .length(1), .inOrder, isApplied: true),
    Case("connection: wrong_length, by: 8", .length(8), .inOrder, isApplied: true),
    Case("connection: wrong_length, by: -8", .length(-8), .inOrder, isApplied: true),
    Case("connection: garbage", .garbage(0), .inOrder, isApplied: false),
    Case("connection: bad_chunk", .badChunk, .inOrder, isApplied: true),
    Case("connection: truncated_gzip", .truncatedGzip, .inOrder, isApplied: true),
  ]

  /// On a connection that carried a good answer before, and on a fresh one.
  @Test(arguments: cases, [true, false])
  func `a fault is seen by the client, and applies the operation as its kind has it`(
    _ fault: Case, _ isKept: Bool
  ) async throws {
    try await Self.breaks(fault, "", isApplied: fault.isApplied, isKept: isKept)
  }

  @Test(arguments: cases, [true, false])
  func `a fault applies the operation as the rule says, where it says so`(
    _ fault: Case, _ isApplied: Bool
  ) async throws {
    try await Self.breaks(fault, ", applied: \(isApplied)", isApplied: isApplied, isKept: true)
  }

  private static func breaks(
    _ fault: Case, _ also: String, isApplied: Bool, isKept: Bool
  ) async throws {
    let rule = """
        - name: broken
          match: {operation: createLamp}
          when: {calls: 1}
          then: {\(fault.then)\(also)}
      """
    try await FaultyServer.with(rule) { server in
      let client = try await server.connect()
      if isKept {
        #expect(try await client.countLamps() == 1)
        _ = await server.nextEntry()
      }
      try await client.ask("POST", "/v1/lamps", #"{"name": "new"}"#)
      let (bytes, ending) = await client.readToEnd()
      #expect(ending == fault.ending)
      let entry = try #require(await server.nextEntry())
      #expect(entry.fault?.decidedBy == "broken")
      #expect(entry.fault?.isApplied == isApplied)
      #expect(entry.status == (isApplied ? 201 : 503))
      let sight = ObservedResponse(bytes, genuine: entry.responseBody.head)
      if case .garbage(let count) = sight, case .garbage = fault.sight {
        #expect(count >= 16)
      } else {
        #expect(sight == fault.sight)
      }
      // The next connection is a good one, and shows whether the lamp was made.
      let next = try await server.connect()
      #expect(try await next.countLamps() == (isApplied ? 2 : 1))
    }
  }

  @Test func `an injected error is shaped, and broken, as a genuine answer is`() async throws {
    let rules = """
        - {name: odd, then: {headers: {X-Odd: "yes"}, patch: {odd: true}}}
        - {name: cut, match: {operation: listLamps}, then: {connection: wrong_length, applied: false}}
      """
    try await FaultyServer.with(rules) { server in
      let client = try await server.connect()
      try await client.ask("GET", "/v1/lamps")
      let response = try #require(RawResponse(await client.readToEnd().bytes))
      #expect(response.status == 503)
      #expect(response["x-odd"] == "yes")
      #expect(response["x-understudy-fault"] == "odd, cut")
      #expect(try JSON(parsing: response.body)["odd"] == true)
    }
  }

  @Test func `a fault happens to a request that no documented route takes`() async throws {
    try await FaultyServer.with("  - {name: down, then: {connection: reset}}") { server in
      let client = try await server.connect()
      try await client.ask("GET", "/v1/nothing")
      #expect(await client.readToEnd().ending == .reset)
      #expect(await server.nextEntry()?.fault?.decidedBy == "down")
    }
  }

  @Test(arguments: [
    Case("connection: reset, at: mid_body", .half, .reset, isApplied: true),
    Case("connection: close_early", .half, .inOrder, isApplied: true),
  ])
  func `a fault breaks a stream in its first piece`(_ fault: Case) async throws {
    try await FaultyServer.with("  - {name: cut, then: {\(fault.then)}}") { server in
      try await server.world.move("lamp", "lamp-demo", to: "warming")
      let client = try await server.connect()
      try await client.ask("GET", "/v1/lamps/lamp-demo/states")
      let (bytes, ending) = await client.readToEnd()
      let response = try #require(RawResponse(bytes))
      #expect(ending == fault.ending)
      #expect(response["transfer-encoding"] == "chunked")
      let whole = "f\r\ndata: warming\n\n\r\n"
      #expect(response.text == String(whole.prefix(response.text.count)))
      #expect(!response.text.isEmpty && response.text != whole)
    }
  }
}
