import Testing

@testable import Wire

@Suite struct InstantTests {
  @Test(
    arguments: [
      ("1970-01-01T00:00:00Z", 0),
      ("1970-01-01T00:00:00.5Z", 500_000),
      ("2000-02-29T12:34:56Z", 951_827_696_000_000),
      ("2024-02-29T23:59:59.123456Z", 1_709_251_199_123_456),
      ("2024-02-29T23:59:59.1234569Z", 1_709_251_199_123_456),
      ("2026-01-02t03:04:05z", 1_767_323_045_000_000),
      ("1969-12-31T23:59:59.999999Z", -1),
      ("1900-03-01T00:00:00Z", -2_203_891_200_000_000),
      ("2026-01-02T03:04:05+02:00", 1_767_315_845_000_000),
      ("2026-01-02T03:04:05-05:30", 1_767_342_845_000_000),
    ] as [(String, Int64)])
  func `a timestamp is read to the microsecond`(_ text: String, _ microseconds: Int64) {
    #expect(Instant(iso8601: text)?.microseconds == microseconds)
  }

  @Test(
    arguments: [
      "", "2026-01-02", "2026-01-02 03:04:05Z", "2026-01-02T03:04:05", "2026-02-29T00:00:00Z",
      "1900-02-29T00:00:00Z", "2026-04-31T00:00:00Z", "2026-00-01T00:00:00Z",
      "2026-13-01T00:00:00Z", "2026-01-00T00:00:00Z", "2026-01-02T24:00:00Z",
      "2026-01-02T03:60:00Z", "2026-12-31T23:59:60Z", "2026-01-02T03:04:05.Z",
      "2026-01-02T03:04:05Zx", "2026-01-02T03:04:05+24:00", "2026-01-02T03:04:05+0200",
      "26-01-02T03:04:05Z", "+026-01-02T03:04:05Z", "2026-01-02T03:04:05é",
    ])
  func `text that is no timestamp or no day is refused`(_ text: String) {
    #expect(Instant(iso8601: text) == nil)
  }

  @Test(
    arguments: [
      (0, "1970-01-01T00:00:00.000000Z"),
      (-1, "1969-12-31T23:59:59.999999Z"),
      (1_709_251_199_123_456, "2024-02-29T23:59:59.123456Z"),
      (-2_203_977_600_000_000, "1900-02-28T00:00:00.000000Z"),
      (4_107_542_400_000_000, "2100-03-01T00:00:00.000000Z"),
      (-62_167_219_200_000_000, "0000-01-01T00:00:00.000000Z"),
    ] as [(Int64, String)])
  func `an instant is written as it is read`(_ microseconds: Int64, _ text: String) {
    #expect(Instant(microseconds: microseconds).iso8601(.microseconds) == text)
    #expect(Instant(iso8601: text)?.microseconds == microseconds)
  }

  @Test func `every day of four centuries is written as it is read`() {
    let start = Instant(microseconds: -11_676_096_000_000_000)
    var previous = ""
    for day in 0..<146_097 {
      let instant = start + .seconds(day * 86_400)
      let text = instant.iso8601()
      guard Instant(iso8601: text) == instant, text > previous else {
        Issue.record("\(text) does not survive")
        return
      }
      previous = text
    }
    #expect(start.iso8601() == "1600-01-01T00:00:00Z")
    #expect(previous == "1999-12-31T00:00:00Z")
  }

  @Test func `fractions of a timestamp are cut off and never rounded`() {
    let late = Instant(microseconds: 999_999)
    #expect(late.iso8601() == "1970-01-01T00:00:00Z")
    #expect(late.iso8601(.milliseconds) == "1970-01-01T00:00:00.999Z")
    #expect(Instant(microseconds: -1).iso8601(.milliseconds) == "1969-12-31T23:59:59.999Z")
  }

  @Test(
    arguments: [
      ("1994-11-06T08:49:37Z", "Sun, 06 Nov 1994 08:49:37 GMT"),
      ("1970-01-01T00:00:00Z", "Thu, 01 Jan 1970 00:00:00 GMT"),
      ("1969-12-31T23:59:59.5Z", "Wed, 31 Dec 1969 23:59:59 GMT"),
      ("2024-02-29T00:00:00Z", "Thu, 29 Feb 2024 00:00:00 GMT"),
    ])
  func `the date header has the form of HTTP`(_ text: String, _ header: String) {
    #expect(Instant(iso8601: text)?.httpDate == header)
  }

  @Test func `instants and durations add up`() {
    let start = Instant(microseconds: 10)
    #expect((start + .seconds(2)).microseconds == 2_000_010)
    #expect((start - .milliseconds(1)).microseconds == -990)
    #expect(start + .seconds(2) - start == .seconds(2))
    #expect(start - (start + .seconds(2)) == .seconds(-2))
    #expect(start < start + .microseconds(1))
    #expect(Instant.distantFuture.iso8601(.microseconds) == "9999-12-31T23:59:59.999999Z")
  }

  @Test(
    arguments: [
      ("2026-03-04T05:06:07.8Z", "1h", "2026-03-04T05:00:00Z"),
      ("2026-03-04T05:06:07Z", "1d", "2026-03-04T00:00:00Z"),
      ("2026-03-04T05:00:00Z", "1h", "2026-03-04T05:00:00Z"),
      ("1969-12-31T23:30:00Z", "1h", "1969-12-31T23:00:00Z"),
      ("1969-12-31T00:00:00Z", "1d", "1969-12-31T00:00:00Z"),
    ])
  func `a bucket of time begins at or before its instants`(
    _ text: String, _ width: String, _ start: String
  ) throws {
    let instant = try #require(Instant(iso8601: text))
    #expect(instant.floored(to: try #require(Duration(spelled: width))).iso8601() == start)
  }
}
