import HTTPTypes
import Simulation
import SimulationTesting
import Testing
import Wire

@testable import UnderstudyCommands

/// Hashes of compositions that clients compute themselves. The expected ones are what
/// `get_compose_hash` of dstack-sdk 0.5.4 gives for the document.
@Suite struct ComposeHashTests {
  private func world() throws -> TestWorld { try TestWorld(try Registry.named("phala")) }

  private let cvm = "/api/v1/cvms/cvm_ykL5lbAn"

  @Test(
    arguments: [
      (
        "plain",
        #"""
        {"name": "nightly-job", "runner": "docker-compose", "manifest_version": 2, "docker_compose_file": "services:\n  a:\n    image: nginx\n"}
        """#,
        "9cea52fb49efc74e499f29c61250dfeca5bffa969e3ae91349c9b20ed0009222"
      ),
      (
        "unordered, unknown members",
        #"""
        {"zeta": {"b": 1, "a": {"d": [{"y": 1, "x": 2}], "c": "q"}}, "runner": "docker-compose", "name": "nightly-job", "manifest_version": 2, "docker_compose_file": "services: {}", "swap_size": "2G", "port_policy": {"restrict_mode": true, "ports": [{"pp": false, "port": 80}]}}
        """#,
        "77188efc52faaccf13309a824bbc6ba0fade9ee45bae69638a2a238f5d2794ed"
      ),
      (
        "null members",
        #"""
        {"name": "nightly-job", "runner": "docker-compose", "manifest_version": 2, "docker_compose_file": "services: {}", "pre_launch_script": null, "default_gateway_domain": null, "salt": null}
        """#,
        "8d907327c4a4f5cd47bb70c3c65e833be59fa11e4e5ffc47ac8f20dcf36618ec"
      ),
      (
        "nested null",
        #"""
        {"name": "nightly-job", "runner": "docker-compose", "manifest_version": 2, "docker_compose_file": "services: {}", "extra": {"kept": null, "list": [null, 1]}}
        """#,
        "00d8b99765ad7519babee63a53198503dcac8650bfbc15dd6acfe61c97921ea8"
      ),
      (
        "docker_config null",
        #"""
        {"name": "nightly-job", "runner": "docker-compose", "manifest_version": 2, "docker_compose_file": "services: {}", "docker_config": {"registry": "r.example", "username": null}}
        """#,
        "25013038bf04a7689b095bc5b9c2807fee390cdbd6640aa959877998217796b1"
      ),
      (
        "non-ASCII",
        #"""
        {"name": "nightly-job", "runner": "docker-compose", "manifest_version": 2, "docker_compose_file": "services:\n  ü: {image: \"日本\\u2028/😀\"}\n", "pre_launch_script": "#!/bin/sh\necho \"tab\t\" \b\f\r \u0001 \u007f \\ / é\n"}
        """#,
        "d61b32230c2b727451942897cbf71e3e5c3d24507aa40f2532cf2c31c8339b7c"
      ),
      (
        "numbers",
        #"""
        {"name": "nightly-job", "runner": "docker-compose", "manifest_version": 2, "docker_compose_file": "services: {}", "n": [1.5, 100.0, 1e+16, 0.1, -3, 12345678901234567890, 1e-07]}
        """#,
        "8cdacac6d2a0da4b1db8a1a2f57832cd177e52fbaee515ca147a31d2ff754e88"
      ),
      (
        "key order beyond ASCII",
        #"""
        {"name": "nightly-job", "runner": "docker-compose", "manifest_version": 2, "docker_compose_file": "services: {}", "m": {"é": 1, "e": 2, "Z": 3, "ﬀ": 4, "😀": 5, "_x": 6}}
        """#,
        "04e941a46df6b269d89c2601563a7cdc3e242e748416c2d1b36b160b0b0a4bae"
      ),
    ])
  func `the hash of a composition is the one that clients compute`(
    _ name: String, _ document: String, _ expected: String
  ) async throws {
    let world = try world()
    let body = #"{"name": "hashed-job", "compose_file": \#(document)}"#
    let created = await world.send(
      .post, "/api/v1/cvms/provision", headers: [.contentType: "application/json"],
      body: Array(body.utf8))
    #expect(created.status == 200, "\(created.text)")
    #expect(created["/compose_hash"] == .string(expected), "\(name)")
    let updated = await world.send(
      .post, "\(cvm)/compose_file/provision", headers: [.contentType: "application/json"],
      body: Array(document.utf8))
    #expect(updated["/compose_hash"] == .string(expected), "\(name)")
  }

  @Test func `the composition of a CVM has no null and is what its hash is of`() async throws {
    let world = try world()
    let answer = await world.send(.get, "\(cvm)/compose_file")
    guard case .object(let members)? = answer.json else {
      Issue.record("\(answer.text)")
      return
    }
    #expect(!members.contains { $0.value == .null })
    #expect(members["pre_launch_script"] == nil)
    #expect(members["default_gateway_domain"] == nil)
    let hash = await world.send(.get, cvm)["/compose_hash"]
    let again = await world.send(
      .post, "\(cvm)/compose_file/provision", json: .object(members))
    #expect(again["/compose_hash"] == hash)
  }

  @Test func `the hash of a prepared update is in a revision before and after its commit`()
    async throws
  {
    let world = try world()
    let revisions = "/api/v1/apps/04b927aa4ea8c9554ee9858538f181517714dbd2/revisions"
    let prepared = await world.send(
      .post, "\(cvm)/compose_file/provision",
      json: ["name": "web", "docker_compose_file": "services:\n  a:\n    image: nginx:9\n"])
    let hash = try #require(prepared["/compose_hash"])
    #expect(await world.send(.get, revisions)["/revisions/0/compose_hash"] == hash)
    #expect(await world.send(.get, revisions)["/total"] == 2)
    #expect(await world.send(.get, cvm)["/compose_hash"] != hash, "nothing is changed yet")
    let committed = await world.send(
      .patch, "\(cvm)/compose_file", json: ["compose_hash": hash])
    #expect(committed.status == 202)
    #expect(await world.send(.get, revisions)["/total"] == 2)
  }

  @Test(arguments: [("2026-01-21", true), ("2025-10-28", true), ("2026-05-22", false)])
  func `a numbered error stands under detail too for versions up to 2026-01-21`(
    _ version: String, _ isRepeated: Bool
  ) async throws {
    let world = try world()
    let header = try #require(HTTPField.Name("X-Phala-Version"))
    let answer = await world.send(
      .post, "/api/v1/cvms/provision", headers: [header: version],
      json: [
        "name": "nightly-job", "instance_type": "none",
        "compose_file": ["docker_compose_file": "services: {}"],
      ])
    #expect(answer.status >= 400)
    let code = try #require(answer["/error_code"], "\(answer.text)")
    #expect(answer["/detail/error_code"] == (isRepeated ? .some(code) : .none))
    #expect(answer["/detail/message"] == (isRepeated ? answer["/message"] : .none))
  }

  @Test func `the attestations of an app name a contract by a text`() async throws {
    let answer = try await world().send(
      .get, "/api/v1/apps/04b927aa4ea8c9554ee9858538f181517714dbd2/attestations")
    #expect(answer["/contract_address"] == "")
  }
}
