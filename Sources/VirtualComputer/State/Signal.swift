/// The signals of Linux, by number and name.
enum Signal {
  static let names: [(number: Int32, name: ByteString)] = [
    (1, "HUP"), (2, "INT"), (3, "QUIT"), (4, "ILL"), (5, "TRAP"), (6, "ABRT"), (7, "BUS"),
    (8, "FPE"), (9, "KILL"), (10, "USR1"), (11, "SEGV"), (12, "USR2"), (13, "PIPE"), (14, "ALRM"),
    (15, "TERM"), (16, "STKFLT"), (17, "CHLD"), (18, "CONT"), (19, "STOP"), (20, "TSTP"),
    (21, "TTIN"), (22, "TTOU"), (23, "URG"), (24, "XCPU"), (25, "XFSZ"), (26, "VTALRM"),
    (27, "PROF"), (28, "WINCH"), (29, "IO"), (30, "PWR"), (31, "SYS"),
  ]

  /// The number of a name, with or without SIG, in either case, or of a number.
  static func number(of text: ByteString) -> Int32? {
    if let number = text.integer(signed: false) {
      return number == 0 || names.contains { $0.number == number } ? Int32(number) : nil
    }
    let upper = ByteString(text.text.uppercased())
    let name = upper.hasPrefix("SIG") ? upper.dropFirst(3) : upper
    return names.first { $0.name == name }?.number
  }

  /// The name of a number.
  static func name(of number: Int32) -> ByteString? {
    names.first { $0.number == number }?.name
  }
}
