import Wire

/// An instant as a calendar and a clock show it, in UTC.
struct CalendarTime {
  var date: CivilDate
  var hour: Int64
  var minute: Int64
  var second: Int64
  /// Microseconds within the second.
  var fraction: Int64

  init(_ instant: Instant) {
    let day = instant.floored(to: .seconds(86_400))
    let rest = (instant - day).components
    date = CivilDate(daysSinceEpoch: day.microseconds / 86_400_000_000)
    hour = rest.seconds / 3600
    minute = rest.seconds / 60 % 60
    second = rest.seconds % 60
    fraction = rest.attoseconds / 1_000_000_000_000
  }

  /// The instant; days beyond a month's end count into the next.
  var instant: Instant {
    var first = date
    first.day = 1
    first.year += (first.month - 1) / 12
    first.month = (first.month - 1) % 12 + 1
    if first.month < 1 {
      first.month += 12
      first.year -= 1
    }
    let days = first.daysSinceEpoch + date.day - 1
    let seconds = days * 86_400 + hour * 3600 + minute * 60 + second
    return Instant(microseconds: seconds * 1_000_000 + fraction)
  }

  /// 0 is Sunday.
  var weekday: Int64 {
    let day = (date.daysSinceEpoch + 4) % 7
    return day < 0 ? day + 7 : day
  }

  /// From 1.
  var dayOfYear: Int64 {
    date.daysSinceEpoch - CivilDate(year: date.year, month: 1, day: 1).daysSinceEpoch + 1
  }

  static let days = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]
  static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  /// The text of a format as `date` and strftime(3) have it in the locale C; nil with the letter of
  /// a conversion that there is none of here.
  func text(_ format: ByteString) -> Result<ByteString, UnknownConversion> {
    var output: [UInt8] = []
    var index = 0
    let bytes = format.bytes
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "%"), index + 1 < bytes.count else {
        output.append(bytes[index])
        index += 1
        continue
      }
      index += 1
      var padding: Character?
      if "-_0".utf8.contains(bytes[index]), index + 1 < bytes.count {
        padding = Character(Unicode.Scalar(bytes[index]))
        index += 1
      }
      var precision = ""
      while index < bytes.count - 1, bytes[index].isDigit {
        precision.append(Character(Unicode.Scalar(bytes[index])))
        index += 1
      }
      let letter = Character(Unicode.Scalar(bytes[index]))
      index += 1
      if letter == ":", index < bytes.count, bytes[index] == UInt8(ascii: "z") {
        index += 1
        output += Array("+00:00".utf8)
        continue
      }
      if letter == "N" {
        let nanoseconds = Self.padded(fraction * 1000, 9, "0")
        output += Array(nanoseconds.prefix(Int(precision) ?? 9).utf8)
        continue
      }
      guard let text = conversion(letter, padding) else {
        return .failure(UnknownConversion(letter: letter))
      }
      output += text.bytes
    }
    return .success(ByteString(output))
  }

  struct UnknownConversion: Error {
    let letter: Character
  }

  private func conversion(_ letter: Character, _ padding: Character?) -> ByteString? {
    func number(_ value: Int64, _ width: Int, _ fill: Character = "0") -> ByteString {
      switch padding {
      case "-"?: "\(value)"
      case "_"?: ByteString(Self.padded(value, width, " "))
      case "0"?: ByteString(Self.padded(value, width, "0"))
      default: ByteString(Self.padded(value, width, fill))
      }
    }
    func joined(_ format: ByteString) -> ByteString? { try? text(format).get() }
    let twelve = hour % 12 == 0 ? 12 : hour % 12
    switch letter {
    case "Y": return number(date.year, 1)
    case "C": return number(date.year / 100, 2)
    case "y": return number(date.year % 100, 2)
    case "m": return number(date.month, 2)
    case "d": return number(date.day, 2)
    case "e": return number(date.day, 2, " ")
    case "H": return number(hour, 2)
    case "k": return number(hour, 2, " ")
    case "I": return number(twelve, 2)
    case "l": return number(twelve, 2, " ")
    case "M": return number(minute, 2)
    case "S": return number(second, 2)
    case "s": return "\((instant - Instant(microseconds: 0)).components.seconds)"
    case "j": return number(dayOfYear, 3)
    case "u": return "\(weekday == 0 ? 7 : weekday)"
    case "w": return "\(weekday)"
    case "q": return "\((date.month - 1) / 3 + 1)"
    case "a": return ByteString(String(Self.days[Int(weekday)].prefix(3)))
    case "A": return ByteString(Self.days[Int(weekday)])
    case "b", "h": return ByteString(String(Self.months[Int(date.month - 1)].prefix(3)))
    case "B": return ByteString(Self.months[Int(date.month - 1)])
    case "p": return hour < 12 ? "AM" : "PM"
    case "P": return hour < 12 ? "am" : "pm"
    case "Z": return "UTC"
    case "z": return "+0000"
    case "n": return "\n"
    case "t": return "\t"
    case "%": return "%"
    case "F": return joined("%Y-%m-%d")
    case "T", "X": return joined("%H:%M:%S")
    case "R": return joined("%H:%M")
    case "D", "x": return joined("%m/%d/%y")
    case "r": return joined("%I:%M:%S %p")
    case "c": return joined("%a %b %e %H:%M:%S %Y")
    default: return nil
    }
  }

  static func padded(_ value: Int64, _ width: Int, _ fill: Character) -> String {
    let digits = String(value)
    return String(repeating: fill, count: max(0, width - digits.count)) + digits
  }
}
