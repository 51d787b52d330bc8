import Foundation
import HTTPTransport
import HTTPTypes
import Simulation
import SimulationTesting
import Testing
import Wire

@testable import UnderstudyCommands

/// No answer sends a client to a host beyond this machine.
@Suite struct AddressTests {
  /// Members that hold a foreign address and that clients only show, as `vendor member`: each with
  /// why it may stay.
  static let shown: [String: String] = [
    "miosa sandbox_url": "the documents' own address of a preview; people open it in a browser",
    "miosa desktop_url": "the documents' own address of a desktop; people open it in a browser",
    "miosa vnc_url": "the same under the name that SDKs read",
    "miosa cname_target": "what a customer enters at a DNS provider",
    "miosa url": "the same addresses, listed",
    "miosa default_preview": "a pattern with a placeholder, to be shown",
    "miosa port_preview": "a pattern with a placeholder, to be shown",
    "miosa deployment": "a pattern with a placeholder, to be shown",
    "miosa effective_domain": "the domain that a customer named, to be shown",
    "miosa preview_domain": "the domain that a customer named",
    "miosa domain": "the domain of an organization",
    "miosa default_domain": "the platform's domain, to be shown",
    "miosa target": "what a customer enters at a DNS provider",
    "miosa value": "what a customer enters at a DNS provider",
    "miosa name": "a domain or a name that a customer gave",
    "strongly url": "the documents' own address of a workspace; people open it in a browser",
    "strongly repoUrl": "what a customer named",
    "orgo url": "the documents' own address of the console's page",
    "orgo icon_url": "what a customer named",
    "phala request_url": "the webhook's address, which the customer named",
    "phala default_gateway_domain": "what a customer named",
    "phala common_name": "an app's id in a certificate, below no domain that exists",
    "phala sans": "an app's id in a certificate, below no domain that exists",
  ]

  @Test(arguments: Route.all)
  func `the answers of an operation name no host that a client could reach beyond this machine`(
    _ route: Route
  ) async throws {
    for replay in try await Replays.all.of(route) {
      guard let last = replay.last, last.status < 300, let json = last.json else { continue }
      let sent = replay.block.pairs.map { $0.request.body }.joined()
      var found: [String] = []
      Self.walk(json, member: "") { member, text in
        guard let host = Self.host(in: text), !Self.isLocal(host), !sent.contains(host),
          Self.shown["\(route.vendor.name) \(member)"] == nil
        else { return }
        found.append("\(member): \(text)")
      }
      #expect(found == [], "\(replay.block.title)")
    }
  }

  @Test func `a host is seen in addresses and in bare names`() {
    #expect(Self.host(in: "https://www.orgo.ai:8080/a") == "www.orgo.ai")
    #expect(Self.host(in: "wss://u@x.phala.network?token=1") == "x.phala.network")
    #expect(Self.host(in: "www.orgo.ai") == "www.orgo.ai")
    #expect(Self.host(in: "dstack-pha-prod5.phala.network") == "dstack-pha-prod5.phala.network")
    #expect(Self.host(in: "dstack-0.5.7") == nil)
    #expect(Self.host(in: "jane@example.com") == nil)
    #expect(!Self.isLocal("www.orgo.ai"))
    #expect(Self.isLocal("127.0.0.1"))
    #expect(Self.isLocal("kms.phala.localhost"))
    #expect(Self.isLocal("hooks.example.com"))
  }

  @Test func `no host name can be made of an Orgo machine's fly_instance_id`() async throws {
    let world = try TestWorld(try Registry.named("orgo"))
    let computer = await world.send(.get, "/api/computers/a3bb189e-8bf9-3888-9912-ace4e6543002")
    let name = try #require(computer["/fly_instance_id"]?.stringValue)
    #expect(name.utf8.count > 63, "a label of at most 63 bytes could be looked up")
    let same = await world.send(.get, "/api/computers/\(name)")
    #expect(same["/id"] == computer["/id"])
  }

  @Test func `an Orgo machine is at the host and port of the request`() async throws {
    let world = try TestWorld(try Registry.named("orgo"), name: "ci")
    let computer = await world.send(.get, "/api/computers/a3bb189e-8bf9-3888-9912-ace4e6543002")
    #expect(computer["/instance_details/publicHost"] == "127.0.0.1")
    #expect(computer["/instance_details/vncHost"] == "127.0.0.1")
    #expect(computer["/instance_details/apiPort"] == 4010)
    #expect(computer["/hostname"] == "127.0.0.1")
    let address = try #require(computer["/connection_url"]?.stringValue)
    #expect(address.hasPrefix("http://127.0.0.1:4010/~ci/orgo/desktops/"))
  }

  /// Addresses that clients of Phala connect to, as pointers into answers.
  @Test(arguments: [
    ("/api/v1/cvms/cvm_ykL5lbAn/composition", "/containers/0/log_endpoint", ""),
    ("/api/v1/cvms/cvm_ykL5lbAn", "/dapp_dashboard_url", "2025-10-28"),
    ("/api/v1/kms", "/items/0/url", "2026-05-22"),
    ("/api/v1/teepods/cvm-create-resources", "/kms_nodes/0/url", ""),
    ("/api/v1/teepods/cvm-create-resources", "/gateway_nodes/0/rpc_url", ""),
    (
      "/api/v1/apps/04b927aa4ea8c9554ee9858538f181517714dbd2/attestations", "/kms_info/url", ""
    ),
    (
      "/api/v1/apps/04b927aa4ea8c9554ee9858538f181517714dbd2/attestations",
      "/kms_info/gateway_app_url", ""
    ),
  ])
  func `an address that a client of Phala connects to is this server's and answers 501`(
    _ path: String, _ pointer: String, _ version: String
  ) async throws {
    let world = try TestWorld(try Registry.named("phala"))
    let name = try #require(HTTPField.Name("X-Phala-Version"))
    let response = await world.send(.get, path, headers: version.isEmpty ? [:] : [name: version])
    let address = try #require(response[pointer]?.stringValue, "\(response.text.prefix(600))")
    let prefix = "http://127.0.0.1:4010/phala"
    try #require(address.hasPrefix(prefix), "\(address)")
    let reached = await world.send(.get, String(address.dropFirst(prefix.count)))
    #expect(reached.status == 501)
  }

  /// Clients follow an address without the header or the key that named the world.
  @Test(arguments: Route.all.filter { ["orgo", "phala"].contains($0.vendor.name) })
  func `every address of this server that an operation answers leads back to the request's world`(
    _ route: Route
  ) async throws {
    let file = try #require(try Fixtures.exchanges("\(route.operation.id).http", of: route.vendor))
    let header = try #require(HTTPField.Name("X-Understudy-World"))
    let vendor = "/\(route.vendor.name)"
    for block in file.blocks where block.pairs.count == 1 && block.world.isEmpty {
      let sent = block.pairs[0].request
      guard let method = HTTPRequest.Method(rawValue: sent.method) else { continue }
      var fields: HTTPFields = [:]
      for (name, value) in sent.headers {
        if let name = HTTPField.Name(name) { fields[name] = value }
      }
      var byKey = fields
      for name in [HTTPField.Name.authorization, HTTPField.Name("X-API-Key")].compactMap({ $0 }) {
        if let key = byKey[name] { byKey[name] = key + "~w2" }
      }
      var byHeader = fields
      byHeader[header] = "w2"
      for (target, headers) in [
        (vendor, byHeader), (vendor, byKey), ("/~w2\(vendor)", fields),
      ] where headers != fields || target != vendor {
        let world = try TestWorld([route.vendor])
        let answer = await world.deliver(
          InboundRequest(
            method: method, target: target + sent.path, authority: "127.0.0.1:4010",
            headers: headers, body: Array(sent.body.utf8)))
        guard answer.status < 300, let json = answer.json else { continue }
        var addresses: [String] = []
        Self.walk(json, member: "") { _, text in
          if text.contains("://127.0.0.1") || text.hasPrefix("/api/") { addresses.append(text) }
        }
        for address in addresses {
          #expect(address.hasPrefix("http://127.0.0.1:4010/~w2\(vendor)/"), "\(block.title)")
          let reached = await world.deliver(
            InboundRequest(
              method: .get, target: String(address.dropFirst("http://127.0.0.1:4010".count)),
              authority: "127.0.0.1:4010", headers: fields))
          #expect(reached.header("X-Understudy-World") == "w2", "\(address)")
        }
      }
    }
  }

  @Test func `the path of a stored picture has the prefixes of mount and world`() async throws {
    var settings = Settings()
    settings.set("screenshot", to: .string("path"))
    let world = try TestWorld(try Registry.named("orgo"), settings: ["orgo": settings], name: "ci")
    let shot = await world.send(
      .get, "/api/computers/a3bb189e-8bf9-3888-9912-ace4e6543002/screenshot")
    let path = try #require(shot["/image"]?.stringValue)
    #expect(path.hasPrefix("/~ci/orgo/api/storage/screenshots/"), "\(path)")
    let picture = await world.deliver(
      InboundRequest(
        method: .get, target: path, headers: [.authorization: "Bearer sk_live_demo"]))
    #expect(picture.header("Content-Type") == "image/png")
  }

  /// Calls `see` with each text of a document and the name of the member that holds it.
  private static func walk(_ json: JSON, member: String, _ see: (String, String) -> Void) {
    switch json {
    case .string(let text): see(member, text)
    case .array(let elements): for element in elements { walk(element, member: member, see) }
    case .object(let members): for (key, value) in members { walk(value, member: key, see) }
    default: break
    }
  }

  /// The host of an address, or a text that is nothing but a host name.
  private static func host(in text: String) -> String? {
    if let match = text.firstMatch(of: #/^[a-zA-Z][a-zA-Z0-9+.\-]*:\/\/(?:[^\/@]*@)?([^\/:?#]+)/#) {
      return String(match.1)
    }
    let domains = #/^(?:[a-z0-9\-]+\.)+(?:ai|app|com|dev|io|net|network|org|cloud|sh)$/#
    return text.wholeMatch(of: domains) == nil ? nil : text
  }

  /// This machine, or a name that is reserved so that it leads nowhere. [RFC 2606, RFC 6761]
  private static func isLocal(_ host: String) -> Bool {
    if ["127.0.0.1", "localhost", "[::1]", "0.0.0.0"].contains(host) { return true }
    let labels = host.lowercased().split(separator: ".")
    if let last = labels.last, ["localhost", "invalid", "test", "example"].contains(last) {
      return true
    }
    let domain = labels.suffix(2).joined(separator: ".")
    return ["example.com", "example.net", "example.org"].contains(domain)
  }
}
