import Simulation
import Testing

@testable import UnderstudyCommands

@Suite("The variables for SDKs")
struct EnvironmentTests {
  private func value(_ name: String, origin: String, others: String? = nil) -> String? {
    Environment.variables(of: Registry.vendors, origin: origin, others: others)
      .first { $0.name == name }?.value
  }

  @Test func `SDK variables point at the server, in the world that is named`() throws {
    let origin = try ServerOrigin("http://127.0.0.1:4010", world: "ci").prefixed
    #expect(
      value("MIOSA_BASE_URL", origin: origin)?.hasPrefix("http://127.0.0.1:4010/~ci/miosa") == true)
  }

  @Test(arguments: Registry.vendors.map(\.name))
  func `SDK variables give every vendor a URL of its own`(_ vendor: String) {
    let name = "UNDERSTUDY_\(vendor.uppercased())_URL"
    #expect(value(name, origin: "http://h:1")?.hasPrefix("http://h:1/\(vendor)") == true)
  }

  @Test(arguments: [
    (nil, "127.0.0.1,localhost,::1"), ("a.test", "a.test,127.0.0.1,localhost,::1"),
    ("localhost,b", "localhost,b,127.0.0.1,::1"),
  ])
  func `SDK variables keep loopback from proxies, and what was kept before`(
    _ others: String?, _ all: String
  ) {
    #expect(value("NO_PROXY", origin: "http://h:1", others: others) == all)
  }

  @Test(arguments: [("plain", "'plain'"), ("it's", #"'it'\''s'"#), ("$(x)`y`", "'$(x)`y`'")])
  func `SDK variables are quoted so that a shell reads them as they are`(
    _ value: String, _ word: String
  ) {
    #expect(Environment.quoted(value) == word)
  }
}
