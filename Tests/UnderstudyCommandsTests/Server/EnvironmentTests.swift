import HTTPTransport
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

  @Test func `SDK variables of generic names are set only on request`() {
    let names = { (generic: Bool) in
      Environment.variables(
        of: Registry.vendors, origin: "http://h:1", others: nil, generic: generic
      ).map(\.name)
    }
    #expect(names(true).filter { !names(false).contains($0) } == ["API_KEY", "API_HOST"])
    let prefixes = Registry.vendors.map { "\($0.name.uppercased())_" } + ["UNDERSTUDY_"]
    #expect(
      names(false).allSatisfy { name in
        name.lowercased() == "no_proxy" || prefixes.contains { name.hasPrefix($0) }
      })
  }

  @Test(arguments: Registry.vendors.map(\.name))
  func `the banner and the variables have one form of a vendor's address`(_ name: String) throws {
    let vendor = try Registry.named(name)[0]
    let banner = Banner(vendors: [vendor], options: ServeOptions(), clock: nil)
    let lines = banner.lines([BoundListener(label: nil, hosts: ["127.0.0.1"], port: 1)])
    let lead = Environment.variables(of: [vendor], origin: "http://127.0.0.1:1", others: nil)
      .filter { $0.value.hasPrefix("http") }.map(\.value)
    #expect(Set(lead).count == 1)
    #expect(lines.contains { $0.hasSuffix("  \(lead[0])") })
  }

  @Test func `SDK variables lead to a vendor's own port where it has one`() {
    let found = Environment.variables(
      of: Registry.vendors, origin: "http://h:1", others: nil, ports: ["miosa": "http://h:2"])
    #expect(found.first { $0.name == "MIOSA_BASE_URL" }?.value == "http://h:2/api/v1")
    #expect(found.first { $0.name == "ORGO_BASE_URL" }?.value == "http://h:1/orgo/api")
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
