import Faults
import HTTPTransport
import HTTPTypes
import Simulation
import Wire

/// A replay on its way: what was answered, what still waits, what streams.
struct Replay {
  /// A request that is not over.
  private struct Passage {
    let request: ReplayedRequest
    /// The turn that it stands before, and the world; nil before the first one.
    var turn: (purpose: TurnPurpose, world: World)?
  }

  let router: VendorRouter
  let wall: ReplayWall
  var secrets = ReplaySecrets()
  private var names: [Int: String] = [:]
  private var answers: [Int: OutboundResponse] = [:]
  private var passages: [Int: Passage] = [:]
  private var pieces: [Int: [[UInt8]]] = [:]
  /// Worlds as the record has met them; holding them keeps them.
  private var worlds: [String: World] = [:]

  init(router: VendorRouter, wall: ReplayWall) {
    self.router = router
    self.wall = wall
  }

  /// Lets an event of the record come to pass; gives where it went another way. Requests run in
  /// tasks of the group.
  mutating func play(
    _ event: RunRecord.Event, line: Int, in group: inout DiscardingTaskGroup
  ) async -> ReplayDifference? {
    switch event {
    case .world(let name, let createdAt):
      wall.stand(at: createdAt)
      meet(name)
      return nil
    case .request(let number, let request, let moment, let time):
      wall.stand(at: time)
      return await begin(number, secrets.filled(request), moment, line, in: &group)
    case .again(let number, let moment):
      wall.stand(at: moment.wall)
      return await resume(number, moment, line)
    case .unfinished(let number, let moment):
      wall.stand(at: moment.wall)
      guard passages[number]?.turn?.purpose == .request else {
        return difference(number, line, "the wait", "in vain", "answered before")
      }
      _ = await proceed(number, granting: false)
      return nil
    case .follow(let number, let moment):
      wall.stand(at: moment.wall)
      guard let turn = passages[number]?.turn, turn.purpose == .stream else { return nil }
      await catchUp(turn.world, with: moment.at)
      _ = await proceed(number, granting: true)
      return nil
    case .piece(let number, let expected):
      guard let found = pieces[number]?.first else {
        return difference(number, line, "the stream", "a piece", "none")
      }
      pieces[number]?.removeFirst()
      return compare(number, line, "piece", expected, found)
    case .control(let number, let request, let time):
      wall.stand(at: time)
      var request = secrets.filled(request)
      request.authority = "127.0.0.1"
      names[number] = "\(request.method.rawValue) \(request.target)"
      answers[number] = await router.handle(request)
      return nil
    case .response(let number, let expected):
      // A client that left has not waited for the piece that a fault was to break.
      if answers[number] == nil, passages[number]?.turn?.purpose == .stream {
        _ = await proceed(number, granting: false)
      }
      guard let found = answers.removeValue(forKey: number) else {
        return difference(number, line, "the answer", "one", "none yet")
      }
      return compare(number, line, expected, found)
    }
  }

  private mutating func meet(_ name: String) {
    // Met a second time, it is another: the one before was evicted.
    if let known = worlds[name], router.worlds.known(name) === known { router.worlds.remove(name) }
    worlds[name] = router.worlds.world(name)
  }

  private mutating func begin(
    _ number: Int, _ request: InboundRequest, _ moment: RunRecord.Moment?, _ line: Int,
    in group: inout DiscardingTaskGroup
  ) async -> ReplayDifference? {
    names[number] = "\(request.method.rawValue) \(request.target)"
    guard let moment else {
      answers[number] = await router.handle(request)
      return nil
    }
    let replayed = ReplayedRequest()
    passages[number] = Passage(request: replayed)
    group.addTask { [router] in await replayed.pass(request, through: router) }
    _ = await proceed(number, granting: nil)
    guard let world = passages[number]?.turn?.world else {
      return difference(number, line, "the world", moment.world ?? "", "none")
    }
    guard world.name == moment.world else {
      return difference(number, line, "the world", moment.world ?? "", world.name)
    }
    await catchUp(world, with: moment.at)
    return compare(number, line, moment, await proceed(number, granting: true))
  }

  private mutating func resume(
    _ number: Int, _ moment: RunRecord.Moment, _ line: Int
  ) async -> ReplayDifference? {
    guard let turn = passages[number]?.turn, turn.purpose == .request else {
      return difference(number, line, "the wait", "for this", "answered before")
    }
    await catchUp(turn.world, with: moment.at)
    let taken = await proceed(number, granting: true)
    guard passages[number]?.turn?.purpose != .request else {
      return difference(number, line, "the wait", "over", "goes on")
    }
    return compare(number, line, moment, taken)
  }

  /// Lets a request go on to its next turn or its end; gives the turn that it has taken. Nil grants
  /// nothing: it goes to its first turn.
  private mutating func proceed(_ number: Int, granting isGranted: Bool?) async -> WorldTurn? {
    guard let request = passages[number]?.request else { return nil }
    if let isGranted { request.grant(isGranted) }
    var taken: WorldTurn?
    for await report in request.reports {
      switch report {
      case .ready(let purpose, let world):
        passages[number]?.turn = (purpose, world)
        return taken
      case .took(let turn): taken = turn
      case .response(let response): answers[number] = response
      case .piece(let bytes): pieces[number, default: []].append(bytes)
      }
    }
    passages[number] = nil
    return taken
  }

  /// Whether a turn was taken at the world's time that the record has.
  private func compare(
    _ number: Int, _ line: Int, _ moment: RunRecord.Moment, _ turn: WorldTurn?
  ) -> ReplayDifference? {
    guard turn?.at != moment.at else { return nil }
    return difference(
      number, line, "the world's time", moment.at.iso8601(.microseconds),
      turn?.at.iso8601(.microseconds) ?? "no turn")
  }

  /// Sets a clock to where it was, should something have moved it that the record does not know.
  private func catchUp(_ world: World, with instant: Instant) async {
    if await world.now < instant { _ = try? await world.setClock(to: instant) }
  }

  func difference(
    _ number: Int, _ line: Int, _ place: String, _ expected: String, _ found: String
  ) -> ReplayDifference {
    ReplayDifference(
      line: line, request: names[number] ?? "call \(number)", place: place, expected: expected,
      found: found)
  }
}
