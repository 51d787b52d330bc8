import Simulation
import SimulationTesting
import Testing

@testable import Server

/// Reading request targets.
@Suite struct TargetParserTests {
  private let book = TargetParser([Vendor(Shop.self)])

  /// An address as one line: mount, world, path, query, prefix.
  private func read(
    _ target: String, host: String? = "127.0.0.1:4010", listener: String? = nil
  ) -> String {
    let address = book.read(target, authority: host, listener: listener)
    let destination =
      switch address.destination {
      case .vendor: "shop"
      case .control: "control"
      case .none: "none"
      }
    return
      "\(destination) world=\(address.world ?? "") path=\(address.path) query=\(address.query) "
      + "prefix=\(address.prefix)"
  }

  @Test(
    arguments: [
      ("/shop/v1/lamps", "shop world= path=/v1/lamps query= prefix=/shop"),
      ("/shop/v1/lamps?a=b&c=/x", "shop world= path=/v1/lamps query=a=b&c=/x prefix=/shop"),
      ("/shop", "shop world= path=/ query= prefix=/shop"),
      ("/shop?x=1", "shop world= path=/ query=x=1 prefix=/shop"),
      ("//shop//v1//lamps/", "shop world= path=//v1//lamps/ query= prefix=//shop"),
      ("/shop/v1/a%2Fb%3Ac", "shop world= path=/v1/a%2Fb%3Ac query= prefix=/shop"),
      ("/shopping/v1", "none world= path=/shopping/v1 query= prefix="),
      ("/Shop/v1", "none world= path=/Shop/v1 query= prefix="),
      ("/", "none world= path=/ query= prefix="),
      ("/_understudy/v1/health", "control world= path=/v1/health query= prefix=/_understudy"),
    ])
  func `the vendor's name is taken off the path, whole, and nothing is decoded`(
    _ target: String, _ expected: String
  ) {
    #expect(read(target) == expected)
  }

  @Test(
    arguments: [
      ("/~ci/shop/v1/lamps", "shop world=ci path=/v1/lamps query= prefix=/~ci/shop"),
      ("//~ci//shop/v1", "shop world=ci path=/v1 query= prefix=//~ci//shop"),
      (
        "/~ci/_understudy/v1/clock",
        "control world=ci path=/v1/clock query= prefix=/~ci/_understudy"
      ),
      ("/shop/~ci/v1", "shop world= path=/~ci/v1 query= prefix=/shop"),
      ("/~/shop/v1", "shop world= path=/v1 query= prefix=/~/shop"),
    ])
  func `a world's name comes first`(_ target: String, _ expected: String) {
    #expect(read(target) == expected)
  }

  @Test(
    arguments: [
      ("api.shop.test", "shop"), ("API.Shop.Test:443", "shop"), ("red.lamps.test", "shop"),
      ("lamps.test", "none"), ("api.shop.test.evil", "none"), ("127.0.0.1:4010", "none"),
      ("[::1]:4010", "none"),
    ])
  func `a host names a vendor where the path does not`(_ host: String, _ destination: String) {
    #expect(read("/v1/lamps", host: host) == "\(destination) world= path=/v1/lamps query= prefix=")
  }

  @Test func `a host and a world's name go together`() {
    #expect(
      read("/~ci/v1/lamps", host: "api.shop.test")
        == "shop world=ci path=/v1/lamps query= prefix=/~ci")
  }

  @Test func `a port of its own names a vendor`() {
    #expect(
      read("/v1/lamps", host: "127.0.0.1:4011", listener: "shop")
        == "shop world= path=/v1/lamps query= prefix=")
    #expect(
      read("/shop/v1/lamps", host: nil, listener: "shop")
        == "shop world= path=/v1/lamps query= prefix=/shop")
  }

  @Test(
    arguments: [
      ("http://127.0.0.1:4010/shop/v1?x=1", "shop world= path=/v1 query=x=1 prefix=/shop"),
      ("http://127.0.0.1:4010", "none world= path=/ query= prefix="),
      ("http://127.0.0.1:4010?x=1", "none world= path=/ query=x=1 prefix="),
      ("/shop/v1?next=http://x/y", "shop world= path=/v1 query=next=http://x/y prefix=/shop"),
    ])
  func `an absolute target is read by its path`(_ target: String, _ expected: String) {
    #expect(read(target) == expected)
  }

  @Test(
    arguments: [
      ("/%73hop/v1/lamps", "shop world= path=/v1/lamps query= prefix=/%73hop"),
      ("/%7Eci/shop/v1", "shop world=ci path=/v1 query= prefix=/%7Eci/shop"),
      (
        "/%7eci/%5Funderstudy/v1/x",
        "control world=ci path=/v1/x query= prefix=/%7eci/%5Funderstudy"
      ),
      ("/~%63i/x", "none world=ci path=/x query= prefix=/~%63i"),
      ("/shop%2Fv1", "none world= path=/shop%2Fv1 query= prefix="),
    ])
  func `letters that are escaped without need are letters`(_ target: String, _ expected: String) {
    #expect(read(target) == expected)
  }
}
