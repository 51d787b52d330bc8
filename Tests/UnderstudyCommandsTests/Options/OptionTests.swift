import Server
import Simulation
import Testing
import Wire

@testable import UnderstudyCommands

@Suite("Options of serve")
struct OptionTests {
  private func layer(_ values: (OptionKey, String)...) -> OptionLayer {
    var layer = OptionLayer()
    for (key, text) in values { layer.add(flag: key, [text]) }
    return layer
  }

  private func read(_ layers: OptionLayer...) throws -> ServeOptions {
    try ServeOptions.read(layers, vendors: Registry.vendors)
  }

  /// What is wrong with one option.
  private func faults(_ values: (OptionKey, String)...) -> [String] {
    var layer = OptionLayer()
    for (key, text) in values { layer.add(flag: key, [text]) }
    do throws(CommandError) {
      _ = try ServeOptions.read([layer], vendors: Registry.vendors)
      return []
    } catch {
      #expect(error.code == 2)
      return error.lines
    }
  }

  @Test func `options have defaults that serve this machine alone`() throws {
    let options = try read()
    #expect(options.port == 4010)
    #expect(options.hosts.isEmpty)
    #expect(!options.isExposed)
    #expect(options.baseline == nil)
    #expect(options.journal == 32 * 1024 * 1024)
    #expect(options.makesUnknownWorlds)
    #expect(!options.isStateless)
    #expect(!options.skipsDelays)
  }

  @Test func `options count more as flags than in the environment, and more there than in a file`()
    throws
  {
    let flags = layer((.port, "1"))
    let environment = OptionLayer.environment {
      ["UNDERSTUDY_PORT": "2", "UNDERSTUDY_SEED": "2"][$0]
    }
    let file = try OptionFile.read("port: 3\nseed: 3\nbaseline: empty\n", name: "f.yaml")
    let options = try read(flags, environment, file)
    #expect(options.port == 1)
    #expect(options.seed == 2)
    #expect(options.baseline == .plain(.empty))
  }

  @Test func `options all have a meaning`() throws {
    let options = try read(
      layer(
        (.port, "0"), (.vendor, "miosa=4011"), (.portFile, "p"),
        (.clock, "scaled:2.5"), (.start, "2027-01-01T00:00:00Z"), (.auth, "strict"),
        (.set, "miosa.name_conflict=409"), (.journal, "1GiB"), (.noUnknownWorlds, "true"),
        (.noDelays, "on"), (.controlPort, "4090"),
        (.noMagicValues, "true"),
        (.stateless, "true"), (.cors, "http://localhost:3000"), (.quiet, "yes"), (.log, "json"),
        (.controlHost, "build.internal"), (.baseline, "snapshot:a"), (.snapshot, "a=dir"),
        (.worldTTL, "0"), (.maxWorlds, "7"), (.maxWorldBytes, "1MiB")))
    #expect(options.baseline == .snapshot("a"))
    #expect(options.snapshots.map(\.name) == ["a"])
    #expect(options.snapshots.map(\.directory) == ["dir"])
    #expect(options.limits.idle == nil)
    #expect(options.limits.count == 7)
    #expect(options.limits.bytes == 1 << 20)
    #expect(options.port == 0)
    #expect(options.vendorPorts.map(\.vendor) == ["miosa"])
    #expect(options.vendorPorts.map(\.port) == [4011])
    #expect(options.clock == .scaled(2.5))
    #expect(options.start == Instant(iso8601: "2027-01-01T00:00:00Z"))
    #expect(options.isStrictAboutKeys)
    #expect(options.isStateless)
    #expect(options.settings["miosa"] != nil)
    #expect(options.journal == 1 << 30)
    #expect(!options.makesUnknownWorlds)
    #expect(options.skipsDelays)
    #expect(!options.takesMagicValues)
    #expect(options.controlPort == 4090)
    #expect(options.isQuiet)
    #expect(options.log == .json)
    #expect(options.controlHosts == ["build.internal"])
  }

  @Test(arguments: [
    (OptionKey.port, "abc", "--port: 'abc' is not a port; choose one from 0 to 65535"),
    (.port, "65536", "--port: '65536' is not a port; choose one from 0 to 65535"),
    (.vendor, "miosa", "--vendor: 'miosa' is not of the form NAME=PORT"),
    (.vendor, "miosa=x", "--vendor: 'x' is not a port; choose one from 0 to 65535"),
    (.seed, "-1", "--seed: '-1' is not a seed; it is a whole number from 0"),
    (.baseline, "", "--baseline: it must not be empty"),
    (.snapshot, "dir", "--snapshot: 'dir' is not of the form NAME=DIR"),
    (
      .snapshot, "a b=dir",
      "--snapshot: 'a b' is no name for a snapshot: \(Worlds.nameRule)"
    ),
    (
      .worldTTL, "30",
      "--world-ttl: '30' is not a duration; write it like 30m, or 0 for never"
    ),
    (.maxWorlds, "0", "--max-worlds: '0' is not a number from 1"),
    (
      .maxWorldBytes, "much", "--max-world-bytes: 'much' is not a size; write it like 32MiB, or 0"
    ),
    (.auth, "none", "--auth: 'none' is none of any, strict"),
    (.log, "xml", "--log: 'xml' is none of text, json"),
    (
      .clock, "scaled:0",
      "--clock: 'scaled:0' must be real, frozen or scaled:N with N up to 1000000"
    ),
    (.start, "now", "--start: 'now' is not an instant; write it like 2026-01-02T03:04:05Z"),
    (.journal, "32 parsecs", "--journal: '32 parsecs' is not a size; write it like 32MiB, or 0"),
    (.journal, "32", "--journal: '32' is not a size; write it like 32MiB, or 0"),
    (.quiet, "maybe", "--quiet: 'maybe' is neither true nor false"),
    (.state, "", "--state: it must not be empty"),
    (.set, "name_conflict=409", "--set: 'name_conflict' is not of the form VENDOR.NAME"),
    (
      .set, "miosa.name_conflict",
      "--set: 'miosa.name_conflict' is not of the form VENDOR.NAME=VALUE"
    ),
    (
      .set, "miosa.name_conflict=maybe",
      "--set: miosa.name_conflict takes allow, 409, not 'maybe'"
    ),
  ])
  func `options that make no sense are refused with their place`(
    _ key: OptionKey, _ text: String, _ message: String
  ) {
    #expect(faults((key, text)) == [message])
  }

  @Test func `options name the nearest vendor and setting first`() {
    let vendor = faults((.vendor, "miozza=1"))
    #expect(
      vendor.first?.hasPrefix("--vendor: there is no vendor 'miozza'; choose from miosa") == true)
    let setting = faults((.set, "miosa.nam_conflict=409"))
    #expect(
      setting.first?.contains("miosa has no setting 'nam_conflict'; it has name_conflict") == true)
  }

  @Test func `options refuse a port that two have`() {
    #expect(
      faults((.port, "4011"), (.vendor, "miosa=4011")) == [
        "--vendor: port 4011 is given twice, to every vendor (--port) and to miosa"
      ])
    #expect(
      faults((.vendor, "miosa=4011"), (.vendor, "orgo=4011")) == [
        "--vendor: port 4011 is given twice, to miosa (--vendor) and to orgo"
      ])
    #expect(
      faults((.controlPort, "4010")) == [
        "--control-port: port 4010 is given twice, to every vendor (the default of --port) and to the "
          + "control plane"
      ])
    #expect(faults((.port, "0"), (.vendor, "miosa=0"), (.controlPort, "0")).isEmpty)
  }

  @Test func `options refuse a state directory for samples`() {
    #expect(
      faults((.stateless, "true"), (.state, "s")) == [
        "--stateless: samples are answered without state; leave out this or --state"
      ])
  }

  @Test func `options are judged all at once`() {
    #expect(faults((.port, "x"), (.seed, "y"), (.log, "z")).count == 3)
  }

  @Test(arguments: ["http://localhost:3000", "https://app.example", "*"])
  func `options take an origin`(_ origin: String) throws {
    #expect(try read(layer((.cors, origin))).cors == origin)
  }

  @Test(arguments: ["localhost", "http://", "http://a/b", "ftp://a", "http://a b"])
  func `options take nothing else for an origin`(_ origin: String) {
    #expect(faults((.cors, origin)).count == 1)
  }

  @Test(arguments: [("0.0.0.0", true), ("192.168.1.5", true), ("127.0.0.1", false), ("::1", false)])
  func `options that expose the server need a token`(_ host: String, _ isExposed: Bool) throws {
    #expect(faults((.host, host)).isEmpty == !isExposed)
    let options = try read(layer((.host, host), (.controlToken, "t")))
    #expect(options.isExposed == isExposed)
  }

  @Test(arguments: [("0", 0), ("17B", 17), ("1kB", 1000), ("2 KiB", 2048), ("3mb", 3_000_000)])
  func `options take sizes as people write them`(_ text: String, _ bytes: Int) throws {
    #expect(try ByteCount.read(text) == bytes)
  }

  @Test(arguments: [" ", "", "\t", "a b", "tok\u{1b}en", "tök"])
  func `a token that no header can carry is refused`(_ token: String) {
    #expect(
      faults((.host, "0.0.0.0"), (.controlToken, token)).contains {
        $0.contains("a token is one word of printable ASCII, and not blank")
      })
  }
}
