import Foundation
import SimulationTesting
import Testing
import Wire

@Suite("The built command")
struct BinaryTests {
  @Test func `the command serves until it is asked to stop, and is moved from a shell`() throws {
    let server = try Binary.serve()
    let place = ["UNDERSTUDY_URL": try server.url]
    #expect(try Binary.run("wait", environment: place).code == 0)
    #expect(try Binary.run("clock", "freeze", environment: place).output.contains("frozen"))
    let refused = try Binary.run("clock", "advance", "x", environment: place)
    #expect(refused.code == 2)
    #expect(refused.complaint.hasPrefix("understudy: <by>: must be a positive duration"))
    #expect(try Binary.run("world", "create", "ci", environment: place).code == 0)
    let json = try Binary.run("clock", "--json", "--world", "ci", environment: place).output
    #expect(try JSON(parsing: Array(json.utf8))["world"] == "ci")
    #expect(try Binary.run("requests", "--count", environment: place).output == "0\n")
    #expect(try Binary.run("reset", environment: place).code == 0)
    server.signal(SIGTERM)
    let outcome = try server.wait()
    #expect(outcome.code == 0)
    #expect(outcome.output.contains("/miosa/api/v1\n"))
  }

  @Test func `the command lists magic values, and serves without them where told to`() throws {
    let listed = try Binary.run("magic", "miosa", "--json").output
    let values = try JSON(parsing: Array(listed.utf8)).arrayValue ?? []
    #expect(values.contains { $0["value"] == "msk_test_expired" && $0["vendor"] == "miosa" })
    #expect(
      try Binary.run("magic", "orgo").output.contains(
        "orgo: orgo-workspace-{workspace}  (the API key)\n"))
    #expect(try Binary.run("magic", "nobody").code == 2)
    for (flags, status) in [([], 401), (["--no-magic-values"], 200)] {
      let server = try Binary.serve(flags + ["--quiet"])
      let port = try #require(try server.port())
      let response = RawRequest.get(
        "/miosa/api/v1/workspaces", port: port, key: "msk_test_expired", patience: 10)
      guard case .whole(let whole) = response else {
        Issue.record("\(response)")
        continue
      }
      #expect(whole.status == status)
    }
  }

  @Test func `a server that other machines reach says so, and what came in and was no request`()
    throws
  {
    let server = try Binary.serve(["--host", "0.0.0.0", "--control-token", "t"])
    let port = try #require(try server.port())
    _ = RawRequest.get("/", port: port, key: "k\r\nHost: second", patience: 10)
    server.signal(SIGTERM)
    let outcome = try server.wait()
    #expect(
      outcome.complaint.contains("the vendors' routes are open to the network (--host 0.0.0.0)"))
    #expect(outcome.output.contains(" 400 no request: a request with 2 Host headers\n"))
  }

  @Test func `the command refuses a port that is taken`() throws {
    let server = try Binary.serve()
    let port = try #require(try server.port())
    let outcome = try Binary.run("serve", "--port", "\(port)")
    #expect(outcome.code == 1)
    #expect(
      outcome.complaint
        == "understudy: port \(port) is in use by another understudy; use that one, stop it or choose "
        + "another port\n"
    )
    #expect(try Binary.run("doctor", "--port", "\(port)").output.contains("serves on \(port)"))
  }

  @Test(arguments: [
    ["sevre"], ["serve", "--prot", "1"], ["serve", "--port", "x"], ["openapi", "x"],
  ])
  func `the command ends with 2 where it refuses its input`(_ words: [String]) throws {
    let outcome = try Binary(words).wait()
    #expect(outcome.code == 2)
    #expect(!outcome.complaint.isEmpty)
    #expect(outcome.output.isEmpty)
  }

  @Test func `the command ends with 1 where no server listens`() throws {
    let outcome = try Binary.run("clock", "--url", "http://127.0.0.1:1")
    #expect(outcome.code == 1)
    #expect(outcome.complaint.contains("nothing listens on 127.0.0.1:1"))
    #expect(try Binary.run("wait", "--url", "http://127.0.0.1:1", "--timeout", "10ms").code == 1)
  }

  @Test func `the command reads the file beside it, and says where it is wrong`() throws {
    let server = try Binary.serve()
    let file = server.directory.appendingPathComponent("understudy.yaml")
    try "seed: 1\nprot: 2\n".write(to: file, atomically: true, encoding: .utf8)
    let outcome = try Binary.run("serve", in: server.directory)
    #expect(outcome.code == 2)
    #expect(outcome.complaint.hasPrefix("understudy: understudy.yaml:2:1: there is no option"))
  }

  @Test func `the command ends at once when it is asked twice`() throws {
    let server = try Binary.serve()
    server.signal(SIGINT)
    server.signal(SIGTERM)
    // The first may have been enough: an idle server is gone within a millisecond.
    #expect([0, 130].contains(try server.wait().code))
  }

  @Test func `the command names the version that its server and its documents do`() throws {
    let server = try Binary.serve("--log", "json")
    let banner = try JSON(parsing: Array((server.line() ?? "").utf8))
    let port = try #require(try server.port())
    let answer = RawRequest.get("/_understudy/v1/version", port: port, key: "", patience: 10)
    guard case .whole(let health) = answer else {
      Issue.record("\(answer)")
      return
    }
    let document = try JSON(parsing: Array(try Binary.run("openapi", "control").output.utf8))
    let version = try Binary.run("--version").output.trimmingCharacters(in: .newlines)
    #expect(version.split(separator: ".").count == 3)
    #expect(banner["version"]?.stringValue == version)
    #expect(health["/version"]?.stringValue == version)
    #expect(document["info"]?["version"]?.stringValue == version)
    server.signal(SIGTERM)
    #expect(try server.wait().code == 0)
  }

  @Test func `the command prints routes for programs`() throws {
    let text = try Binary.run("routes", "miosa", "--json").output
    let routes = try #require(try JSON(parsing: Array(text.utf8)).arrayValue)
    for key in ["vendor", "operation", "method", "path", "tier", "status", "source"] {
      #expect(routes.allSatisfy { $0[key] != nil })
    }
  }

  @Test func `the command follows requests until the server stops`() throws {
    let server = try Binary.serve("--quiet", "--clock", "frozen")
    let place = ["UNDERSTUDY_URL": try server.url]
    let port = try #require(try server.port())
    // Any path will do: what is not documented is recorded too.
    func ask(_ path: String) {
      _ = RawRequest.get("/miosa/api/v1/\(path)", port: port, key: "msk_test", patience: 10)
    }
    ask("before")
    let follower = try Binary(["requests", "--follow", "--json"], environment: place)
    let first = try #require(try follower.line())
    #expect(try JSON(parsing: Array(first.utf8))["path"] == "/api/v1/before")
    ask("after?token=secret-secret")
    let second = try #require(try follower.line())
    #expect(try JSON(parsing: Array(second.utf8))["query"] == "token=secret…")
    server.signal(SIGTERM)
    #expect(try server.wait().code == 0)
    let outcome = try follower.wait()
    #expect(outcome.code == 0)
    #expect(outcome.output.isEmpty)
  }

  @Test func `the command holds requests to the expectations of a file`() throws {
    let server = try Binary.serve("--quiet")
    let place = ["UNDERSTUDY_URL": try server.url]
    let file = server.directory.appendingPathComponent("expected.json")
    func verify(_ text: String) throws -> Binary.Outcome {
      try text.write(to: file, atomically: true, encoding: .utf8)
      return try Binary.run("requests", "verify", file.path, environment: place)
    }
    #expect(try verify(#"{"expectations": [{"exactly": 0}]}"#).code == 0)
    let missed = try verify(#"{"expectations": [{"request": {"operation": "createWorkspace"}}]}"#)
    #expect(missed.code == 1)
    #expect(missed.output.contains("NOT MET  at least 1: createWorkspace  (0 found)"))
    #expect(missed.complaint.contains("the requests were not as expected"))
    #expect(try verify("{").code == 2)
    let wrong = try verify(#"{"expectations": [{"request": {"operation": "createWorkspac"}}]}"#)
    #expect(wrong.code == 2)
    #expect(wrong.complaint.contains("createWorkspace"))
  }
}
