import Foundation
import Simulation
import SimulationTesting
import Testing
import Wire

/// A vendor's own port under rules, and waits that are left out, in the command as it is served.
@Suite("serve --vendor NAME=PORT --scenario FILE", .timeLimit(.minutes(5)))
struct VendorPortTests {
  private static let outage = """
    scenario: 1
    faults:
      - name: outage
        match: {vendor: miosa}
        when: {window: {from: 1m, for: 1m}}
        then: {connection: refuse}
    """

  private func directory(_ scenario: String) throws -> URL {
    let directory = try FileManager.default.url(
      for: .itemReplacementDirectory, in: .userDomainMask,
      appropriateFor: FileManager.default.temporaryDirectory, create: true)
    try scenario.write(
      to: directory.appendingPathComponent("s.yaml"), atomically: true, encoding: .utf8)
    return directory
  }

  /// The port in the row of the banner that begins with that name and is not below the shared one.
  private func port(_ name: String, _ banner: String, not shared: Int) throws -> Int {
    let rows = banner.split(separator: "\n").filter { $0.hasPrefix("  \(name) ") }
    let ports = rows.compactMap { $0.split(separator: ":").last?.prefix { $0.isNumber } }
    return try #require(ports.compactMap { Int($0) }.first { $0 != shared })
  }

  /// Whether a list of workspaces comes as a whole.
  private func isServed(_ port: Int, _ prefix: String = "") -> Bool {
    let response = RawRequest.get(
      "\(prefix)/api/v1/workspaces", port: port, key: "msk_test", patience: 10)
    if case .whole(let whole) = response { return whole.status == 200 }
    return false
  }

  /// Asks until the port is open, or closed, as wanted; the test's time limit bounds it.
  private func wait(for port: Int, toBeServed isWanted: Bool) {
    while isServed(port) != isWanted {}
  }

  @Test func `a scenario closes a vendor's port while its window is open, and no other`() throws {
    let server = try Binary.serve(
      "--vendor", "miosa=0", "--control-port", "0", "--clock", "frozen", "--scenario", "s.yaml",
      in: try directory(Self.outage))
    let shared = try #require(try server.port())
    let banner = server.printed()
    let own = try port("miosa", banner, not: shared)
    let control = "http://127.0.0.1:\(try port("control", banner, not: shared))"
    #expect(isServed(own))
    #expect(try Binary.run("clock", "advance", "1m", "--url", control).code == 0)
    wait(for: own, toBeServed: false)
    #expect(isServed(shared, "/miosa"))
    #expect(try Binary.run("clock", "advance", "1m", "--url", control).code == 0)
    wait(for: own, toBeServed: true)
  }

  @Test func `serve refuses a scenario for a port that the vendor does not have`() throws {
    let outcome = try Binary.run(
      "serve", "--port", "0", "--vendor", "orgo=0", "--scenario", "s.yaml",
      in: try directory(Self.outage))
    #expect(outcome.code == 2)
    #expect(
      outcome.complaint.contains(
        "s.yaml:6:24: refuse needs a port of its own for miosa: serve with --vendor miosa=PORT"))
  }

  @Test func `serve leaves waits out with --no-delays, and the record says so`() throws {
    let silence = """
      scenario: 1
      faults:
        - {name: silence, match: {operation: listWorkspaces}, then: {connection: hang}}
      """
    let server = try Binary.serve(
      "--no-delays", "--quiet", "--scenario", "s.yaml", in: try directory(silence))
    let port = try #require(try server.port())
    // Without the option it would be silent for ever; the stream ends instead.
    let response = RawRequest.get(
      "/miosa/api/v1/workspaces", port: port, key: "msk_test", patience: 200)
    guard case .broken(.cut) = response else {
      Issue.record("the connection did not end in order: \(response)")
      return
    }
    let shown = try Binary.run("requests", "--json", "--url", try server.url).output
    let json = try JSON(parsing: Array(shown.utf8))
    let fault = (json["requests"] ?? json)[pointer: .root.appending("0")]?["fault"]
    #expect(fault?["decided_by"] == "silence")
    #expect(fault?["waits_skipped"] == true)
  }
}
