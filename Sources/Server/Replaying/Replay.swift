import Faults
import HTTPTransport
import HTTPTypes
import Simulation
import Wire

/// A replay on its way: what was answered, what still waits, what streams.
struct Replay {
  /// A request that was told to come again.
  private struct Waiting {
    let dispatcher: ResponseDispatcher
    let processed: ProcessedRequest
  }

  let router: VendorRouter
  let wall: ReplayWall
  var secrets = ReplaySecrets()
  private var names: [Int: String] = [:]
  private var answers: [Int: OutboundResponse] = [:]
  private var waiting: [Int: Waiting] = [:]
  private var streams:
    [Int: (stream: EventStream, dispatcher: ResponseDispatcher, generation: Int)] = [:]
  private var pieces: [Int: [[UInt8]]] = [:]
  /// Worlds as the record has met them; holding them keeps them.
  private var worlds: [String: World] = [:]

  init(router: VendorRouter, wall: ReplayWall) {
    self.router = router
    self.wall = wall
  }

  /// Lets an event of the record come to pass; gives where it went another way.
  mutating func play(_ event: RunRecord.Event, line: Int) async -> ReplayDifference? {
    switch event {
    case .world(let name, let createdAt):
      wall.stand(at: createdAt)
      meet(name)
      return nil
    case .request(let number, let request, let moment, let time):
      wall.stand(at: time)
      return await begin(number, secrets.filled(request), moment, line)
    case .again(let number, let moment):
      wall.stand(at: moment.wall)
      return await resume(number, moment, line)
    case .unfinished(let number, let moment):
      wall.stand(at: moment.wall)
      guard let waited = waiting.removeValue(forKey: number) else {
        return difference(number, line, "the wait", "in vain", "answered before")
      }
      let dispatcher = waited.dispatcher
      let response = await dispatcher.world.unfinished(
        waited.processed, dispatcher.request, of: dispatcher.vendor)
      answers[number] = await router.dispatch(
        dispatcher, waited.processed, response, nil)
      return nil
    case .follow(let number, let moment):
      wall.stand(at: moment.wall)
      await follow(number, moment)
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
    _ number: Int, _ request: InboundRequest, _ moment: RunRecord.Moment?, _ line: Int
  ) async -> ReplayDifference? {
    names[number] = "\(request.method.rawValue) \(request.target)"
    guard let moment else {
      answers[number] = await router.handle(request)
      return nil
    }
    guard let dispatcher = router.dispatcher(of: request) else {
      return difference(number, line, "the world", moment.world ?? "", "none")
    }
    guard dispatcher.world.name == moment.world else {
      return difference(number, line, "the world", moment.world ?? "", dispatcher.world.name)
    }
    await catchUp(dispatcher.world, with: moment.at)
    let processed = await dispatcher.world.handle(
      dispatcher.request, of: dispatcher.vendor, as: dispatcher.match)
    return await finish(number, dispatcher, processed, moment, line)
  }

  private mutating func resume(
    _ number: Int, _ moment: RunRecord.Moment, _ line: Int
  ) async -> ReplayDifference? {
    guard let waited = waiting.removeValue(forKey: number) else {
      return difference(number, line, "the wait", "for this", "answered before")
    }
    let dispatcher = waited.dispatcher
    await catchUp(dispatcher.world, with: moment.at)
    let processed = await dispatcher.world.handle(
      dispatcher.request, of: dispatcher.vendor, as: dispatcher.match, again: waited.processed)
    if case .wait = processed.result {
      return difference(number, line, "the wait", "over", "goes on")
    }
    return await finish(number, dispatcher, processed, moment, line)
  }

  private mutating func finish(
    _ number: Int, _ dispatcher: ResponseDispatcher, _ processed: ProcessedRequest,
    _ moment: RunRecord.Moment, _ line: Int
  ) async -> ReplayDifference? {
    guard processed.at == moment.at else {
      return difference(
        number, line, "the world's time", moment.at.iso8601(.microseconds),
        processed.at.iso8601(.microseconds))
    }
    switch processed.result {
    case .response(let response):
      answers[number] = await router.dispatch(dispatcher, processed, response, nil)
    case .stream(let head, let stream):
      answers[number] = await router.dispatch(dispatcher, processed, head, stream)
      // A stream that is broken on purpose has been read as far as it goes.
      if processed.fault?.connection == nil {
        streams[number] = (stream, dispatcher, processed.generation)
      }
    case .wait:
      waiting[number] = Waiting(dispatcher: dispatcher, processed: processed)
    }
    return nil
  }

  private mutating func follow(_ number: Int, _ moment: RunRecord.Moment) async {
    guard let (stream, dispatcher, generation) = streams[number] else { return }
    await catchUp(dispatcher.world, with: moment.at)
    switch await dispatcher.world.follow(
      stream, of: dispatcher.vendor, generation: generation)
    {
    case .send(let bytes, let rest):
      pieces[number, default: []].append(bytes)
      streams[number] = (rest, dispatcher, generation)
    case .wait(_, let rest): streams[number] = (rest, dispatcher, generation)
    case .end(let bytes):
      if !bytes.isEmpty { pieces[number, default: []].append(bytes) }
      streams[number] = nil
    }
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
