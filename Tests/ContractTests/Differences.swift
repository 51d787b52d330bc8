/// Where two texts of many lines differ, for a report that a person can read.
struct Differences {
  /// The first lines that are not those expected, from the first one on; empty where there is none.
  let shown: [String]

  init(of found: [String], from expected: [String], atMost most: Int = 3) {
    let alike = zip(found, expected).prefix { $0 == $1 }.count
    guard alike < max(found.count, expected.count) else {
      shown = []
      return
    }
    shown =
      ["from line \(alike + 1)"] + expected[alike...].prefix(most).map { "- \($0)" }
      + found[alike...].prefix(most).map { "+ \($0)" }
  }
}
