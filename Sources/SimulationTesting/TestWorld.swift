package import HTTPTransport
package import HTTPTypes
package import Server
package import Simulation
package import Storage
package import Telemetry
package import Wire

/// A world in memory behind router of its own, for tests: seed 1, demo data, and a clock that
/// stands at 2026-05-17T10:00:00Z.
///
/// Requests go through `VendorRouter`, so everything but the socket is real. Worlds share nothing;
/// make as many as there are tests. It never waits: where an answer depends on the future, ask for
/// it in a task and move the clock.
package struct TestWorld: Sendable {
  /// 2026-05-17T10:00:00Z.
  package static let start = Instant(microseconds: 1_779_012_000_000_000)

  package let router: VendorRouter
  package let vendors: [Vendor]
  package let wall: WallClock
  /// The world that requests go to where they name none.
  package let name: String
  package let world: World
  package var journal: Journal { router.journal }

  /// A world of these vendors. The first one answers requests that name none.
  package init(
    _ vendors: [Vendor], seed: UInt64 = 1, baseline: WorldConfiguration.Baseline = .demo,
    clock: SimulatedClock.Mode = .frozen, start: Instant = TestWorld.start,
    settings: [String: Settings] = [:], isStrictAboutKeys: Bool = false, isStateless: Bool = false,
    takesMagicValues: Bool = true, scenario: Scenario? = nil, name: String = Worlds.defaultName,
    journal: Journal = Journal(),
    state: StateDirectory? = nil, patience: Duration = .seconds(120), ports: Set<String> = [],
    skipsDelays: Bool = false, cors: CrossOrigin? = nil,
    recorder: ((WorldConfiguration) -> RunRecorder)? = nil,
    onEntry: (@Sendable (Entry) -> Void)? = nil, limits: WorldLimits = WorldLimits(),
    observer: (any WorldObserver)? = nil
  ) throws {
    let wall = WallClock(start)
    var configuration = WorldConfiguration(
      vendors: vendors, seed: seed, baseline: baseline, settings: settings, clock: clock,
      start: start, isStrictAboutKeys: isStrictAboutKeys, isStateless: isStateless,
      scenario: scenario,
      wall: { wall.now })
    configuration.takesMagicValues = takesMagicValues
    let worlds = try Worlds(configuration, state: state, limits: limits, observer: observer)
    guard let world = worlds.world(name) else { throw TestError("no world is called \(name)") }
    self.vendors = vendors
    self.wall = wall
    self.name = name
    self.world = world
    router = VendorRouter(
      worlds: worlds, vendors: vendors, journal: journal, cors: cors, patience: patience,
      ports: ports, skipsDelays: skipsDelays, recorder: recorder?(configuration), onEntry: onEntry)
  }

  /// Which key a request shows.
  package enum Key: Sendable, Hashable {
    /// The one that the vendor's demo data and documents use, unless the headers hold one.
    case demo
    case none
    case custom(String)
  }

  /// Sends a request for a documented path, still encoded, with its query; the mount prefix, and
  /// the world's where it has a name, are put before it.
  ///
  /// Headers are sent as they are; `Content-Type` is added to a JSON body that has none. `vendor`
  /// is a name, nil for the first; `inWorld` names another world than this one.
  package func send(
    _ method: HTTPRequest.Method, _ path: String, headers: HTTPFields = [:], json: JSON? = nil,
    body: [UInt8] = [], isOversized: Bool = false, key: Key = .demo, vendor: String? = nil,
    inWorld other: String? = nil
  ) async -> TestResponse {
    let vendor = self.vendor(vendor)
    var headers = headers
    Self.show(key, of: vendor, in: &headers)
    if json != nil, headers[.contentType] == nil { headers[.contentType] = "application/json" }
    let world = other ?? name
    let prefix = world == Worlds.defaultName ? "/\(vendor.name)" : "/~\(world)/\(vendor.name)"
    return await deliver(
      InboundRequest(
        method: method, target: prefix + path, authority: "127.0.0.1:4010", headers: headers,
        body: json?.serialized() ?? body, isOversized: isOversized))
  }

  /// Returns when a request or stream waits in the world, here or in the one that `inWorld` names.
  /// It waits for nothing else: one that never waits needs the test's time limit.
  package func untilOneWaits(inWorld other: String? = nil) async {
    while router.worlds.known(other ?? name)?.waiterCount ?? 0 == 0 { await Task.yield() }
  }

  /// Hands a request to the router exactly as it is.
  package func deliver(_ request: InboundRequest) async -> TestResponse {
    let response = await router.handle(request)
    let bare = TestResponse(response, nil)
    guard let id = bare.header("X-Request-Id"), let world = bare.header("X-Understudy-World") else {
      return bare
    }
    let entry = router.journal.newest(1) { $0.requestID == id && $0.world == world }.first
    return TestResponse(response, entry)
  }

  private func vendor(_ name: String?) -> Vendor {
    guard let name else { return vendors[0] }
    guard let found = vendors.first(where: { $0.name == name }) else {
      preconditionFailure("this world has no vendor called \(name)")
    }
    return found
  }

  private static func show(_ key: Key, of vendor: Vendor, in headers: inout HTTPFields) {
    let text: String
    switch key {
    case .none: return
    case .custom(let given): text = given
    case .demo:
      guard vendor.description.credential.key(in: headers) == nil else { return }
      text = vendor.description.demoKey
    }
    switch vendor.description.credential {
    case .bearer: headers[.authorization] = "Bearer \(text)"
    case .header(let name): if let name = HTTPField.Name(name) { headers[name] = text }
    }
  }

  /// Moves the clock forward; what came due has happened when it returns.
  @discardableResult
  package func advance(by duration: Duration) async throws -> [Transition] {
    guard router.recorder == nil else {
      try await control(.post, "/clock/advance", ["by": .string(duration.spelled())])
      return []
    }
    return try await world.advance(by: duration)
  }

  /// Asks the control plane, where what is done has to stand in a record.
  private func control(
    _ method: HTTPRequest.Method, _ path: String, _ body: JSON
  ) async throws {
    let response = await deliver(
      InboundRequest(
        method: method, target: "/_understudy/v1/worlds/\(name)\(path)",
        authority: "127.0.0.1:4010",
        headers: [.contentType: "application/json"],
        body: body.serialized()))
    guard response.status < 400 else { throw TestError(response.text) }
  }

  /// Moves a thing to a state as the control plane does; a move that its lifecycle lacks throws.
  @discardableResult
  package func move(
    _ resource: String, _ key: String, to state: String, vendor: String? = nil
  ) async throws -> [Transition] {
    let vendor = self.vendor(vendor)
    guard let resource = vendor.resource(resource) else {
      let known = vendor.resources.map(\.name).joined(separator: ", ")
      throw TestError("\(vendor.name) has no resource called \(resource), but \(known)")
    }
    guard router.recorder == nil else {
      let path = "/resources/\(vendor.name)/\(resource.name)/\(PercentEncoding.encode(key))/state"
      try await control(.put, path, ["to": .string(state)])
      return []
    }
    return try await world.move(resource, key, to: state, of: vendor).get()
  }
}

extension VendorDescription {
  /// The key that the vendor's own variables hold.
  package var demoKey: String {
    for variable in variables { if case .key(let key) = variable.value { return key } }
    return "demo"
  }
}

/// Why a test could not be set up.
package struct TestError: Error, CustomStringConvertible {
  package let description: String

  package init(_ description: String) { self.description = description }
}
