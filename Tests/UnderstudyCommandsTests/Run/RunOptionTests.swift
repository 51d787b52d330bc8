import ArgumentParser
import Testing

@testable import UnderstudyCommands

/// What `run` makes of the options of `serve`, wherever they are given.
@Suite("Options of run")
struct RunOptionTests {
  private static let values: [OptionKey: String] = [
    .vendor: "miosa=0", .scenario: "s.yaml", .baseline: "empty", .snapshot: "a=dir", .seed: "9",
    .clock: "frozen", .start: "2027-01-01T00:00:00Z", .auth: "strict",
    .set: "miosa.name_conflict=409", .journal: "1MiB", .worldTTL: "1m", .maxWorlds: "3",
    .maxWorldBytes: "2MiB", .cors: "http://localhost:3000", .record: "r.json",
  ]

  private func options(_ key: OptionKey, _ text: String) throws -> ServeOptions {
    try Run.parse(["--quiet", "--", "true"]).options(
      { $0 == key.variable ? text : nil }, [], Registry.vendors)
  }

  @Test(arguments: OptionKey.allCases.filter { !$0.isOfStayingServer })
  func `an option of serve that says what is answered counts for run`(_ key: OptionKey) throws {
    let options = try options(key, Self.values[key] ?? "true")
    #expect(options.port == 0)
    let plain = try self.options(.port, "1")
    // Places apart, something must differ from what run does without the option.
    var (one, other) = (options, plain)
    (one.places, other.places) = ([:], [:])
    #expect("\(one)" != "\(other)")
  }

  @Test(arguments: OptionKey.allCases.filter { !$0.isOfStayingServer })
  func `an option of serve that says what is answered is a flag of run`(_ key: OptionKey) throws {
    let value = Self.values[key].map { [$0] } ?? []
    let run = try Run.parse(["--\(key.rawValue)"] + value + ["--", "true"])
    #expect(run.common.layer.values[key] != nil)
  }

  @Test func `a state directory is refused by run`() {
    #expect(
      throws: CommandError.refused(
        "UNDERSTUDY_STATE: the worlds of a run end with it; leave the state directory out, or take a "
          + "snapshot's directory as --baseline")
    ) { try options(.state, "s") }
  }

  @Test func `an option that is without effect under run is named with its place`() {
    var layer = OptionLayer()
    layer.add(.port, "4010", at: "understudy.yaml:1:7")
    layer.add(.quiet, "true", at: "UNDERSTUDY_QUIET")
    layer.add(.controlHost, "a", at: "UNDERSTUDY_CONTROL_HOST")
    layer.add(.controlToken, "t", at: "UNDERSTUDY_CONTROL_TOKEN")
    #expect(
      Run.left(by: [layer])
        == "without effect, as a run listens on a free port of this machine: understudy.yaml:1:7, "
        + "UNDERSTUDY_CONTROL_HOST")
    #expect(Run.left(by: [OptionLayer()]) == nil)
  }
}

@Suite("What goes on beside a server", .timeLimit(.minutes(5)))
struct WhileRunningTests {
  @Test func `a server that ends first ends what goes on beside it, and says why`() async {
    let (cancelled, inlet) = AsyncStream.makeStream(of: Void.self)
    await #expect(throws: CommandError.failed("the disk is gone")) {
      try await ServeRunner.whileRunning(
        { () async throws(CommandError) in throw .failed("the disk is gone") }, stop: {},
        { () async throws(CommandError) in
          await withTaskCancellationHandler {
            for await _ in cancelled {}
          } onCancel: {
            inlet.finish()
          }
        })
    }
  }

  @Test func `a server is stopped once what goes on beside it has ended`() async throws {
    let (stops, inlet) = AsyncStream.makeStream(of: Void.self)
    let value = try await ServeRunner.whileRunning(
      { () async throws(CommandError) in
        for await _ in stops {}
        throw CommandError.failed("too late to matter")
      }, stop: { inlet.finish() }, { () async throws(CommandError) in 7 })
    #expect(value == 7)
  }
}
