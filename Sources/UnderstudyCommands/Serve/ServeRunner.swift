import Dispatch
import HTTPTransport
import Platform
import Server
import ServiceLifecycle
import Simulation
import Storage
import Telemetry
import UnixSignals

/// A server as options describe it: worlds, router, listeners, and the lines it prints.
struct ServeRunner {
  let options: ServeOptions
  let vendors: [Vendor]
  /// Where it prints while it answers.
  let log: ServerLog

  init(options: ServeOptions, vendors: [Vendor]) {
    self.options = options
    self.vendors = vendors
    log = ServerLog(options.log)
  }

  /// Serves until a signal; a second one ends the process at once.
  func run() async throws(CommandError) {
    if let path = options.portFile {
      try OutputFile.requireWriting(to: path, for: options.places[.portFile] ?? "--port-file")
    }
    let file = try options.record.map { path throws(CommandError) in try RecordFile(path) }
    let unreadable = UnreadableCount()
    let router = try await router(
      onEntry: onEntry, record: file?.take, unreadable: unreadable)
    let portFile = options.portFile.map { PortFile($0) }
    defer { portFile?.finish() }
    // As it is, not as options have it: a state directory or a snapshot has a clock of its own.
    let clock = await router.worlds.known(Worlds.defaultName)?.clockState
    let wall = WallClock.now()
    let logger = log.logger
    defer { log.finish() }
    let server = SocketServer(
      listeners: listeners(router), logger: logger,
      policy: policy(router),
      onBound: {
        announce(
          $0, Banner(vendors: vendors, options: options, clock: clock, wall: wall), portFile)
      },
      onClosedListeners: report,
      onUnreadable: { request in
        unreadable.add()
        report(request)
      })
    let group = ServiceGroup(
      services: [SecondSignal()] + keepers(of: router.worlds) + [server],
      gracefulShutdownSignals: [.sigterm, .sigint],
      logger: logger)
    do { try await group.run() } catch { throw failure(error) }
    router.recorder?.finish()
    file?.finish()
    if let complaint = file?.complaint { throw .failed(complaint) }
  }

  /// Everything behind the sockets; `onEntry` is told of each request, `record` is given each line
  /// of a record, `observer` of worlds that end.
  func router(
    onEntry: (@Sendable (Entry) -> Void)? = nil, record: (@Sendable ([UInt8]) -> Void)? = nil,
    unreadable: UnreadableCount = UnreadableCount(), observer: (any WorldObserver)? = nil
  ) async throws(CommandError) -> VendorRouter {
    try Self.requireDescriptors(CurrentProcess.openFileLimit)
    let worlds = try await worlds(observer)
    guard record == nil || worlds.configuration.snapshot == nil else {
      throw .refused("--record: a record begins with a world that is new, not with a snapshot")
    }
    let manner = RunManner(
      makesUnknownWorlds: options.makesUnknownWorlds, skipsDelays: options.skipsDelays,
      ports: ports)
    return VendorRouter(
      worlds: worlds, vendors: vendors, journal: Journal(capacity: options.journal),
      gate: ControlGate(
        hosts: options.controlHosts + options.hosts, takesAddresses: options.isExposed,
        token: options.controlToken),
      cors: options.cors.map { CrossOrigin($0) }, ports: ports,
      skipsDelays: options.skipsDelays, lostLines: { [log] in log.lost }, unreadable: unreadable,
      recorder: record.map { RunRecorder(worlds.configuration, manner, to: $0) }, onEntry: onEntry)
  }

  private func worlds(
    _ observer: (any WorldObserver)?
  ) async throws(CommandError) -> Worlds {
    let scenario = try ServedScenarios.read(
      options.scenarios, vendors: vendors, ports: ports, now: WallClock.steady())
    let (state, options, chance) = try kept(under: scenario)
    var configuration = WorldConfiguration(
      vendors: vendors, settings: options.settings, isStrictAboutKeys: options.isStrictAboutKeys,
      isStateless: options.isStateless,
      wall: { WallClock.steady() })
    configuration.takesMagicValues = options.takesMagicValues
    let snapshots = try ServedSnapshots(options, vendors: vendors)
    configuration.begin(
      with: options.baseline.flatMap { if case .plain(let plain) = $0 { plain } else { nil } },
      or: try snapshots.baseline(of: options, under: scenario), under: scenario, outranks: false)
    if let seed = options.seed { configuration.seed = seed }
    if let clock = options.clock { configuration.clock = clock }
    if let start = options.start { configuration.start = start }
    configuration.chanceSeed = chance
    if case .directory(let path) = options.baseline {
      configuration.snapshotPath = TextFile.absolute(path)
    }
    if self.options.start ?? scenario?.clock?.start != nil, let reason = configuration.earlyStart {
      throw .refused("\(options.places[.start] ?? "the scenario's clock"): \(reason)")
    }
    do {
      let worlds = try Worlds(
        configuration, state: state, makesUnknown: options.makesUnknownWorlds,
        limits: options.limits, snapshots: snapshots.named, observer: observer)
      // A directory that cannot be used is refused now, not at the first request.
      if state != nil, let world = worlds.known(Worlds.defaultName) {
        try await world.open()
        for path in world.filled {
          Terminal.complain(
            "understudy: an interrupted first start had left \(path) without data; it holds "
              + "\(world.configuration.baselineName) now")
        }
      }
      return worlds
    } catch let fault as StateError {
      throw .failed(fault.description)
    } catch {
      throw .failed("cannot open the world: \(error)")
    }
  }

  /// The state directory, if any; the options with those that it keeps; and what chance is drawn
  /// from where that is not the seed.
  private func kept(
    under scenario: Scenario?
  ) throws(CommandError) -> (StateDirectory?, ServeOptions, UInt64?) {
    guard let path = options.state else { return (nil, options, nil) }
    let state: StateDirectory
    let summary: StateSummary?
    do throws(StateError) {
      state = try StateDirectory(path)
      summary = try state.summary()
    } catch { throw .failed(error.description) }
    guard let summary else { return (state, options, nil) }
    let kept = try KeptOptions.applied(path, summary, to: options, under: scenario)
    return (state, kept, options.seed ?? scenario?.seed)
  }

  /// What looks after the state directory, if there is one. It is stopped after the listeners.
  private func keepers(of worlds: Worlds) -> [any Service] {
    guard let directory = worlds.state, let world = worlds.known(Worlds.defaultName) else {
      return []
    }
    return [StateKeeper(world: world, directory: directory) { [log] in log.complain($0) }]
  }

  /// The vendors that have ports of their own.
  private var ports: Set<String> { Set(options.vendorPorts.map(\.vendor)) }

  /// What closes vendors' ports where a rule says so; nil where no vendor has one.
  func policy(_ router: VendorRouter) -> VendorPorts? {
    ports.isEmpty ? nil : VendorPorts(worlds: router.worlds, vendors: ports)
  }

  /// Why a server has ended, for a person.
  func failure(_ error: any Error) -> CommandError {
    guard let error = error as? ListenError else { return .failed("the server stopped: \(error)") }
    if case .portInUse(let port) = error, ControlClient.findsUnderstudy(onPort: port) {
      return .failed(
        "port \(port) is in use by another understudy; use that one, stop it or choose another port"
      )
    }
    return .failed("\(error)")
  }

  var onEntry: (@Sendable (Entry) -> Void)? {
    guard !options.isQuiet else { return nil }
    let line = requestLine
    return { [log] in log.say(printable: line.text($0, at: WallClock.now())) }
  }

  private var requestLine: RequestLine {
    RequestLine(format: options.log, isColoured: options.log == .text && Terminal.isColoured)
  }

  private func report(_ request: UnreadableRequest) {
    guard !options.isQuiet else { return }
    log.say(printable: requestLine.text(request, at: WallClock.now()))
  }

  func listeners(_ router: VendorRouter) -> [Listener] {
    let hosts = options.hosts.isEmpty ? Listener.loopback : options.hosts
    let responder: Responder = { await router.handle($0) }
    let labelled =
      options.vendorPorts.map { (label: $0.vendor, port: $0.port) }
      + (options.controlPort.map { [(label: VendorRouter.controlListener, port: $0)] } ?? [])
    return [Listener(hosts: hosts, port: options.port, responder: responder)]
      + labelled.map {
        Listener(label: $0.label, hosts: hosts, port: $0.port, responder: responder)
      }
  }

  private func report(closedListeners: Set<String>) {
    guard !options.isQuiet, options.log == .text else { return }
    let names = closedListeners.sorted().joined(separator: ", ")
    log.say(
      names.isEmpty
        ? "every port takes connections again" : "refuses connections on the ports of: \(names)")
  }

  private func announce(
    _ listeners: [BoundListener], _ banner: Banner, _ portFile: PortFile?
  ) {
    for line in banner.lines(listeners) { log.say(line) }
    if options.isExposed {
      log.complain(
        "understudy: the vendors' routes are open to the network (--host "
          + "\(options.hosts.joined(separator: ", "))): any key is good there, and nothing protects "
          + "what is sent")
    }
    guard let portFile, let port = listeners.first?.port else { return }
    // Off the server's threads: the reader of a FIFO may come late.
    DispatchQueue(label: "understudy.port-file").async { [log] in
      do throws(CommandError) { try portFile.write(port) } catch {
        for line in error.lines { log.complain("understudy: \(line)") }
        log.finish()
        CurrentProcess.exit(error.code)
      }
    }
  }
}
