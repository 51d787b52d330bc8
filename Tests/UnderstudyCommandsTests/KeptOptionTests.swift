import HTTPTransport
import Foundation
import HTTPTypes
import Simulation
import Storage
import Telemetry
import Testing
import Wire

@testable import Server
@testable import UnderstudyCommands

/// The options of a server whose state directory exists: each is kept by the directory, or takes
/// effect.
@Suite("Options beside an existing state directory")
struct KeptOptionTests {
  private let directory: URL

  init() throws {
    directory = try FileManager.default.url(
      for: .itemReplacementDirectory, in: .userDomainMask,
      appropriateFor: FileManager.default.temporaryDirectory, create: true)
  }

  private func path(_ name: String) -> String {
    directory.appending(path: name).path(percentEncoded: false)
  }

  private func file(_ name: String, _ text: String) throws -> String {
    try text.write(toFile: path(name), atomically: true, encoding: .utf8)
    return path(name)
  }

  typealias Given = [(OptionKey, String)]

  private func options(_ given: Given, at place: String? = nil) throws -> ServeOptions {
    var layer = OptionLayer()
    layer.add(.state, path("state"), at: "--state")
    for (key, text) in given { layer.add(key, text, at: place ?? "--\(key.rawValue)") }
    return try ServeOptions.read([layer], vendors: Registry.vendors)
  }

  /// What a server with these options serves, once the one before has let go of the directory.
  private func router(_ given: Given, at place: String? = nil) async throws -> VendorRouter {
    let runner = ServeRunner(
      options: try options(given, at: place), vendors: Registry.vendors)
    let deadline = ContinuousClock.now + .seconds(10)
    while true {
      do throws(CommandError) { return try await runner.router(onEntry: nil) } catch {
        guard error.lines[0].contains("in use"), ContinuousClock.now < deadline else { throw error }
        await Task.yield()
      }
    }
  }

  private func made(_ given: Given) async throws { _ = try await router(given) }

  /// The first line of a refusal; empty where there is none.
  private func complaint(_ given: Given) async throws -> String {
    try await rejection(given).first ?? ""
  }

  private func rejection(_ given: Given, at place: String? = nil) async throws -> [String] {
    do {
      _ = try await router(given, at: place)
      return []
    } catch let error as CommandError {
      #expect(error.code == 2)
      return error.lines
    }
  }

  private func world(_ router: VendorRouter) throws -> World {
    try #require(router.worlds.known(Worlds.defaultName))
  }

  // MARK: Kept

  private static let start = "2026-05-17T10:00:00Z"

  /// A kept option: the value the directory is made with, another one, and the refusal of that.
  static let kept: [(key: OptionKey, made: String, other: String, refusal: String)] = [
    (
      .clock, "frozen", "scaled:60",
      "clock it was made with, frozen, and takes no other: scaled:60; start without it, and change "
        + "it by `understudy clock scale 60`"
    ),
    (
      .clock, "scaled:60", "real",
      "clock it was made with, scaled:60, and takes no other: real; start without it, and change it "
        + "by `understudy clock resume`"
    ),
    (
      .seed, "7", "8",
      "seed it was made with, 7, and takes no other: 8; leave it out, or take a world of that seed "
        + "over by `understudy world restore default --from SNAPSHOT`"
    ),
    (
      .start, start, "2027-01-01T00:00:00Z",
      "start it was made with, 2026-05-17T10:00:00.000000Z, and takes no other: "
        + "2027-01-01T00:00:00.000000Z; start without it, and move the clock forward by "
        + "`understudy clock set 2027-01-01T00:00:00.000000Z`"
    ),
    (
      .baseline, "empty", "demo",
      "baseline it was made with, empty, and takes no other: demo; leave it out, or take a snapshot "
        + "over by `understudy world restore default --from SNAPSHOT`"
    ),
    (
      .noMagicValues, "true", "false",
      "no-magic-values it was made with, true, and takes no other: false; leave it out, or use "
        + "another directory"
    ),
  ]

  @Test(arguments: kept, ["--flag", "UNDERSTUDY_VARIABLE", "understudy.yaml:3:7"])
  func `another value than the kept one is refused with both, the same is accepted`(
    _ row: (key: OptionKey, made: String, other: String, refusal: String), _ place: String
  ) async throws {
    try await made([(row.key, row.made)])
    #expect(
      try await rejection([(row.key, row.other)], at: place)
        == ["\(place): \(path("state")) keeps the \(row.refusal)"])
    #expect(try await rejection([(row.key, row.made)], at: place) == [])
    #expect(try await rejection([]) == [])
  }

  @Test func `values that contradict are refused all at once`() async throws {
    try await made([])
    #expect(
      try await rejection([(.clock, "frozen"), (.seed, "9"), (.start, Self.start)]).count == 3)
  }

  @Test func `what was kept counts for all worlds where nothing is given`() async throws {
    try await made([
      (.clock, "frozen"), (.seed, "7"), (.start, Self.start), (.baseline, "empty"),
      (.noMagicValues, "true"),
    ])
    let router = try await router([])
    for name in [Worlds.defaultName, "another"] {
      let world = try #require(router.worlds.world(name))
      #expect(await world.clockState.mode == .frozen)
      #expect(await world.now.iso8601() == Self.start)
      #expect(await world.seed == 7)
      #expect(world.configuration.baseline == .empty)
      #expect(!world.configuration.takesMagicValues)
    }
  }

  @Test func `a clock that was changed since keeps its mode, and both values are accepted`()
    async throws
  {
    do {
      let router = try await router([(.clock, "frozen"), (.start, Self.start)])
      try await world(router).setClock(mode: .real)
    }
    for mode in ["frozen", "real"] {
      #expect(try await world(router([(.clock, mode)])).clockState.mode == .real)
    }
    #expect(
      try await complaint([(.clock, "scaled:2")]).contains("made with, frozen (real now), and"))
  }

  @Test func `a scenario's clock and baseline are held to what is kept`() async throws {
    try await made([(.clock, "real")])
    let other = try file("other.yaml", "scenario: 1\nname: other\nclock: {mode: frozen}\n")
    #expect(
      try await complaint([(.scenario, other)]).hasPrefix(
        "scenario other: \(path("state")) keeps the clock it was made with, real, and takes no "))
    let empty = try file("empty.yaml", "scenario: 1\nname: empty\nbaseline: empty\n")
    #expect(try await complaint([(.scenario, empty)]).contains("baseline it was made with, demo"))
    let same = try file(
      "same.yaml", "scenario: 1\nname: same\nbaseline: demo\nclock: {mode: real}\n")
    #expect(try await rejection([(.scenario, same)]) == [])
    // A flag counts more than what a scenario says.
    #expect(try await rejection([(.scenario, other), (.clock, "real")]) == [])
  }

  @Test func `a scenario's seed is what chance is drawn from, and ids go on`() async throws {
    try await made([(.seed, "7")])
    let scenario = try file("s.yaml", "scenario: 1\nname: s\nseed: 9\n")
    let world = try await world(router([(.scenario, scenario)]))
    #expect(await world.seed == 7)
    #expect(world.configuration.chanceSeed == 9)
  }

  @Test
  func `a directory of the first version is held to its seed, its clock and where that stands`()
    async throws
  {
    try FileManager.default.createDirectory(
      atPath: path("state"), withIntermediateDirectories: true)
    let archive = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../system/compat/0.1.0/state.tar.gz").standardizedFileURL
    let tar = Process()
    tar.executableURL = URL(filePath: "/usr/bin/env")
    tar.arguments = ["tar", "xzf", archive.path(percentEncoded: false), "-C", path("state")]
    try tar.run()
    tar.waitUntilExit()
    #expect(tar.terminationStatus == 0)
    // Frozen since its start, at seed 7.
    #expect(
      try await rejection([
        (.clock, "real"), (.seed, "8"), (.start, "2030-01-01T00:00:00Z"),
      ]).count == 3)
    #expect(
      try await complaint([(.start, "2030-01-01T00:00:00Z")]).contains("not noted by 0.1.0"))
    let same: Given = [(.clock, "frozen"), (.seed, "7"), (.start, Self.start)]
    #expect(try await rejection(same) == [])
    // From here on it notes what it was given.
    #expect(
      try await complaint([(.start, "2030-01-01T00:00:00Z")]).contains(Self.start.prefix(19)))
    #expect(try await rejection(same) == [])
  }

  // MARK: Snapshots as baselines

  @Test func `a start before the snapshot that worlds begin with is refused`() async throws {
    let clock = try await WorldSnapshotFiles.write(to: path("snapshot"))
    #expect(
      try await rejection([(.baseline, path("snapshot")), (.start, "2020-01-01T00:00:00Z")])
        == [
          "--start: snapshot 'baseline' stands at \(clock.iso8601(.microseconds)); a world that "
            + "begins with it cannot begin earlier"
        ])
  }

  @Test func `a snapshot that a directory was made from is read again, and missed by name`()
    async throws
  {
    _ = try await WorldSnapshotFiles.write(to: path("snapshot"))
    try await made([(.baseline, path("snapshot"))])
    #expect(try await router([]).worlds.configuration.baselineName == "snapshot:baseline")
    #expect(try await rejection([(.baseline, path("snapshot"))]) == [])
    try FileManager.default.moveItem(atPath: path("snapshot"), toPath: path("elsewhere"))
    let lost = path("snapshot")
    #expect(
      try await rejection([]) == [
        "\(path("state")), which was made with --baseline \(lost): there is no directory \(lost)"
      ])
  }

  // MARK: The table

  /// What becomes of an option beside a directory that exists.
  private enum Fate {
    /// The directory keeps it; see `kept`.
    case isKept
    /// It takes effect: given so, this is seen.
    case takesEffect(String, (ServeRunner, VendorRouter) async throws -> Bool)
    /// It is refused beside a state directory.
    case isRefused(String)
    /// It is the directory.
    case isTheDirectory
  }

  private func ask(_ router: VendorRouter, _ target: String, host: String = "127.0.0.1") async
    -> Int
  {
    let response = await router.handle(
      InboundRequest(method: .get, target: target, authority: host, headers: [:], body: []))
    guard case .whole(let head, _, delay: _) = response else { return 0 }
    return head.status.code
  }

  /// Without a default: an option that is added has no fate, and this does not compile.
  private func fate(of key: OptionKey) async throws -> Fate {
    switch key {
    case .state: .isTheDirectory
    case .seed, .clock, .start, .baseline, .noMagicValues: .isKept
    case .record: .isRefused(path("record"))
    case .port:
      .takesEffect("4107") { runner, router in runner.listeners(router)[0].port == 4107 }
    case .host:
      .takesEffect("::1") { runner, router in runner.listeners(router)[0].hosts == ["::1"] }
    case .vendor:
      .takesEffect("miosa=4108") { runner, router in
        runner.listeners(router).contains { $0.label == "miosa" && $0.port == 4108 }
      }
    case .controlPort:
      .takesEffect("4109") { runner, router in
        runner.listeners(router).contains { $0.port == 4109 }
      }
    case .portFile: .takesEffect("port") { runner, _ in runner.options.portFile == "port" }
    case .scenario:
      .takesEffect(try file("s.yaml", "scenario: 1\nname: s\nfaults: []\n")) { _, router in
        await router.worlds.known(Worlds.defaultName)?.scenario?.name == "s"
      }
    case .snapshot:
      .takesEffect("kept=\(try await snapshotDirectory())") { _, router in
        router.worlds.snapshots["kept"] != nil
      }
    case .auth:
      .takesEffect("strict") { _, router in router.worlds.configuration.isStrictAboutKeys }
    case .set:
      .takesEffect("miosa.name_conflict=409") { _, router in
        router.worlds.configuration.settings["miosa"]?.holds("name_conflict") == true
      }
    case .journal: .takesEffect("1MiB") { _, router in router.journal.capacity == 1 << 20 }
    case .noUnknownWorlds: .takesEffect("true") { _, router in router.worlds.world("x") == nil }
    case .noDelays: .takesEffect("true") { runner, _ in runner.options.skipsDelays }
    case .worldTTL:
      .takesEffect("5m") { _, router in router.worlds.limits.idle == .seconds(300) }
    case .maxWorlds: .takesEffect("3") { _, router in router.worlds.limits.count == 3 }
    case .maxWorldBytes:
      .takesEffect("64MiB") { _, router in router.worlds.limits.bytes == 64 << 20 }
    case .stateless: .isRefused("true")
    case .cors:
      .takesEffect("*") { _, router in
        let response = await router.handle(
          InboundRequest(
            method: .options, target: "/miosa/api/v1/workspaces", authority: "127.0.0.1",
            headers: [.origin: "http://a.test", .accessControlRequestMethod: "GET"], body: []))
        guard case .whole(let head, _, delay: _) = response else { return false }
        return head.status == .noContent
      }
    case .quiet: .takesEffect("true") { runner, _ in runner.onEntry == nil }
    case .log: .takesEffect("json") { runner, _ in runner.options.log == .json }
    case .controlToken:
      .takesEffect("secret") { _, router in await ask(router, "/_understudy/v1/clock") == 401 }
    case .controlHost:
      .takesEffect("a.test") { _, router in
        await ask(router, "/_understudy/v1/clock", host: "a.test") == 200
      }
    }
  }

  private func snapshotDirectory() async throws -> String {
    _ = try await WorldSnapshotFiles.write(to: path("snapshot"))
    return path("snapshot")
  }

  @Test(arguments: OptionKey.allCases)
  func `each option is kept by the directory or takes effect`(_ key: OptionKey) async throws {
    try await made([])
    switch try await fate(of: key) {
    case .isTheDirectory: break
    case .isKept: #expect(Self.kept.contains { $0.key == key })
    case .isRefused(let text): #expect(throws: CommandError.self) { try options([(key, text)]) }
    case .takesEffect(let text, let isSeen):
      let given = [(key, text)] + (key == .host ? [(OptionKey.controlToken, "t")] : [])
      let runner = ServeRunner(options: try options(given), vendors: Registry.vendors)
      #expect(try await isSeen(runner, router(given)))
    }
  }

  // MARK: Banner

  @Test(arguments: [
    (SimulatedClock.Mode.frozen, "  the clock stands still at 2026-05-17T10:00:00Z"),
    (.scaled(60), "  the clock runs 60 times as fast"),
  ])
  func `the banner shows how the clock runs, not what options say of it`(
    _ mode: SimulatedClock.Mode, _ line: String
  ) throws {
    let now = try #require(Instant(iso8601: Self.start))
    let banner = Banner(
      vendors: [], options: ServeOptions(), clock: (mode: mode, now: now))
    let lines = banner.lines([BoundListener(label: nil, hosts: ["127.0.0.1"], port: 1)])
    #expect(lines.last == line)
  }
}

/// A snapshot of an unused world, as files.
private enum WorldSnapshotFiles {
  /// Writes one, and gives the instant that it stands at.
  static func write(to directory: String) async throws -> Instant {
    let now = try #require(Instant(iso8601: "2026-05-17T10:00:00Z"))
    let client = try Worlds(
      WorldConfiguration(vendors: Registry.vendors, clock: .frozen, start: now, wall: { now }))
    guard let world = client.known(Worlds.defaultName) else { return now }
    let image = try await world.image()
    let snapshot = Snapshot(named: "s", image, of: "default", taken: now)
    let files = try SnapshotFiles.write(snapshot, version: "test")
    try SnapshotDirectory.write(
      files.map { (name: SnapshotFile.name(of: $0.name), bytes: $0.bytes) }, to: directory)
    return now
  }
}
