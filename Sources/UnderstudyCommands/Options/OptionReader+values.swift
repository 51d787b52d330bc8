import Server
import Simulation
import Wire

/// The forms that values of options have.
extension OptionReader {
  static func text(_ text: String) throws(OptionError) -> String {
    guard !text.isEmpty else { throw OptionError(message: "it must not be empty") }
    return text
  }

  /// A secret that a header can carry; a blank one would protect nothing.
  static func token(_ text: String) throws(OptionError) -> String {
    guard !text.isEmpty, text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7f }) else {
      throw OptionError(message: "a token is one word of printable ASCII, and not blank")
    }
    return text
  }

  static func port(_ text: String) throws(OptionError) -> Int {
    guard let port = Int(text), (0...65535).contains(port) else {
      throw OptionError(message: "'\(text)' is not a port; choose one from 0 to 65535")
    }
    return port
  }

  static func seed(_ text: String) throws(OptionError) -> UInt64 {
    guard let seed = UInt64(text) else {
      throw OptionError(message: "'\(text)' is not a seed; it is a whole number from 0")
    }
    return seed
  }

  static func clock(_ text: String) throws(OptionError) -> SimulatedClock.Mode {
    switch SpelledClockMode.read(text) {
    case .success(let clock): return clock.mode
    case .failure(let rule): throw OptionError(message: "'\(text)' \(rule)")
    }
  }

  static func instant(_ text: String) throws(OptionError) -> Instant {
    guard let instant = Instant(iso8601: text) else {
      throw OptionError(
        message: "'\(text)' is not an instant; write it like 2026-01-02T03:04:05Z")
    }
    return instant
  }

  /// `demo`, `empty`, `snapshot:NAME`, or a directory.
  static func baseline(_ text: String) throws(OptionError) -> ServeOptions.Baseline {
    if let plain = WorldConfiguration.Baseline(rawValue: text) { return .plain(plain) }
    if let name = Snapshot.name(inBaseline: text) { return .snapshot(name) }
    return .directory(try self.text(text))
  }

  /// Wall time, or 0 for no end; nil stands for that.
  static func timeToLive(_ text: String) throws(OptionError) -> Duration? {
    if text == "0" { return Duration?.none }
    guard let duration = Duration(spelled: text), duration > .zero else {
      throw OptionError(message: "'\(text)' is not a duration; write it like 30m, or 0 for never")
    }
    return duration
  }

  static func count(_ text: String) throws(OptionError) -> Int {
    guard let count = Int(text), count > 0 else {
      throw OptionError(message: "'\(text)' is not a number from 1")
    }
    return count
  }

  static func flag(_ text: String) throws(OptionError) -> Bool {
    switch text.lowercased() {
    case "true", "1", "yes", "on": return true
    case "false", "0", "no", "off": return false
    default: throw OptionError(message: "'\(text)' is neither true nor false")
    }
  }

  /// `*`, or scheme and authority without a path.
  static func origin(_ text: String) throws(OptionError) -> String {
    let rest = text.hasPrefix("https://") ? text.dropFirst(8) : text.dropFirst(7)
    let isOrigin =
      (text.hasPrefix("http://") || text.hasPrefix("https://")) && !rest.isEmpty
      && !rest.contains { "/ ?#".contains($0) }
    guard text == "*" || isOrigin else {
      throw OptionError(
        message: "'\(text)' is not an origin; write it like http://localhost:3000, or *")
    }
    return text
  }

  static func choice<Choice: CaseIterable & RawRepresentable<String>>(
    _ type: Choice.Type
  ) -> (String) throws(OptionError) -> Choice {
    { text throws(OptionError) in
      if let choice = Choice(rawValue: text) { return choice }
      let words = Choice.allCases.map(\.rawValue)
      throw OptionError(message: "'\(text)' is none of \(words.joined(separator: ", "))")
    }
  }
}
