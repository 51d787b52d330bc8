import Testing

@testable import Wire

@Suite struct DurationTests {
  @Test(
    arguments: [
      ("1.5s", 1_500_000), ("80ms", 80_000), ("30d", 2_592_000_000_000), ("2h", 7_200_000_000),
      ("4m", 240_000_000), ("7us", 7), ("0s", 0), ("0.000001s", 1), ("0.25h", 900_000_000),
      ("1.500s", 1_500_000), ("-3s", -3_000_000), ("1.50ms", 1_500),
    ] as [(String, Int64)])
  func `a number and its unit are a duration`(_ text: String, _ microseconds: Int64) {
    #expect(Duration(spelled: text)?.microseconds == microseconds)
  }

  @Test(
    arguments: [
      "", "5", "s", "5 s", " 5s", "5S", "5sec", "1.s", ".5s", "1.5.5s", "1e3s", "+5s", "--5s",
      "0.0000001s", "0.1us", "1h30m", "99999999999999999999d", "999999999999999999s", "5sé",
    ])
  func `text other than a number and its unit is no duration`(_ text: String) {
    #expect(Duration(spelled: text) == nil)
  }

  @Test(
    arguments: [
      (0, "0s"), (1_500_000, "1.5s"), (80_000, "80ms"), (90_000_000, "90s"), (120_000_000, "2m"),
      (5_400_000_000, "90m"), (86_400_000_000, "1d"), (90_000_000_000, "25h"), (1, "1us"),
      (1_000_001, "1.000001s"), (-1_500_000, "-1.5s"), (-2_000, "-2ms"), (1_500, "1500us"),
    ] as [(Int64, String)])
  func `a duration is spelled so that it reads back`(_ microseconds: Int64, _ text: String) {
    let duration = Duration.microseconds(microseconds)
    #expect(duration.spelled() == text)
    #expect(Duration(spelled: text) == duration)
  }
}
