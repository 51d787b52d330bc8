import Wire

/// `date`: the computer's clock, or a time that is described.
enum DatePrograms {
  static let table: [ByteString: Program] = ["date": date]

  private static func date(_ run: ProgramRun) throws(Interrupt) -> ProgramStep {
    var format: ByteString?
    var described: ByteString?
    var file: ByteString?
    var rest = run.arguments[...]
    while let argument = rest.popFirst() {
      if argument.hasPrefix("+") {
        format = argument.dropFirst()
        continue
      }
      switch argument {
      case "-u", "--utc", "--universal": continue
      case "-R", "--rfc-email": format = "%a, %d %b %Y %H:%M:%S +0000"
      case "-I", "--iso-8601", "-Idate", "--iso-8601=date": format = "%Y-%m-%d"
      case "-Iseconds", "--iso-8601=seconds", "-Is": format = "%Y-%m-%dT%H:%M:%S+00:00"
      case "-Iminutes", "--iso-8601=minutes": format = "%Y-%m-%dT%H:%M+00:00"
      case "-Ihours", "--iso-8601=hours": format = "%Y-%m-%dT%H+00:00"
      case "-Ins", "--iso-8601=ns": format = "%Y-%m-%dT%H:%M:%S,%N+00:00"
      case "-d", "--date", "-r", "--reference":
        guard let value = rest.popFirst() else {
          try run.fail("option requires an argument -- '\(argument.dropFirst())'")
          try run.write("Try 'date --help' for more information.\n", to: 2)
          return .end(1)
        }
        if argument == "-d" || argument == "--date" { described = value } else { file = value }
      case _ where argument.hasPrefix("--date="): described = argument.dropFirst(7)
      case _ where argument.hasPrefix("-d"): described = argument.dropFirst(2)
      case _ where argument.hasPrefix("-"): throw run.refuse(argument)
      default:
        if argument.bytes.allSatisfy({ $0.isDigit || $0 == UInt8(ascii: ".") }) {
          throw run.refuse("to set the clock")
        }
        try run.fail("invalid date ‘\(argument)’")
        return .end(1)
      }
    }
    var instant = run.machine.now
    if let file {
      do throws(DiskError) {
        instant = try run.node(file).node.modified
      } catch {
        try run.fail("\(file): \(error.message)")
        return .end(1)
      }
    }
    if let described {
      switch try DateDescription.read(described, now: instant, run) {
      case .some(let found): instant = found
      case nil:
        try run.fail("invalid date ‘\(described)’")
        return .end(1)
      }
    }
    switch CalendarTime(instant).text(format ?? "%a %b %e %H:%M:%S %Z %Y") {
    case .success(let text): try run.write(text + "\n")
    case .failure(let unknown): throw run.refuse("%\(ByteString(String(unknown.letter)))")
    }
    return .end(0)
  }
}

/// The dates that `date -d` and `touch -d` read: ISO 8601, seconds behind `@`, and steps from them.
enum DateDescription {
  private static let units: [ByteString: Int64] = [
    "sec": 1, "second": 1, "min": 60, "minute": 60, "hour": 3600, "day": 86_400, "week": 604_800,
    "fortnight": 1_209_600,
  ]

  /// The instant of a text; nil where it is no date, and a refusal where it may be one of those that
  /// are not simulated.
  static func read(
    _ text: ByteString, now: Instant, _ run: ProgramRun
  ) throws(Interrupt) -> Instant? {
    let lower = ByteString(text.text.lowercased())
    if lower.hasPrefix("@") { return seconds(lower.dropFirst()) }
    var words = lower.split(on: .space).filter { !$0.isEmpty }[...]
    // A date and a time may be one word.
    var time = CalendarTime(now)
    var hasDate = false
    var hasClock = false
    var result = time.instant
    while let word = words.popFirst() {
      if let (date, clock) = isoDate(word), !hasDate {
        time = CalendarTime(now)
        time.date = date
        if let clock, let parsed = self.clock(clock) {
          (time.hour, time.minute, time.second, time.fraction) = parsed.parts
          hasClock = true
          result = Instant(microseconds: time.instant.microseconds - parsed.offset * 1_000_000)
        } else if clock != nil {
          return nil
        } else {
          if !hasClock { (time.hour, time.minute, time.second, time.fraction) = (0, 0, 0, 0) }
          result = time.instant
        }
        hasDate = true
        continue
      }
      if word.contains(UInt8(ascii: ":")), let parsed = clock(word), !hasClock {
        time = CalendarTime(result)
        (time.hour, time.minute, time.second, time.fraction) = parsed.parts
        result = Instant(microseconds: time.instant.microseconds - parsed.offset * 1_000_000)
        hasClock = true
        continue
      }
      switch word {
      case "now", "today", "utc", "z", "gmt": continue
      case "yesterday": result = result - .seconds(86_400)
      case "tomorrow": result = result + .seconds(86_400)
      default:
        guard let step = step(word, &words) else {
          if word.bytes.allSatisfy({ $0.isLetter }), isCalendarWord(word) {
            throw run.refuse("with the date ‘\(text)’")
          }
          return nil
        }
        result = apply(step, to: result)
      }
    }
    return result
  }

  private static func isCalendarWord(_ word: ByteString) -> Bool {
    let start = String(word.text.prefix(3))
    return (CalendarTime.days + CalendarTime.months).contains { $0.lowercased().hasPrefix(start) }
      || ["next", "last", "this", "noon", "midnight", "ago"].contains(word.text)
  }

  private static func seconds(_ text: ByteString) -> Instant? {
    let parts = text.split(on: UInt8(ascii: "."))
    guard parts.count <= 2, let whole = parts[0].integer(), abs(whole) < 1 << 40 else { return nil }
    var micro = 0
    if parts.count == 2 {
      let digits = parts[1].text.prefix(6)
      guard let value = Int(digits + String(repeating: "0", count: 6 - digits.count)) else {
        return nil
      }
      micro = value
    }
    return Instant(microseconds: Int64(whole) * 1_000_000 + Int64(micro))
  }

  /// The date of a word, and the clock that is written behind it.
  private static func isoDate(_ word: ByteString) -> (CivilDate, clock: ByteString?)? {
    let bytes = word.bytes
    guard bytes.count >= 8 else { return nil }
    let end = bytes.firstIndex(of: UInt8(ascii: "t")) ?? bytes.count
    let parts = ByteString(Array(bytes[..<end])).split(on: UInt8(ascii: "-"))
    guard parts.count == 3, parts[0].count == 4,
      let year = parts[0].integer(signed: false), let month = parts[1].integer(signed: false),
      let day = parts[2].integer(signed: false)
    else { return nil }
    let date = CivilDate(year: Int64(year), month: Int64(month), day: Int64(day))
    guard date.isPossible else { return nil }
    return (date, end < bytes.count ? ByteString(Array(bytes[(end + 1)...])) : nil)
  }

  private static func clock(
    _ text: ByteString
  ) -> (parts: (Int64, Int64, Int64, Int64), offset: Int64)? {
    var bytes = text.bytes[...]
    var offset: Int64 = 0
    if bytes.last == UInt8(ascii: "z") {
      bytes = bytes.dropLast()
    } else if let sign = bytes.lastIndex(where: {
      $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-")
    }) {
      let zone = ByteString(bytes[(sign + 1)...].filter { $0 != UInt8(ascii: ":") })
      guard let number = zone.integer(signed: false), zone.count == 4 || zone.count == 2 else {
        return nil
      }
      let value = Int64(zone.count == 2 ? number * 100 : number)
      offset = (value / 100 * 3600 + value % 100 * 60) * (bytes[sign] == UInt8(ascii: "-") ? -1 : 1)
      bytes = bytes[..<sign]
    }
    let parts = ByteString(Array(bytes)).split(on: UInt8(ascii: ":"))
    guard (2...3).contains(parts.count), let hour = parts[0].integer(signed: false),
      let minute = parts[1].integer(signed: false), hour < 24, minute < 60
    else { return nil }
    var second = 0
    var micro: Int64 = 0
    if parts.count == 3 {
      guard let instant = seconds(parts[2]) else { return nil }
      second = Int(instant.microseconds / 1_000_000)
      micro = instant.microseconds % 1_000_000
      guard second < 61 else { return nil }
    }
    return ((Int64(hour), Int64(minute), Int64(second), micro), offset)
  }

  private struct Step {
    var months: Int64 = 0
    var seconds: Int64 = 0
  }

  /// A number of units, which may have `ago` behind it.
  private static func step(_ word: ByteString, _ words: inout ArraySlice<ByteString>) -> Step? {
    var text = word
    var count: Int64 = 1
    if word == "next" {
      guard let unit = words.popFirst() else { return nil }
      text = unit
    } else if word == "last" {
      guard let unit = words.popFirst() else { return nil }
      text = unit
      count = -1
    } else {
      let digits = ByteString(
        word.bytes.prefix { $0.isDigit || $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") })
      guard let number = digits.integer() else { return nil }
      count = Int64(number)
      text = word.dropFirst(digits.count)
      if text.isEmpty {
        guard let unit = words.popFirst() else { return nil }
        text = unit
      }
    }
    guard abs(count) < 1 << 32 else { return nil }
    if words.first == "ago" {
      words = words.dropFirst()
      count = -count
    }
    let unit = text.count > 1 && text.hasSuffix("s") ? text.dropLast() : text
    switch unit {
    case "month": return Step(months: count)
    case "year": return Step(months: count * 12)
    default: return units[unit].map { Step(seconds: $0 * count) }
    }
  }

  private static func apply(_ step: Step, to instant: Instant) -> Instant {
    guard step.months != 0 else { return instant + .seconds(step.seconds) }
    var time = CalendarTime(instant)
    let months = time.date.year * 12 + time.date.month - 1 + step.months
    time.date.year = months / 12
    time.date.month = months % 12 + 1
    return time.instant
  }
}
