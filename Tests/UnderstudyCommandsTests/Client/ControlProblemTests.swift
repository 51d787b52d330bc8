import Testing
import Wire

@testable import UnderstudyCommands

@Suite("Refusals in the terms of the command line")
struct ControlProblemTests {
  private func lines(_ place: String, _ pointer: String, _ detail: String) -> [String] {
    let json: JSON = [
      "title": "the request is not valid",
      "violations": [
        ["in": .string(place), "pointer": .string(pointer), "detail": .string(detail)]
      ],
    ]
    return ControlProblem(400, json).error(["by": "<by>", "status": "<not this>"]).lines
  }

  @Test(arguments: [
    ("body", "/by", "must be a positive duration", "<by>: must be a positive duration"),
    (
      "query", "/status", "must be a valid status (^[1-5]([0-9][0-9]|xx)$)",
      "--status: must be a status or a class of statuses, such as 404 or 4xx"
    ),
    ("query", "/header/0", "must be a header's name", "--header: must be a header's name"),
    (
      "body", "/start", "must have the format date-time",
      "--start: must be an instant, such as 2026-01-02T03:04:05Z"
    ),
    ("query", "/limit", "must be of type integer", "--limit: must be a whole number"),
    ("body", "/until/id", "must be known (^[a-z]$)", "--until: must be known"),
  ])
  func `a violation names the option and no pattern`(
    _ place: String, _ pointer: String, _ detail: String, _ line: String
  ) {
    #expect(lines(place, pointer, detail) == [line])
  }

  @Test(arguments: [
    ["clock", "advance", "30"], ["clock", "set", "x"], ["clock", "scale", "0"],
    ["requests", "--status", "9xx"], ["requests", "--since", "x"], ["requests", "--applied", "x"],
    ["requests", "--limit", "0"], ["requests", "--header", ""], ["world", "create", "a b"],
    ["world", "create", "a", "--clock", "fast", "--start", "now", "--baseline", "full"],
    ["world", "fork", "default", "--as", "a b"], ["world", "snapshot", "default", "--as", "a b"],
    ["world", "restore", "default", "--snapshot", "none"],
  ])
  func `no command shows a pointer, a pattern or a route of the API`(_ words: [String]) throws {
    let server = try Binary.serve("--quiet")
    let outcome = try Binary(words + ["--url", try server.url]).wait()
    #expect(outcome.code == 2)
    #expect(!outcome.complaint.isEmpty)
    #expect(outcome.complaint.firstMatch(of: #/body /|query /|\(\^|\b(POST|PUT|DELETE) /#) == nil)
  }
}
