import Wire

/// `find`.
enum FindPrograms {
  static let table: [ByteString: Program] = ["find": find]

  /// A find that is under way: which paths it has found, and how far it has judged them.
  private struct Search {
    let run: ProgramRun
    let expression: FindExpression
    /// The statuses of the commands for the path that is judged, in their order.
    var statuses: [Int32]
    var used = 0
    var status: Int32 = 0
  }

  private enum Wanted: Error {
    case command([ByteString])
    case interrupt(Interrupt)
  }

  private static func find(_ run: ProgramRun) throws(Interrupt) -> ProgramStep {
    var places: [ByteString] = []
    for argument in run.arguments {
      if argument.hasPrefix("-") || argument == "(" || argument == "!" { break }
      places.append(argument)
    }
    if let option = run.arguments.first, ["-H", "-L", "-P"].contains(option) {
      throw run.refuse(option)
    }
    var parser = FindParser(run, from: places.count)
    var expression: FindExpression
    do throws(FindParser.Failure) {
      expression = try parser.expression()
    } catch {
      switch error {
      case .refused(let word): throw run.refuse(word)
      case .message(let message):
        try run.fail(message)
        return .end(1)
      }
    }
    if !expression.acts { expression = .and(expression, .print) }
    // The notes: the status, how many paths are done, how many statuses of commands follow, these,
    // then the paths, and behind an empty text what each gathering command has.
    if run.notes.isEmpty {
      let (paths, status) = try walk(places.isEmpty ? ["."] : places, parser, expression, run)
      run.notes = ["\(status)", "0", "0"] + paths
    }
    return try judge(expression, commands: parser.commands, run)
  }

  private static func judge(
    _ expression: FindExpression, commands: Int, _ run: ProgramRun
  ) throws(Interrupt) -> ProgramStep {
    var status = Int32(run.notes[0].integer() ?? 0)
    var done = run.notes[1].integer() ?? 0
    let count = run.notes[2].integer() ?? 0
    var statuses = run.notes[3..<(3 + count)].map { Int32($0.integer() ?? 0) }
    let paths = Array(run.notes[(3 + count)...])
    if case .childEnded(let ended) = run.phase { statuses.append(ended ?? 0) }
    while done < paths.count {
      try run.machine.count()
      // A path is judged again from its start after each command, with the statuses so far.
      var search = Search(
        run: run, expression: expression, statuses: statuses)
      do throws(Wanted) {
        _ = try matches(expression, paths[done], &search)
      } catch {
        switch error {
        case .interrupt(let interrupt): throw interrupt
        case .command(let words):
          run.notes = ["\(status)", "\(done)", "\(statuses.count)"]
          run.notes += statuses.map { "\($0)" } + paths
          return .child(words)
        }
      }
      if search.status != 0 { status = search.status }
      statuses = []
      done += 1
    }
    // Commands that take all paths at once run at the end.
    var gathering: [(Int, [ByteString])] = []
    collect(expression, &gathering)
    if !gathering.isEmpty {
      var lists = gathering.map { $0.1 }
      for path in paths {
        for (index, (number, _)) in gathering.enumerated()
        where passes(expression, until: number, path, run) {
          lists[index].append(path)
        }
      }
      let started = run.gathered
      if started > 0, case .childEnded(let ended?) = run.phase, ended != 0 { status = 1 }
      for index in started..<lists.count where lists[index].count > gathering[index].1.count {
        run.gathered = index + 1
        run.notes = ["\(status)", "\(done)", "0"] + paths
        return .child(lists[index])
      }
    }
    return .end(status)
  }

  private static func collect(_ expression: FindExpression, _ list: inout [(Int, [ByteString])]) {
    switch expression {
    case .and(let one, let two), .or(let one, let two):
      collect(one, &list)
      collect(two, &list)
    case .not(let one): collect(one, &list)
    case .exec(let number, let words, gathers: true): list.append((number, words))
    default: break
    }
  }

  /// Whether the judgement of a path comes to a command that gathers. Only tests stand before it.
  private static func passes(
    _ expression: FindExpression, until number: Int, _ path: ByteString, _ run: ProgramRun
  ) -> Bool {
    var search = Search(run: run, expression: expression, statuses: [])
    var isReached = false
    _ = try? reach(expression, number, path, &search, &isReached)
    return isReached
  }

  private static func reach(
    _ expression: FindExpression, _ number: Int, _ path: ByteString, _ search: inout Search,
    _ isReached: inout Bool
  ) throws(Wanted) -> Bool {
    switch expression {
    case .and(let one, let two):
      guard try reach(one, number, path, &search, &isReached) else { return false }
      return try reach(two, number, path, &search, &isReached)
    case .or(let one, let two):
      if try reach(one, number, path, &search, &isReached) { return true }
      return try reach(two, number, path, &search, &isReached)
    case .not(let one): return try !reach(one, number, path, &search, &isReached)
    case .exec(let found, _, gathers: true):
      if found == number { isReached = true }
      return true
    case .exec, .print, .print0, .delete: return true
    default: return try matches(expression, path, &search)
    }
  }

  // MARK: The walk

  private static func walk(
    _ places: [ByteString], _ parser: FindParser, _ expression: FindExpression, _ run: ProgramRun
  ) throws(Interrupt) -> ([ByteString], Int32) {
    var found: [ByteString] = []
    var status: Int32 = 0
    let isDepthFirst = parser.isDepthFirst || expression.isDepthFirst
    for place in places {
      do throws(DiskError) {
        _ = try run.node(place, followingLast: false)
      } catch {
        try run.fail("\(Quoted.curly(place)): \(error.message)")
        status = 1
        continue
      }
      var pending: [(path: ByteString, depth: Int, isLeft: Bool)] = [(place, 0, false)]
      while let next = pending.popLast() {
        try run.machine.count()
        let isIncluded = next.depth >= parser.minimumDepth
        if next.isLeft {
          if isIncluded { found.append(next.path) }
          continue
        }
        let node = try? run.node(next.path, followingLast: false).node
        let isFolder = node?.isDirectory ?? false
        if isIncluded, !(isDepthFirst && isFolder) { found.append(next.path) }
        guard isFolder, next.depth < parser.maximumDepth else {
          if isFolder, isDepthFirst, isIncluded { found.append(next.path) }
          continue
        }
        if !isDepthFirst, prunes(expression, next.path, run) { continue }
        if isDepthFirst { pending.append((next.path, next.depth, true)) }
        let canonical = (try? run.resolve(next.path)) ?? next.path
        let names = (try? run.machine.disk.list(canonical)) ?? []
        for name in names.reversed() {
          let path = next.path.bytes.last == .slash ? next.path + name : next.path + "/" + name
          pending.append((path, next.depth + 1, false))
        }
      }
    }
    return (found, status)
  }

  private static func prunes(
    _ expression: FindExpression, _ path: ByteString, _ run: ProgramRun
  ) -> Bool {
    func isPruned(_ part: FindExpression) -> (matches: Bool, prunes: Bool) {
      switch part {
      case .and(let one, let two):
        let first = isPruned(one)
        guard first.matches else { return first }
        let second = isPruned(two)
        return (second.matches, first.prunes || second.prunes)
      case .or(let one, let two):
        let first = isPruned(one)
        if first.matches { return first }
        let second = isPruned(two)
        return (second.matches, first.prunes || second.prunes)
      case .not(let one):
        let first = isPruned(one)
        return (!first.matches, first.prunes)
      case .prune: return (true, true)
      case .exec, .print, .print0, .delete: return (true, false)
      default:
        var search = Search(run: run, expression: part, statuses: [])
        return ((try? matches(part, path, &search)) ?? false, false)
      }
    }
    return isPruned(expression).prunes
  }

  // MARK: Judging one path

  private static func matches(
    _ expression: FindExpression, _ path: ByteString, _ search: inout Search
  ) throws(Wanted) -> Bool {
    let run = search.run
    switch expression {
    case .and(let one, let two):
      guard try matches(one, path, &search) else { return false }
      return try matches(two, path, &search)
    case .or(let one, let two):
      if try matches(one, path, &search) { return true }
      return try matches(two, path, &search)
    case .not(let one): return try !matches(one, path, &search)
    case .always(let value): return value
    case .name(let pattern, let ignoresCase):
      let name = Disk.name(of: Disk.trimmed(path))
      return pattern.matches(ignoresCase ? ByteString(name.text.lowercased()) : name)
    case .path(let pattern): return pattern.matches(path)
    case .prune: return true
    case .print, .print0:
      // What was printed before a command has gone out already.
      guard search.used >= search.statuses.count else { return true }
      return try wanted { () throws(Interrupt) in
        if case .print = expression {
          try run.write(path + "\n")
        } else {
          try run.write(path + "\u{0}")
        }
        return true
      }
    case .delete:
      do throws(DiskError) {
        let canonical = try run.resolve(path, followingLast: false)
        if path == "." { return true }
        try run.machine.disk.remove(canonical, at: run.machine.now)
        return true
      } catch {
        search.status = 1
        return try wanted { () throws(Interrupt) in
          try run.fail("cannot delete \(Quoted.curly(path)): \(error.message)")
          return false
        }
      }
    case .exec(_, _, gathers: true): return true
    case .exec(_, let words, _):
      if search.used < search.statuses.count {
        search.used += 1
        return search.statuses[search.used - 1] == 0
      }
      throw .command(words.map { replaceBraces(in: $0, with: path) })
    default:
      guard let node = try? run.node(path, followingLast: false) else { return false }
      return test(expression, node.path, node.node, run)
    }
  }

  private static func wanted(
    _ body: () throws(Interrupt) -> Bool
  ) throws(Wanted) -> Bool {
    do throws(Interrupt) { return try body() } catch { throw .interrupt(error) }
  }

  private static func test(
    _ expression: FindExpression, _ path: ByteString, _ node: DiskNode, _ run: ProgramRun
  ) -> Bool {
    func compare(_ value: Int, _ sign: Int, _ number: Int) -> Bool {
      sign == 0 ? value == number : sign > 0 ? value > number : value < number
    }
    func age(_ seconds: Int64) -> Int {
      Int((run.machine.now - node.modified).components.seconds / seconds)
    }
    switch expression {
    case .type(let types):
      switch node.kind {
      case .file, .program: return types.contains(UInt8(ascii: "f"))
      case .directory: return types.contains(UInt8(ascii: "d"))
      case .link: return types.contains(UInt8(ascii: "l"))
      case .device: return types.contains(UInt8(ascii: "c"))
      }
    case .empty:
      if node.isDirectory { return ((try? run.machine.disk.list(path)) ?? []).isEmpty }
      return node.content?.isEmpty ?? false
    case .size(let sign, let number, let unit):
      return compare((node.size + unit - 1) / unit, sign, number)
    case .modifiedDays(let sign, let number): return compare(age(86_400), sign, number)
    case .modifiedMinutes(let sign, let number): return compare(age(60), sign, number)
    case .newer(let instant): return node.modified > instant
    default: return false
    }
  }

  private static func replaceBraces(in word: ByteString, with path: ByteString) -> ByteString {
    var result: [UInt8] = []
    var rest = word.bytes[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "{"), rest.first == UInt8(ascii: "}") {
        rest = rest.dropFirst()
        result += path.bytes
      } else {
        result.append(byte)
      }
    }
    return ByteString(result)
  }
}
