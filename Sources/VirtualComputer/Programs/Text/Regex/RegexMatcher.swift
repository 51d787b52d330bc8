/// Finds the leftmost of the longest matches of a regular expression.
///
/// Without back-references it goes through the text once and follows all ways at the same time; a
/// text of n characters and a program of m steps take n * m at most. Its work counts against the
/// call's limit, a step for 1,000 characters tried.
final class RegexMatcher {
  let program: RegexProgram
  private unowned let machine: Machine
  private var marks: [Int]
  private var generation = 0
  private var current = Threads()
  private var next = Threads()
  private var stack: [(place: Int, groups: [Int])] = []
  private var work = 0

  /// What a caller wants to know.
  enum Wish {
    /// Whether there is a match; its range may be too short.
    case presence
    case range
    case groups
  }

  private struct Threads {
    var places: [Int] = []
    var starts: [Int] = []
    var groups: [[Int]] = []

    mutating func removeAll() {
      places.removeAll(keepingCapacity: true)
      starts.removeAll(keepingCapacity: true)
      groups.removeAll(keepingCapacity: true)
    }
  }

  init(_ regex: Regex, _ machine: Machine) {
    program = regex.program
    self.machine = machine
    marks = Array(repeating: 0, count: program.steps.count)
  }

  func count(_ characters: Int) throws(Interrupt) {
    work += characters
    guard work >= 1000 else { return }
    try machine.count(work / 1000)
    work %= 1000
  }

  /// The match in a line, at or behind a place of it; `^` is the start of the line.
  func search(
    _ text: [UInt8], line: Range<Int>, from start: Int, _ wish: Wish
  ) throws(Interrupt) -> RegexMatch? {
    let subject = RegexSubject(text: text, line: line)
    if program.hasReference { return try backtrack(subject, from: start, wish) }
    var position = start
    var best: (start: Int, end: Int, groups: [Int])?
    current.removeAll()
    while true {
      if current.places.isEmpty {
        if best != nil { break }
        let candidate = try nextCandidate(subject, position)
        guard let candidate else { return nil }
        position = candidate
      }
      if best == nil {
        generation += 1
        // Those that are under way come first.
        for place in current.places { marks[place] = generation }
        let groups = wish == .groups ? [Int](repeating: -1, count: program.groups * 2) : []
        add(0, start: position, groups, at: position, subject, to: &current)
      }
      try count(1 + current.places.count)
      let isOver = position >= line.upperBound
      let (value, length) =
        isOver
        ? (RegexText.firstInvalid, 1)
        : RegexText.scalar(at: position, in: text, until: line.upperBound)
      next.removeAll()
      generation += 1
      for index in current.places.indices {
        let place = current.places[index]
        let origin = current.starts[index]
        if let best, origin > best.start { continue }
        if case .match = program.steps[place] {
          if wish == .presence { return RegexMatch(range: origin..<position) }
          best = (origin, position, wish == .groups ? current.groups[index] : [])
          continue
        }
        guard !isOver, accepts(program.steps[place], value) else { continue }
        add(
          place + 1, start: origin, wish == .groups ? current.groups[index] : [],
          at: position + length, subject, to: &next)
      }
      swap(&current, &next)
      if isOver { break }
      position += length
    }
    return best.map { Self.match($0.start..<$0.end, $0.groups) }
  }

  private static func match(_ range: Range<Int>, _ groups: [Int]) -> RegexMatch {
    var match = RegexMatch(range: range)
    for index in stride(from: 0, to: groups.count - 1, by: 2) {
      let (start, end) = (groups[index], groups[index + 1])
      match.groups.append(start >= 0 && end >= start ? start..<end : nil)
    }
    return match
  }

  /// The next place at which a match can begin.
  private func nextCandidate(
    _ subject: RegexSubject, _ position: Int
  ) throws(Interrupt) -> Int? {
    guard let first = program.firstBytes else { return position }
    var place = position
    let end = subject.line.upperBound
    while place < end, !first[Int(subject.text[place])] { place += 1 }
    try count(place - position)
    return place < end ? place : nil
  }

  private func accepts(_ step: RegexProgram.Step, _ value: UInt32) -> Bool {
    switch step {
    case .character(let wanted): value == wanted
    case .folded(let wanted): RegexText.folded(value) == wanted
    case .any: value < RegexText.firstInvalid
    case .set(let set): set.contains(value)
    default: false
    }
  }

  /// Adds the steps that a step leads to without a character.
  private func add(
    _ first: Int, start: Int, _ groups: [Int], at position: Int, _ subject: RegexSubject,
    to threads: inout Threads
  ) {
    stack.append((first, groups))
    while let (place, groups) = stack.popLast() {
      guard marks[place] != generation else { continue }
      marks[place] = generation
      switch program.steps[place] {
      case .jump(let target): stack.append((target, groups))
      case .split(let one, let two):
        stack.append((two, groups))
        stack.append((one, groups))
      case .save(let slot):
        var changed = groups
        if slot - 2 < changed.count { changed[slot - 2] = position }
        stack.append((place + 1, changed))
      case .assertion(let assertion):
        if subject.holds(assertion, at: position) { stack.append((place + 1, groups)) }
      default:
        threads.places.append(place)
        threads.starts.append(start)
        threads.groups.append(groups)
      }
    }
  }

  // MARK: Back-references

  private struct Visit: Hashable {
    let place: Int
    let position: Int
    let groups: [Int]
  }

  /// Tries the ways one after another, and none twice with the same groups.
  private func backtrack(
    _ subject: RegexSubject, from start: Int, _ wish: Wish
  ) throws(Interrupt) -> RegexMatch? {
    var position = start
    while let candidate = try nextCandidate(subject, position) {
      if let match = try longest(subject, at: candidate, wish) { return match }
      guard candidate < subject.line.upperBound else { return nil }
      position =
        candidate
        + RegexText.scalar(at: candidate, in: subject.text, until: subject.line.upperBound).length
    }
    return nil
  }

  private func longest(
    _ subject: RegexSubject, at start: Int, _ wish: Wish
  ) throws(Interrupt) -> RegexMatch? {
    let unset = [Int](repeating: -1, count: program.groups * 2)
    var pending = [Visit(place: 0, position: start, groups: unset)]
    var visited: Set<Visit> = []
    var best: (end: Int, groups: [Int])?
    while let visit = pending.popLast() {
      try count(20)
      let place = visit.place
      func go(_ place: Int, _ position: Int, _ groups: [Int]) {
        pending.append(Visit(place: place, position: position, groups: groups))
      }
      switch program.steps[place] {
      case .match:
        if visit.position > best?.end ?? -1 { best = (visit.position, visit.groups) }
        if wish == .presence || visit.position == subject.line.upperBound { pending = [] }
      case .jump(let target): go(target, visit.position, visit.groups)
      case .split(let one, let two):
        if visited.count > 1 << 18 { visited.removeAll() }
        guard visited.insert(visit).inserted else { continue }
        go(two, visit.position, visit.groups)
        go(one, visit.position, visit.groups)
      case .save(let slot):
        var groups = visit.groups
        groups[slot - 2] = visit.position
        go(place + 1, visit.position, groups)
      case .assertion(let assertion):
        if subject.holds(assertion, at: visit.position) {
          go(place + 1, visit.position, visit.groups)
        }
      case .reference(let number):
        let (from, to) = (visit.groups[number * 2 - 2], visit.groups[number * 2 - 1])
        guard from >= 0, to >= from else { continue }
        try count(to - from)
        if let end = subject.repeats(from..<to, at: visit.position, program.ignoresCase) {
          go(place + 1, end, visit.groups)
        }
      default:
        guard visit.position < subject.line.upperBound else { continue }
        let (value, length) = RegexText.scalar(
          at: visit.position, in: subject.text, until: subject.line.upperBound)
        if accepts(program.steps[place], value) {
          go(place + 1, visit.position + length, visit.groups)
        }
      }
    }
    return best.map { Self.match(start..<$0.end, $0.groups) }
  }
}

/// A line in which a match is looked for.
struct RegexSubject {
  let text: [UInt8]
  let line: Range<Int>

  private func isWord(_ value: UInt32?) -> Bool {
    value.map { RegexClass.word.contains($0) } ?? false
  }

  private func isWord(before place: Int) -> Bool {
    isWord(RegexText.scalar(before: place, in: text, from: line.lowerBound))
  }

  private func isWord(after place: Int) -> Bool {
    guard place < line.upperBound else { return false }
    return isWord(RegexText.scalar(at: place, in: text, until: line.upperBound).0)
  }

  func holds(_ assertion: RegexAssertion, at place: Int) -> Bool {
    switch assertion {
    case .start: place == line.lowerBound
    case .end: place == line.upperBound
    case .wordStart: !isWord(before: place) && isWord(after: place)
    case .wordEnd: isWord(before: place) && !isWord(after: place)
    case .wordEdge: isWord(before: place) != isWord(after: place)
    case .noWordEdge: isWord(before: place) == isWord(after: place)
    case .noWordBefore: !isWord(before: place)
    case .noWordAfter: !isWord(after: place)
    }
  }

  /// Where the text of a range ends that stands at a place again.
  func repeats(_ range: Range<Int>, at place: Int, _ ignoresCase: Bool) -> Int? {
    var one = range.lowerBound
    var two = place
    while one < range.upperBound {
      guard two < line.upperBound else { return nil }
      let (first, length) = RegexText.scalar(at: one, in: text, until: range.upperBound)
      let (second, width) = RegexText.scalar(at: two, in: text, until: line.upperBound)
      guard
        first == second
          || (ignoresCase && RegexText.folded(first) == RegexText.folded(second))
      else { return nil }
      one += length
      two += width
    }
    return two
  }
}
