import Faults
import HTTPTransport
import HTTPTypes
import Simulation
import Telemetry
import Wire

/// Brings a result to the client: the only switch over kinds of answer.
///
/// Waiting is here and in wall time; the world only says for what. A client that leaves cancels the
/// task, and the wait ends.
struct ResponseDispatcher: Sendable {
  let world: World
  let vendor: Vendor
  let request: Request
  let match: RouteTable<Int>.Match
  /// How long a client is kept waiting for what depends on the future, in wall time.
  let patience: Duration

  /// Asks until there is something to send: an answer, or the head of a response with its stream.
  func finalResult() async -> (ProcessedRequest, Response, EventStream?) {
    let deadline = ContinuousClock.now + patience
    var mark = world.mark
    var processed = await response(again: nil)
    while true {
      switch processed.result {
      case .response(let response): return (processed, response, nil)
      case .stream(let head, let stream): return (processed, head, stream)
      case .wait(let instant):
        let rest = deadline - ContinuousClock.now
        guard rest > .zero, !Task.isCancelled, !world.waits.hasEnded else {
          return (processed, await world.unfinished(processed, request, of: vendor), nil)
        }
        await Self.wait(for: world, since: mark, until: instant, atMost: rest)
        mark = world.mark
        processed = await response(again: processed)
      }
    }
  }

  private func response(again earlier: ProcessedRequest?) async -> ProcessedRequest {
    let processed = world.attempt { $0.handle(request, of: vendor, as: match, again: earlier) }
    if let processed { return processed }
    return await world.handle(request, of: vendor, as: match, again: earlier)
  }

  /// Returns when the world has changed, when its clock is at the instant, or after `limit`.
  static func wait(
    for world: World, since mark: Int, until instant: Instant?, atMost limit: Duration?
  ) async {
    var pause = limit
    if let instant, let wall = await world.wallTime(until: instant) {
      pause = pause.map { min($0, wall) } ?? wall
    }
    await wait(atMost: pause) { await world.changed(since: mark) }
  }

  /// Returns with `change`, or after `limit`, whichever is first.
  static func wait(
    atMost limit: Duration?, for change: @escaping @Sendable () async -> Void
  ) async {
    guard let limit else { return await change() }
    await withTaskGroup(of: Void.self) { group in
      group.addTask { await change() }
      group.addTask { try? await Task.sleep(for: limit) }
      await group.next()
      group.cancelAll()
    }
  }

  /// The headers that the server sets by itself. A rule's header of the same name stands in place
  /// of one, so that it is sent once.
  private func ownHeaders(of response: Response, _ processed: ProcessedRequest) -> [HTTPField] {
    var fields: [HTTPField] = []
    if let type = response.contentType { fields.append(.init(name: .contentType, value: type)) }
    fields.append(.init(name: .date, value: processed.at.httpDate))
    fields.append(.init(name: DiagnosisHeaders.requestID, value: processed.requestID))
    fields.append(.init(name: DiagnosisHeaders.world, value: world.name))
    if let operation = processed.operation {
      fields.append(.init(name: DiagnosisHeaders.operation, value: operation.id))
    }
    if world.configuration.isStateless, processed.operation != nil {
      fields.append(.init(name: DiagnosisHeaders.stateless, value: "sample"))
    }
    if let diagnosis = response.diagnosis {
      fields.append(
        .init(name: DiagnosisHeaders.diagnosis, value: DiagnosisHeaders.value(diagnosis)))
    }
    if let fault = processed.fault {
      let names = DiagnosisHeaders.value(fault.names.joined(separator: ", "))
      fields.append(.init(name: DiagnosisHeaders.fault, value: names))
    }
    return fields
  }

  /// What the socket is to do; `record` is told what a stream sends. A fault in the body of a
  /// stream waits for the stream's first piece.
  func response(
    _ response: Response, _ processed: ProcessedRequest, _ stream: EventStream?,
    record: StreamRecord? = nil
  ) async -> OutboundResponse {
    var head = HTTPResponse(status: response.status, headerFields: response.headers)
    let fault = processed.fault
    for field in ownHeaders(of: response, processed)
    where fault?.sets(header: field.name) != true {
      head.headerFields.append(field)
    }
    let released = processed.released
    let delay = fault.flatMap {
      $0.delay > .zero && !$0.skipsWaits ? Delay($0.delay, endedBy: released) : nil
    }
    guard let stream else {
      let script = fault?.script(
        breaking: HTTPBytes(head, body: response.body, answering: request.method).genuine)
      return script.map { .script($0, released: released) }
        ?? .whole(head, response.body, delay: delay)
    }
    let reader = StreamReader(
      stream: stream, world: world, vendor: vendor, generation: processed.generation, record: record
    )
    if let fault, let connection = fault.connection {
      let piece = connection.breaksBody ? await reader.next() ?? [] : []
      let bytes =
        connection.kind.breaksFraming
        ? HTTPBytes(head, body: piece, answering: request.method)
        : HTTPBytes(streaming: head, first: piece, answering: request.method)
      return .script(fault.script(breaking: bytes.genuine) ?? [], released: released)
    }
    return .stream(head, delay: delay) { await reader.next() }
  }
}

/// One client's way along a stream.
private actor StreamReader {
  private var stream: EventStream?
  private let world: World
  private let vendor: Vendor
  private let generation: Int
  private let record: StreamRecord?

  init(
    stream: EventStream, world: World, vendor: Vendor, generation: Int, record: StreamRecord?
  ) {
    self.stream = stream
    self.world = world
    self.vendor = vendor
    self.generation = generation
    self.record = record
  }

  /// The next piece; nil when the stream has ended or the client is gone, or when the world was
  /// deleted, reset or restored.
  func next() async -> [UInt8]? {
    while let stream, !Task.isCancelled {
      let mark = world.mark
      switch await world.follow(stream, of: vendor, generation: generation) {
      case .send(let bytes, let rest):
        self.stream = rest
        record?.add(bytes)
        return bytes
      case .end(let bytes):
        self.stream = nil
        if !bytes.isEmpty { record?.add(bytes) }
        record?.end()
        return bytes.isEmpty ? nil : bytes
      case .wait(let instant, let rest):
        self.stream = rest
        await ResponseDispatcher.wait(for: world, since: mark, until: instant, atMost: nil)
      }
    }
    return nil
  }
}
