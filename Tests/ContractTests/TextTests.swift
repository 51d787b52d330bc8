import HTTPTypes
import Simulation
import SimulationTesting
import Testing
import Wire

@testable import UnderstudyCommands

/// Texts that a vendor has no place for, in every body that has a text.
@Suite struct TextTests {
  /// A text member of an operation's body.
  struct Member: Sendable, CustomTestStringConvertible {
    let vendor: Vendor
    let operation: Simulation.Operation
    let name: String

    var testDescription: String { "\(vendor.name) \(operation.id) \(name)" }

    /// The members of the bodies of a vendor that are strings of any form.
    static func all(of names: [String], where isWanted: (String) -> Bool) -> [Member] {
      var members: [Member] = []
      for vendor in Vendor.tested where names.contains(vendor.name) {
        for operation in vendor.operations where operation.status == .simulated {
          for property in operation.shapes.input.body?.properties ?? [] {
            guard case .string = property.schema.kind, isWanted(property.name) else { continue }
            members.append(Member(vendor: vendor, operation: operation, name: property.name))
          }
        }
      }
      return members
    }

    /// Sends a well-formed body with another text for this member, to the demo data.
    func send(_ text: String, to world: TestWorld) async throws -> TestResponse {
      let profile = try Fixtures.profile(of: vendor)
      let sample = SampleRequest(operation, of: vendor)
      guard case .object(var body) = sample.json else { throw TestError("no object") }
      body[name] = .string(text)
      let path =
        Conformance(vendor, profile).path(of: operation, from: profile.path) ?? sample.path
      return await world.send(operation.method, path, json: .object(body))
    }
  }

  @Test(arguments: Member.all(of: ["miosa", "phala"]) { _ in true })
  func `NUL in a text is refused`(_ member: Member) async throws {
    let world = try TestWorld([member.vendor])
    let response = try await member.send("a\0b", to: world)
    #expect((400..<500).contains(response.status), "\(response.status) \(response.text)")
  }

  /// Those that are kept: what a new instance of an app is to be called is not read.
  private static let names = Member.all(of: ["miosa", "phala"]) { $0 == "name" }
    .filter { $0.operation.id != "createAppInstance" }

  @Test(arguments: names)
  func `a name of blanks is refused`(_ member: Member) async throws {
    let world = try TestWorld([member.vendor])
    for text in [" ", "\n", "\u{3000}\t"] {
      let response = try await member.send(text, to: world)
      #expect((400..<500).contains(response.status), "\(response.status) \(response.text)")
    }
  }

  @Test func `a name is as long as its graphemes`() async throws {
    let world = try TestWorld(try Registry.named("miosa"))
    let family = String(repeating: "👩‍👩‍👧‍👦", count: 120)
    let made = await world.send(
      .post, "/api/v1/workspaces", json: ["name": .string(family), "slug": "families"])
    #expect(made.status == 201, "\(made.text)")
    let long = await world.send(
      .post, "/api/v1/workspaces", json: ["name": .string(family + "x"), "slug": "more"])
    #expect(long.status == 422)
    #expect(long["/errors/name/0"] == "should be at most 120 character(s)")
  }

  @Test func `NUL in a query or a body of plain text is refused`() async throws {
    let miosa = try TestWorld(try Registry.named("miosa"))
    let listed = await miosa.send(.get, "/api/v1/computers?workspace=a%00b")
    #expect(listed.status == 422, "\(listed.text)")
    let quota = await miosa.send(.put, "/api/v1/quotas/external/a%00b", json: [:])
    #expect(quota.status == 422, "\(quota.text)")
    let phala = try TestWorld(try Registry.named("phala"))
    let script = await phala.send(
      .patch, "/api/v1/cvms/cvm_ykL5lbAn/pre-launch-script",
      headers: [.contentType: "text/plain"], body: Array("echo \0".utf8))
    #expect(script.status == 422, "\(script.text)")
  }
}
