import HTTPTransport
import Logging
import Testing

@testable import Server

@Suite struct ListenerTests {
  @Test func `one port serves both families where there are two`() async throws {
    try await RunningServer.with(responder: echo) { server in
      #expect(server.bound[0].hosts.first == "127.0.0.1")
      for host in server.bound[0].hosts {
        let client = try await server.connect(host: host)
        try await client.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n")
        #expect(await client.read(until: "]") == wire("GET / h []"))
      }
    }
  }

  @Test func `each listener has its port, its label and its responder`() async throws {
    let listeners = ["miosa", "orgo"].map { (name: String) in
      Listener(label: name, port: 0) { text("\(name) \($0.listener ?? "-")") }
    }
    try await RunningServer.with(listeners) { server in
      #expect(server.bound.map(\.label) == ["miosa", "orgo"])
      for (bound, name) in zip(server.bound, ["miosa", "orgo"]) {
        let client = try await RawClient.connect(to: bound.port)
        try await client.send("GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n")
        #expect(await client.textToEnd().hasSuffix("\(name) \(name)"))
      }
    }
  }

  @Test func `a port in use is an error that names it`() async throws {
    try await RunningServer.with(responder: echo) { server in
      let port = server.port
      await #expect(throws: ListenError.portInUse(port)) {
        try await RunningServer.with([Listener(port: port, responder: echo)]) { _ in }
      }
    }
  }

  @Test func `a port taken in one family only is in use`() async throws {
    let listener = Listener(hosts: ["127.0.0.1"], port: 0, responder: echo)
    try await RunningServer.with([listener]) { server in
      let port = server.port
      await #expect(throws: ListenError.portInUse(port)) {
        try await RunningServer.with(
          [Listener(hosts: ["::1", "127.0.0.1"], port: port, responder: echo)]
        ) { _ in }
      }
    }
  }

  @Test(arguments: [
    ("192.0.2.1", 0, ListenError.badAddress("192.0.2.1")),
    ("no.such.host.invalid", 0, ListenError.badAddress("no.such.host.invalid")),
    ("127.0.0.1", 65536, ListenError.badPort(65536)),
    ("127.0.0.1", -1, ListenError.badPort(-1)),
  ])
  func `an address that cannot be had is an error that names it`(
    host: String, port: Int, error: ListenError
  ) async throws {
    await #expect(throws: error) {
      try await RunningServer.with([Listener(hosts: [host], port: port, responder: echo)]) { _ in }
    }
  }

  @Test func `a refused listener refuses, ends its connections, and opens again on its port`()
    async throws
  {
    let listener = Listener(label: "a", hosts: ["127.0.0.1"], port: 0, responder: echo)
    try await RunningServer.with([listener]) { server in
      let kept = try await server.connect()
      try await kept.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n")
      _ = await kept.read(until: "]")
      try await server.server.refuse("a")
      #expect(await kept.readToEnd().ending == .inOrder)
      await #expect(throws: (any Error).self) { try await server.connect() }
      try await server.server.reopen("a")
      let client = try await server.connect()
      try await client.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n")
      #expect(await client.read(until: "]") == wire("GET / h []"))
    }
  }

  @Test func `a label that no listener has is an error`() async throws {
    try await RunningServer.with(responder: echo) { server in
      await #expect(throws: ListenError.noSuchListener("x")) {
        try await server.server.refuse("x")
      }
      await #expect(throws: ListenError.noSuchListener("x")) {
        try await server.server.reopen("x")
      }
    }
  }

  @Test func `a server that does not run opens nothing`() async throws {
    let server = SocketServer(listeners: [], logger: .init(label: "test"))
    await #expect(throws: ListenError.notRunning) { try await server.reopen(nil) }
  }
}
