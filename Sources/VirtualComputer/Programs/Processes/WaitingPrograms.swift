/// Programs that pass their input on.
enum WaitingPrograms {
  static let table: [ByteString: Program] = [
    "true": { (_) throws(Interrupt) in .end(0) },
    "false": { (_) throws(Interrupt) in .end(1) },
    "sleep": sleep,
  ]

  private static func sleep(_ run: ProgramRun) throws(Interrupt) -> ProgramStep {
    if run.phase == .slept { return .end(0) }
    guard !run.arguments.isEmpty else {
      try run.fail("missing operand")
      try run.write("Try 'sleep --help' for more information.\n", to: 2)
      return .end(1)
    }
    var total = Duration.zero
    for argument in run.arguments {
      guard let duration = Durations.read(argument) else {
        try run.fail("invalid time interval ‘\(argument)’")
        try run.write("Try 'sleep --help' for more information.\n", to: 2)
        return .end(1)
      }
      total += duration
    }
    return total == .zero ? .end(0) : .sleep(total)
  }
}

/// Times as `sleep` and `timeout` write them.
enum Durations {
  /// A number with s, m, h or d behind it; nil for any other text.
  static func read(_ text: ByteString) -> Duration? {
    var bytes = text.bytes[...]
    var unit = 1.0
    switch bytes.last {
    case UInt8(ascii: "s"): bytes = bytes.dropLast()
    case UInt8(ascii: "m"):
      unit = 60
      bytes = bytes.dropLast()
    case UInt8(ascii: "h"):
      unit = 3600
      bytes = bytes.dropLast()
    case UInt8(ascii: "d"):
      unit = 86400
      bytes = bytes.dropLast()
    default: break
    }
    guard let first = bytes.first, first.isDigit || first == UInt8(ascii: "."),
      let number = Double(String(decoding: bytes, as: UTF8.self)), number >= 0, number.isFinite
    else { return nil }
    return .microseconds(Int64(min(number * unit, 1e12) * 1_000_000))
  }
}
