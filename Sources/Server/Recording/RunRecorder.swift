import HTTPTransport
import HTTPTypes
package import Simulation
import Synchronization
import Telemetry
import Wire

/// Writes down a run as it happens, so that it can be gone through again.
///
/// Lines are JSON documents: a header, then what came to pass, each inside the turn that it was
/// part of, so that their order is the order of effects; answers follow when they are sent. The
/// last line says that nothing is missing. It opens no files: bytes are given to its owner.
package final class RunRecorder: Sendable {
  /// A request on its way.
  private final class Call: Sendable {
    let routed: RoutedRequest
    /// Its number in the record; 0 until it stands there.
    let number = Atomic(0)

    var request: InboundRequest { routed.inbound }

    init(_ routed: RoutedRequest) { self.routed = routed }
  }

  private struct State {
    var redactor = Redactor()
    var calls = 0
    /// When each world that has been met was made, by the machine's clock.
    var worlds: [String: Instant] = [:]
    var isOver = false
  }

  private let state = Mutex(State())
  private let wall: @Sendable () -> Instant
  private let vendors: [Vendor]
  private let write: @Sendable ([UInt8]) -> Void

  /// Begins a record; `write` is given a line at a time and must not wait.
  package init(
    _ configuration: WorldConfiguration, _ manner: RunManner = RunManner(),
    to write: @escaping @Sendable ([UInt8]) -> Void
  ) {
    self.wall = configuration.wall
    self.write = write
    vendors = configuration.vendors
    var header =
      RecordHeader(configuration, manner, at: configuration.wall()).json.objectValue ?? [:]
    let members = ["settings", "scenarios"]
    let covered = state.withLock {
      $0.redactor.documents(members.map { header[$0] ?? .null }, of: vendors)
    }
    for (name, json) in zip(members, covered) { header[name] = json }
    line(.object(header))
  }

  /// Ends the record: what comes after this is no part of it.
  package func finish() {
    state.withLock { state in
      guard !state.isOver else { return }
      state.isOver = true
      line(["end": .number(JSONNumber(state.calls))])
    }
  }

  /// Has a request answered, and writes down both and what happens in between.
  func record(
    _ request: RoutedRequest, _ response: () async -> OutboundResponse
  ) async -> OutboundResponse {
    let call = Call(request)
    let observer = TurnObserver { self.note($0, of: call) }
    let response = await TurnObserver.$current.withValue(observer) { await response() }
    finish(call, response)
    guard case .stream(let head, let delay, let next) = response else { return response }
    return .stream(head, delay: delay) {
      let piece = await TurnObserver.$current.withValue(observer) { await next() }
      if let piece { self.keep(piece, of: call) }
      return piece
    }
  }

  private func note(_ turn: WorldTurn, of call: Call) {
    state.withLock { state in
      guard !state.isOver else { return }
      switch turn.kind {
      case .created, .changed:
        guard call.routed.isForControl else { return }
        if turn.kind == .changed { meet(turn.world, &state) }
        control(call, turn.wall, &state)
      case .began:
        meet(turn.world, &state)
        begin(call, turn, &state)
      case .resumed: moment("again", of: call, turn)
      case .timedOut: moment("unfinished", of: call, turn)
      case .streamed: moment("follow", of: call, turn)
      }
    }
  }

  /// Writes down when a world was made that has not been met before.
  private func meet(_ world: World, _ state: inout State) {
    guard state.worlds[world.name] != world.createdAt else { return }
    state.worlds[world.name] = world.createdAt
    line(["world": .string(world.name), "wall": .string(world.createdAt.iso8601(.microseconds))])
  }

  private func begin(_ call: Call, _ turn: WorldTurn?, _ state: inout State) {
    guard call.number.load(ordering: .relaxed) == 0 else { return }
    state.calls += 1
    call.number.store(state.calls, ordering: .relaxed)
    let request = call.request
    var object: JSONObject = ["request": .number(JSONNumber(state.calls))]
    if let turn {
      object["world"] = .string(turn.world.name)
      object["wall"] = .string(turn.wall.iso8601(.microseconds))
      object["at"] = .string(turn.at.iso8601(.microseconds))
    } else {
      object["wall"] = .string(wall().iso8601(.microseconds))
    }
    let names = call.routed.secretNames
    let isForm = Redaction.isForm(request.headers)
    if !isForm { state.redactor.learn(given: request.body, in: names) }
    let headers = fields(request.headers, call.routed, &state)
    object["method"] = .string(request.method.rawValue)
    let knownHead = { call.routed.knownHead(of: $0) }
    object["target"] =
      state.redactor.target(request.target, in: names, knownHead: knownHead).json
    if let host = request.authority { object["host"] = .string(host) }
    if let listener = request.listener { object["listener"] = .string(listener) }
    object["headers"] = .array(headers.map(\.json))
    if request.isOversized { object["oversized"] = true }
    object["body"] =
      (isForm
      ? state.redactor.parameters(request.body, in: names, knownHead: knownHead)
      : state.redactor.covered(request.body)).json
    line(.object(object))
  }

  /// Writes down a call of the control plane where it has its effect: its first one.
  private func control(_ call: Call, _ wall: Instant, _ state: inout State) {
    let request = call.request
    guard call.number.load(ordering: .relaxed) == 0, !Self.reads(request) else { return }
    state.calls += 1
    call.number.store(state.calls, ordering: .relaxed)
    // Who may call is no part of what happens.
    let headers = request.headers.filter {
      [HTTPField.Name.contentType, DiagnosisHeaders.world].contains($0.name)
    }
    line([
      "control": .number(JSONNumber(state.calls)), "wall": .string(wall.iso8601(.microseconds)),
      "method": .string(request.method.rawValue),
      "target": state.redactor.covered(Array(request.target.utf8)).json,
      "headers": .array(
        headers.map {
          RecordedField(
            name: $0.name.rawName, value: state.redactor.covered(Array($0.value.utf8))
          ).json
        }),
      "body": body(request.body, &state).json,
    ])
  }

  /// The body of a control call, in which rules may ask for keys.
  private func body(_ bytes: [UInt8], _ state: inout State) -> RecordedBytes {
    guard let json = try? JSON(parsing: bytes, maximumValues: BodyLimit.values) else {
      return state.redactor.covered(bytes)
    }
    let covered = state.redactor.documents([json], of: vendors)[0]
    // One without keys stays byte for byte.
    return state.redactor.covered(covered == json ? bytes : covered.serialized())
  }

  /// Whether a call of the control plane changes nothing: it is no part of what happens.
  private static func reads(_ request: InboundRequest) -> Bool {
    [.get, .head].contains(request.method)
      || request.target.prefix { $0 != "?" }.hasSuffix("/requests/verify")
  }

  private func moment(_ kind: String, of call: Call, _ turn: WorldTurn) {
    line([
      kind: .number(JSONNumber(call.number.load(ordering: .relaxed))),
      "wall": .string(turn.wall.iso8601(.microseconds)),
      "at": .string(turn.at.iso8601(.microseconds)),
    ])
  }

  /// Writes down a piece of a stream, unless the call is in no record: one that only reads the
  /// control plane changes nothing and is not repeated.
  private func keep(_ piece: [UInt8], of call: Call) {
    state.withLock { state in
      let number = call.number.load(ordering: .relaxed)
      guard !state.isOver, number > 0 else { return }
      line([
        "piece": .number(JSONNumber(number)),
        "bytes": state.redactor.covered(piece).json,
      ])
    }
  }

  private func finish(_ call: Call, _ response: OutboundResponse) {
    state.withLock { state in
      guard !state.isOver else { return }
      if call.number.load(ordering: .relaxed) == 0 {
        if call.routed.isForControl {
          // What is refused has changed nothing.
          guard let status = response.head?.status.code, status < 400 else { return }
          control(call, wall(), &state)
        } else {
          begin(call, nil, &state)
        }
      }
      let number = call.number.load(ordering: .relaxed)
      guard number > 0 else { return }
      if !call.routed.isForControl {
        state.redactor.learn(made: response.body, in: call.routed.secretNames)
      }
      var object: JSONObject = ["answer": .number(JSONNumber(number))]
      if let head = response.head {
        object["status"] = .number(JSONNumber(head.status.code))
      }
      if call.routed.isForControl { return line(.object(object)) }
      describe(response, for: call.routed, in: &object, &state)
      line(.object(object))
    }
  }

  private func describe(
    _ response: OutboundResponse, for routed: RoutedRequest, in object: inout JSONObject,
    _ state: inout State
  ) {
    if let head = response.head {
      object["headers"] = .array(fields(head.headerFields, routed, &state).map(\.json))
    }
    switch response {
    case .whole(_, let body, let delay):
      if let delay { object["delay"] = .string(delay.time.spelled()) }
      object["body"] = state.redactor.covered(body).json
    case .stream(_, let delay, _):
      if let delay { object["delay"] = .string(delay.time.spelled()) }
      object["stream"] = true
    case .script(let steps, _):
      object["script"] = .array(
        steps.map { turn in
          switch turn {
          case .send(let bytes): ["send": state.redactor.covered(bytes).json]
          case .pause(let duration): ["pause": .string(duration.spelled())]
          case .keep: "keep"
          case .finish: "finish"
          case .reset: "reset"
          }
        })
    }
  }

  private func fields(
    _ headers: HTTPFields, _ routed: RoutedRequest, _ state: inout State
  ) -> [RecordedField] {
    let names = routed.secretNames
    return headers.map { field in
      let value =
        names.contains(field.name.rawName)
        ? state.redactor.credential(field.value, knownHead: { routed.knownHead(of: $0) })
        : state.redactor.covered(Array(field.value.utf8))
      return RecordedField(name: field.name.rawName, value: value)
    }
  }

  private func line(_ json: JSON) { write(json.serialized() + [UInt8(ascii: "\n")]) }
}

extension OutboundResponse {
  /// The head; nil for a script.
  var head: HTTPResponse? {
    switch self {
    case .whole(let head, _, _), .stream(let head, _, _): head
    case .script: nil
    }
  }

  /// The bytes that secrets are looked for in.
  fileprivate var body: [UInt8] {
    switch self {
    case .whole(_, let body, _): body
    case .stream: []
    case .script(let steps, _):
      steps.reduce(into: []) { if case .send(let bytes) = $1 { $0 += bytes } }
    }
  }
}

extension RoutedRequest {
  /// Which names hold secrets in it, and in what it is answered.
  fileprivate var secretNames: SecretNames {
    vendor.map { SecretNames($0.description) } ?? Self.anyNames
  }

  private static let anyNames = SecretNames(nil)

  /// How many bytes of a key are no secret, where that is known.
  fileprivate func knownHead(of key: String) -> Int? {
    vendor?.knownHead(of: key)
  }
}

extension Vendor {
  /// How many bytes of a key are public: all of those that `env` prints, and of a magic key
  /// what makes it one.
  func knownHead(of key: String) -> Int? {
    if description.variables.contains(where: { $0.value == .key(key) }) { return key.utf8.count }
    return magicValues.lazy.filter { $0.place == .key }
      .compactMap { $0.pattern.spans(of: key)?.said }.first
  }
}
