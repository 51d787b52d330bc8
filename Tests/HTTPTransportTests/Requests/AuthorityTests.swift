import HTTPTransport
import Testing

/// Reading `Host` and authorities of targets.
@Suite struct AuthorityTests {
  @Test(arguments: [
    ("localhost", "localhost", nil), ("LocalHost:4010", "localhost", "4010"),
    ("localhost.:4010", "localhost", "4010"), ("127.0.0.1:", "127.0.0.1", ""),
    ("[::1]:4010", "::1", "4010"), ("[FE80::1%25eth0]", "fe80::1%25eth0", nil),
    ("my_service-1:80", "my_service-1", "80"), ("", "", nil),
  ])
  func `a host is compared in one spelling`(
    _ text: String, _ host: String, _ port: String?
  ) throws {
    let authority = try #require(Authority(text))
    #expect(authority.host == host)
    #expect(authority.port == port)
  }

  @Test(arguments: [
    "127.0.0.1:4010@evil", "user@localhost", "localhost:80:80", "localhost:8a", "[::1", "[]",
    "[::1]x", "[::1]@evil", "a b", "a/b", "a?b", "a#b", "bücher.example", "a\\b", ":80", "::1",
  ])
  func `what is more than a host and a port is no authority`(_ text: String) {
    #expect(Authority(text) == nil)
  }
}
