import Glibc
import NIOCore
import Testing

@testable import HTTPTransport

@Suite struct ListenErrorTests {
  @Test(arguments: [
    (EADDRINUSE, ListenError.portInUse(80)),
    (EACCES, .privilegedPort(80)),
    (EADDRNOTAVAIL, .badAddress("::1")),
    (EAFNOSUPPORT, .badAddress("::1")),
  ])
  func `a failure to bind is told apart by what the system said`(
    errno: CInt, error: ListenError
  ) {
    #expect(
      ListenError(binding: "::1", port: 80, IOError(errnoCode: errno, reason: "bind")) == error)
  }

  @Test(arguments: [
    (ListenError.portInUse(4010), "4010"), (.privilegedPort(80), "80"), (.badPort(70000), "70000"),
    (.badAddress("h.example"), "h.example"), (.noSuchListener("orgo"), "orgo"),
  ])
  func `an error names what it is about`(error: ListenError, name: String) {
    #expect("\(error)".contains(name))
  }

  @Test(arguments: [
    (["localhost"], ["127.0.0.1", "::1"]),
    (["127.0.0.1", "localhost", "127.0.0.1"], ["127.0.0.1", "::1"]),
    (["0.0.0.0", "::"], ["::"]),
    (["0.0.0.0"], ["0.0.0.0"]),
  ])
  func `hosts are bound once each`(hosts: [String], distinct: [String]) {
    let listener = Listener(hosts: hosts, port: 0) { _ in .script([]) }
    #expect(listener.distinctHosts == distinct)
  }
}
