import Foundation
import Testing
import Wire

@testable import UnderstudyCommands

@Suite("What commands show of a scenario")
struct ScenarioPartTests {
  private func lines(_ documents: JSON...) -> [String] {
    ScenarioParts.all(of: documents).map(\.line)
  }

  @Test func `every part beside rules and expectations has a line`() {
    #expect(
      lines([
        "scenario": 1, "name": "x", "seed": 9, "clock": ["mode": "frozen"], "baseline": "demo",
        "settings": ["miosa": ["name_conflict": "409"]],
        "lifecycle": ["miosa.computer.create": "immediate"],
        "limits": [
          "miosa.max_computers": ["max": 1], "*": ["rate": ["requests": 5, "per": "1m"]],
        ],
        "lag": ["orgo.computer": ["reads": 2]], "faults": [], "expect": [],
      ]) == [
        "seed 9", #"clock {"mode":"frozen"}"#, "baseline demo", "setting miosa.name_conflict: 409",
        "move miosa.computer.create: immediate", #"limit miosa.max_computers: {"max":1}"#,
        #"limit *: {"rate":{"requests":5,"per":"1m"}}"#, #"lag orgo.computer: {"reads":2}"#,
      ])
  }

  @Test func `of several documents the last one counts, and rates add up`() {
    #expect(
      lines(
        [
          "seed": 1, "settings": ["miosa": ["a": 1, "b": 1]],
          "limits": ["orgo": ["rate": 1], "orgo.max_cpu": 1],
        ],
        [
          "seed": 2, "settings": ["miosa": ["b": 2]],
          "limits": ["orgo": ["rate": 2], "orgo.max_cpu": 2],
        ]
      ) == [
        "seed 2", "setting miosa.a: 1", "setting miosa.b: 2", #"limit orgo: {"rate":1}"#,
        #"limit orgo: {"rate":2}"#, "limit orgo.max_cpu: 2",
      ])
  }

  private static let text = """
    scenario: 1
    seed: 7
    baseline: demo
    limits: {orgo.max_computers: {max: 2}, "*": {rate: {requests: 60, per: 1m, costs: {listWorkspaces: 3}}}}
    lag: {orgo.workspace: {reads: 2}, miosa.workspace: {reads: 1}}
    faults:
      - {name: down, match: {vendor: orgo}, then: {status: 503, retry_after: 7s}}
    """

  @Test func `the commands for scenarios leave out no part that is in force`() throws {
    let server = try Binary.serve("--quiet")
    let place = ["UNDERSTUDY_URL": try server.url, "UNDERSTUDY_WORLD": "ci"]
    let file = server.directory.appendingPathComponent("s.yaml")
    try Self.text.write(to: file, atomically: true, encoding: .utf8)
    let checked = try Binary.run("scenario", "check", file.path)
    #expect(checked.output.hasSuffix("fine: 1 rule, 2 limits, 2 lags, 1 seed, 1 baseline\n"))
    let explained = try Binary.run(
      "scenario", "explain", file.path, "--request", "GET /orgo/api/workspaces")
    #expect(
      explained.output.hasSuffix(
        """
          down: answers: {"status":503,"retry_after":"7s"}
          seed 7
          baseline demo
          limit orgo.max_computers: {"max":2}
          limit *: {"rate":{"requests":60,"per":"1m","costs":{"listWorkspaces":3}}}
          lag orgo.workspace: {"reads":2}
          it takes 3 of 60 tokens per 1m

        """))
    _ = try Binary.run("scenario", "put", file.path, environment: place)
    let shown = try Binary.run("scenario", "show", environment: place).output
    for line in [
      "seed 7", "baseline demo", #"limit orgo.max_computers: {"max":2}"#,
      #"lag miosa.workspace: {"reads":1}"#, "rule down: 0 hits of 0 matches",
      #"match {"vendor":"orgo"} then {"status":503,"retry_after":"7s"}"#,
    ] {
      #expect(shown.contains("  \(line)\n"))
    }
  }

  @Test func `a byte order mark before a file is passed over, and a wrong byte is refused`() throws
  {
    let mark = Data([0xEF, 0xBB, 0xBF])
    let directory = try Binary(["--version"]).directory
    func file(_ name: String, _ bytes: Data) throws -> String {
      let file = directory.appendingPathComponent(name)
      try bytes.write(to: file)
      return file.path
    }
    let text = Data("scenario: 1\n".utf8)
    let marked = try file("a.yaml", mark + text)
    #expect(try Binary.run("scenario", "check", marked).code == 0)
    let wrong = try file("b.yaml", Data([0xFF]) + text)
    let options = try file("c.yaml", mark + Data("port: x\n".utf8))
    let read = try Binary.run("serve", "--config", options)
    #expect(read.complaint.contains("c.yaml:1:7: 'x' is not a port"))
    for arguments in [
      ["scenario", "check", wrong], ["scenario", "check", directory.path],
      ["scenario", "explain", wrong, "--request", "GET /orgo/api/workspaces"],
      ["serve", "--config", wrong], ["serve", "--scenario", wrong], ["replay", wrong],
      ["requests", "verify", wrong], ["run", "--scenario", wrong, "--", "true"],
    ] {
      let outcome = try Binary(arguments).wait()
      #expect(outcome.code == 2, "\(arguments): \(outcome.complaint)")
    }
    let record = try file("r.json", mark + Data(#"{"understudy":"run","format":0}"#.utf8) + [10])
    let replayed = try Binary.run("replay", record)
    #expect(replayed.code == 2 && replayed.complaint.contains("the record has format 0"))
    let broken = try file("s.json", Data(#"{"understudy":""#.utf8) + Data([0xFF, 10]))
    #expect(try Binary.run("replay", broken).complaint.contains("s.json:1: the line is not JSON"))
  }
}
