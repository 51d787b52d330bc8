import Foundation
import HTTPTypes
import Server
import Simulation
import SimulationTesting
import Telemetry
import Testing
import Wire

@testable import UnderstudyCommands

@Suite("The verb coverage")
struct CoverageTests {
  /// A report on what a client of two vendors has done.
  private func report() async throws -> CoverageReport {
    let world = try TestWorld(Registry.vendors)
    for _ in 1...2 { _ = await world.send(.get, "/api/v1/workspaces", vendor: "miosa") }
    _ = await world.send(.put, "/api/v1/workspaces", vendor: "miosa")
    _ = await world.send(.get, "/api/v1/workspaces/x", vendor: "miosa")
    _ = await world.send(.get, "/api/v1/cvms/none", vendor: "phala")
    return CoverageReport(
      vendors: Registry.vendors, counters: world.router.worlds.coverageStore.total)
  }

  private func options(
    _ format: String? = nil, minimum: String? = nil, measure: String? = nil, uncovered: Bool = false
  ) throws(CommandError) -> CoverageOptions {
    try CoverageOptions(
      format: format, minimum: minimum, measure: measure, uncovered: uncovered)
  }

  @Test func `coverage prints a line a vendor, aligned, and what a person should know`()
    async throws
  {
    let lines = try options().render(try await report()).split(
      separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[0] == "Contract coverage, all worlds")
    let table = lines[2...5]
    #expect(table.map { $0.split(separator: " ")[0] } == ["vendor", "miosa", "phala", "together"])
    #expect(Set(table.map(\.count)).count == 1)
    #expect(lines.contains("  1 call undocumented"))
    #expect(lines.contains("    PUT /api/v1/workspaces x 1 (this path takes GET, POST)"))
    #expect(lines.contains("    getCvmInfo: 404 cvm_not_found x 1"))
    #expect(!lines.contains { $0.hasSuffix(" ") })
    #expect(!lines.contains("  never called"))
  }

  @Test func `coverage names everything that is missing where that is asked for`() async throws {
    let text = try options(uncovered: true).render(try await report())
    let lines = text.split(separator: "\n")
    #expect(lines.contains { $0.hasPrefix("    createWorkspace ") && $0.hasSuffix("workspaces") })
    #expect(lines.contains("    listWorkspaces: 422 validation_failed"))
    #expect(lines.contains { $0.hasPrefix("    listWorkspaces: ?limit, ") })
    #expect(text.contains("  fields never served\n"))
  }

  @Test func `coverage says so where no vendor was called`() throws {
    let report = CoverageReport(vendors: Registry.vendors, counters: Counters(), world: "ci")
    #expect(
      try options().render(report) == "Contract coverage, world 'ci': no vendor has been called")
  }

  @Test func `coverage has forms for programs, build servers and browsers`() async throws {
    let report = try await report()
    let json = try JSON(parsing: Array(try options("json").render(report).utf8))
    #expect(try json.decoded(as: CoverageReport.self) == report)
    #expect(try options("junit").render(report).hasPrefix("<?xml "))
    #expect(try options("html").render(report).hasPrefix("<!doctype html>"))
  }

  @Test func `coverage holds each vendor to what is enough`() async throws {
    let report = try await report()
    let gate = try #require(try options(minimum: "1").gate)
    #expect(gate == CoverageGate(1, of: .operations))
    #expect(gate.shortfalls(in: report).count == 1)
    #expect(
      gate.shortfalls(in: report).first?.hasPrefix("phala: 0 % of operations covered (0 of ")
        == true)
    #expect(
      try options(minimum: "0.5", measure: "request_fields").gate
        == CoverageGate(0.5, of: .requestFields))
  }

  @Test(
    arguments: [
      ("xml", nil, nil, false, "--format: 'xml' is none of text, json, junit, html"),
      (
        nil, "80%", nil, false,
        "--min-coverage: '80%' is no percentage; it is a number from 0 to 100"
      ),
      (
        nil, "101", nil, false,
        "--min-coverage: '101' is no percentage; it is a number from 0 to 100"
      ),
      (
        nil, "nan", nil, false,
        "--min-coverage: 'nan' is no percentage; it is a number from 0 to 100"
      ),
      (
        nil, nil, "outcomes", false,
        "--measure: it says what --min-coverage is of, which is missing"
      ),
      (
        nil, "1", "lines", false,
        "--measure: 'lines' is none of operations, outcomes, request_fields, response_fields"
      ),
      (
        "html", nil, nil, true,
        "--uncovered: it is for text; the other forms name everything anyway"
      ),
    ] as [(String?, String?, String?, Bool, String)])
  func `coverage refuses what makes no sense`(
    _ format: String?, _ minimum: String?, _ measure: String?, _ uncovered: Bool, _ line: String
  ) {
    #expect(throws: CommandError.refused(line)) {
      try options(format, minimum: minimum, measure: measure, uncovered: uncovered)
    }
  }

  @Test func `coverage has an exit code for each way it can end`() throws {
    let server = try Binary.serve()
    let place = ["UNDERSTUDY_URL": try server.url]
    let port = try #require(try server.port())
    let nobody = try Binary.run("coverage", "--min-coverage", "1", environment: place)
    #expect(nobody.code == 1)
    #expect(nobody.complaint == "understudy: no vendor was called, so nothing is covered\n")
    _ = RawRequest.get("/miosa/api/v1/workspaces", port: port, key: "msk_test_x", patience: 10)
    #expect(try Binary.run("coverage", environment: place).code == 0)
    #expect(try Binary.run("coverage", "--min-coverage", "1", environment: place).code == 0)
    let short = try Binary.run("coverage", "--min-coverage", "50", environment: place)
    #expect(short.code == 1)
    #expect(short.output.contains("Contract coverage"))
    #expect(short.complaint.contains("50 % are required"))
    let file = try Binary.run(
      "coverage", "--format", "html", "--output", "c.html", in: server.directory,
      environment: place)
    #expect(file.code == 0)
    #expect(file.output.isEmpty)
    let page = server.directory.appendingPathComponent("c.html")
    #expect(try String(contentsOf: page, encoding: .utf8).hasSuffix("</html>\n"))
    let unknown = try Binary.run("coverage", "mioza", environment: place)
    #expect(unknown.code == 2)
    #expect(unknown.complaint.contains("choose from miosa"))
    #expect(try Binary.run("coverage", "--world", "none", environment: place).code == 1)
    #expect(try Binary.run("coverage", "--format", "xml", environment: place).code == 2)
    #expect(try Binary.run("coverage", "--url", "http://127.0.0.1:1").code == 1)
  }
}
