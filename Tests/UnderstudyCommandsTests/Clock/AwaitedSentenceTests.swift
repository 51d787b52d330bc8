import Testing
import Wire

@testable import UnderstudyCommands

@Suite("What a clock is advanced until")
struct AwaitedSentenceTests {
  @Test(
    arguments: [
      ("computer c1 is running", ["resource": "computer", "id": "c1", "state": "running"]),
      (
        "miosa computer c1 is running",
        ["vendor": "miosa", "resource": "computer", "id": "c1", "state": "running"]
      ),
    ] as [(String, JSON)])
  func `an awaited state is said in a sentence`(_ text: String, _ json: JSON) throws {
    #expect(try AwaitedSentence(text).json == json)
  }

  @Test(arguments: [
    "", "computer", "computer c1 running", "computer c1 be running", "is", "a b c d e f",
  ])
  func `a text that is no awaited state is refused`(_ text: String) {
    #expect(throws: CommandError.self) { try AwaitedSentence(text) }
  }

  @Test func `transitions of an advance are printed with the number of those left out`() {
    let response: JSON = [
      "now": "T", "mode": "frozen", "omitted": 7,
      "transitions": [
        [
          "at": "A", "vendor": "v", "resource": "key", "id": "k", "from": .null, "to": "expired",
          "kind": "expiry",
        ],
        [
          "at": "B", "vendor": "v", "resource": "computer", "id": "c", "from": "running",
          "to": "stopping", "kind": "automatic",
        ],
      ],
    ]
    #expect(
      ClockPrinting.lines(response) == [
        "T  frozen", "  A  v key k  expired  (expiry)",
        "  B  v computer c  running -> stopping  (automatic)",
        "  ... and 7 more; --limit lists them",
      ])
  }
}
