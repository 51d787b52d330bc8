import HTTPTransport
import HTTPTypes
import Server
import Simulation
import SimulationTesting
import Telemetry
import Testing
import Wire

@testable import UnderstudyCommands

@Suite("The line of a request")
struct LineTests {
  private let wall = Instant(microseconds: 1_779_012_000_123_000)

  private func entry(_ path: String, inWorld name: String) async throws -> Entry {
    let world = try TestWorld(Registry.vendors)
    _ = await world.send(.get, path, vendor: "miosa", inWorld: name)
    return try #require(world.router.journal.newest(1).first)
  }

  @Test func `a request's line has time, status, method, path, operation, world and duration`()
    async throws
  {
    let line = RequestLine(format: .text, isColoured: false)
    let entry = try await entry("/api/v1/workspaces?limit=1", inWorld: "ci")
    let text = line.text(entry, at: wall)
    #expect(
      text.hasPrefix(
        "10:00:00.123 200 GET /miosa/api/v1/workspaces?limit=1 listWorkspaces ~ci "))
    #expect(text.hasSuffix("ms"))
  }

  @Test func `a request's line leaves out the default world and an unknown operation`() async throws
  {
    let line = RequestLine(format: .text, isColoured: false)
    let text = line.text(try await entry("/nope", inWorld: "default"), at: wall)
    #expect(text.hasPrefix("10:00:00.123 404 GET /miosa/nope "))
    #expect(!text.contains("~"))
  }

  @Test func `a request's line is coloured where colours are welcome`() async throws {
    let line = RequestLine(format: .text, isColoured: true)
    let text = line.text(try await entry("/nope", inWorld: "default"), at: wall)
    #expect(text.contains("\u{1b}[33m404\u{1b}[0m"))
  }

  @Test func `a request's line is one JSON object where that is asked for`() async throws {
    let line = RequestLine(format: .json, isColoured: false)
    let text = line.text(try await entry("/api/v1/workspaces", inWorld: "ci"), at: wall)
    let json = try JSON(parsing: Array(text.utf8))
    #expect(json["status"] == 200)
    #expect(json["operation"] == "listWorkspaces")
    #expect(json["world"] == "ci")
    #expect(json["time"] == "2026-05-17T10:00:00.123Z")
  }

  @Test(arguments: [(Int64(0), "0.0ms"), (49, "0.0ms"), (50, "0.1ms"), (12_345, "12.3ms")])
  func `a request's line has durations in tenths of a millisecond`(
    _ microseconds: Int64, _ text: String
  ) {
    #expect(RequestLine.milliseconds(microseconds) == text)
  }

  @Test(arguments: [
    RequestLine(format: .text, isColoured: false), RequestLine(format: .json, isColoured: false),
  ])
  func `a request's line has nothing that a terminal obeys`(_ line: RequestLine) async throws {
    let world = try TestWorld(Registry.vendors)
    _ = await world.send(
      .get, "/nope\u{1b}[2J\u{9b}1m\u{7}\r\n\u{202e}x?a=\u{1b}]0;x", vendor: "miosa")
    let entry = try #require(world.router.journal.newest(1).first)
    let text = line.text(entry, at: wall)
    #expect(
      text.unicodeScalars.allSatisfy { scalar in
        scalar.value >= 0x20 && !(0x7f...0x9f).contains(scalar.value) && scalar.value != 0x202e
      })
    #expect(text.contains("/nope\\u001b[2J"))
  }

  @Test func `a request's line has its diagnosis`() async throws {
    let line = RequestLine(format: .text, isColoured: false)
    let text = line.text(try await entry("/workspaces", inWorld: "default"), at: wall)
    #expect(text.hasSuffix("ms (the base path /api/v1 is missing: /api/v1/workspaces)"))
  }

  @Test func `what is no request has a line`() throws {
    let request = UnreadableRequest(
      status: 400, reason: "a TLS client", connection: 1, listener: nil)
    #expect(
      RequestLine(format: .text, isColoured: false).text(request, at: wall)
        == "10:00:00.123 400 no request: a TLS client")
    let json = RequestLine(format: .json, isColoured: false).text(request, at: wall)
    #expect(
      try JSON(parsing: Array(json.utf8)) == [
        "event": "unreadable", "time": "2026-05-17T10:00:00.123Z", "status": 400,
        "reason": "a TLS client",
      ])
  }

  @Test(arguments: [
    ("plain é\t\n", "plain é\t\n"), ("\u{1b}[31mred", "\\u001b[31mred"), ("a\rb", "a\\u000db"),
    ("\u{9b}1m\u{7f}", "\\u009b1m\\u007f"), ("\u{202e}txt", "\\u202etxt"),
    ("\u{2066}x\u{200f}\u{2028}", "\\u2066x\\u200f\\u2028"),
  ])
  func `text for a terminal is shown and not obeyed`(_ text: String, _ expected: String) {
    #expect(Terminal.printable(text) == expected)
  }

  @Test func `what is complained about is shown as far as sixteen kibibytes`() {
    let long = String(repeating: "x", count: (16 << 10) - 1)
    #expect(Terminal.shortened(long + "y") == long + "y")
    #expect(Terminal.shortened(long + "yz") == long + "y… (1 bytes more)")
    // A character is not cut in two.
    #expect(Terminal.shortened(long + "äz") == long + "… (3 bytes more)")
  }
}
