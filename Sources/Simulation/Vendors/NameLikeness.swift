/// Names in the order of their likeness to one that was not found.
///
/// Names are compared by their words (`createWorkspace` is `create workspace`) and by their letters,
/// and the better of both counts: `createX` is nearer to `createComputer`, with which it shares a
/// word, than to `whoami`, which is as short. The work is bounded however long the texts are.
package enum NameLikeness {
  /// All of `names`, each once, the most alike first; those equally alike keep their order.
  package static func sorted(_ names: [String], to wanted: String) -> [String] {
    let wanted = Words(wanted)
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }.enumerated().map { offset, name in
      let name = (text: name, words: Words(name))
      let letters = Diagnosis.editDistance(wanted.letters, name.words.letters)
      return (name.text, wanted.distance(to: name.words, letters: letters), letters, offset)
    }.sorted { ($0.1, $0.2, $0.3) < ($1.1, $1.2, $1.3) }.map(\.0)
  }

  /// The same for names of several vendors: each once, with the vendors that have it, unless all are
  /// of one vendor.
  package static func sorted(
    _ names: [(name: String, vendor: String)], to wanted: String
  ) -> [String] {
    var vendors: [String: [String]] = [:]
    for (name, vendor) in names where vendors[name]?.contains(vendor) != true {
      vendors[name, default: []].append(vendor)
    }
    let sorted = sorted(names.map(\.name), to: wanted)
    guard Set(names.map(\.vendor)).count > 1 else { return sorted }
    return sorted.map { "\($0) (\((vendors[$0] ?? []).joined(separator: ", ")))" }
  }

  /// A name in small letters, whole and in its words.
  private struct Words {
    let letters: [UInt8]
    private let words: [[UInt8]]

    /// So many letters are split into words; names are shorter.
    private static let most = 100

    init(_ name: String) {
      letters = Array(name.lowercased().utf8)
      var words: [[UInt8]] = []
      var isInside = false
      var wasSmall = false
      for byte in name.utf8.prefix(Self.most) {
        let isLarge = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
        let isSmall = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
        let isDigit = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        guard isLarge || isSmall || isDigit || byte >= 0x80 else {
          isInside = false
          continue
        }
        if !isInside || (isLarge && wasSmall) { words.append([]) }
        words[words.count - 1].append(isLarge ? byte | 0x20 : byte)
        isInside = true
        wasSmall = isSmall || isDigit
      }
      self.words = words
    }

    /// How unlike another name is, from 0 for the same to 1000 and a little more.
    func distance(to other: Words, letters distance: Int) -> Int {
      let whole = 1000 * distance / max(1, letters.count, other.letters.count)
      guard !words.isEmpty else { return whole }
      let parts = words.map { word in
        other.words.map { 1000 * Diagnosis.editDistance(word, $0) / max(word.count, $0.count) }
          .min() ?? 1000
      }
      let more = 150 * max(0, other.words.count - words.count)
      return min(whole, parts.reduce(0, +) / parts.count + more)
    }
  }
}
