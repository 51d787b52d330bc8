import Testing

@testable import UnderstudyCommands

@Suite("A server's address")
struct ServerOriginTests {
  @Test(arguments: [
    ("http://127.0.0.1:4010", "127.0.0.1", 4010), ("http://localhost:1/", "localhost", 1),
    ("http://[::1]:4010", "::1", 4010), ("http://build", "build", 80), ("http://[::1]", "::1", 80),
  ])
  func `a server's address is read into host and port`(_ text: String, _ host: String, _ port: Int)
    throws
  {
    let origin = try ServerOrigin(text, world: nil)
    #expect(origin.host == host)
    #expect(origin.port == port)
  }

  @Test(arguments: [
    "", "foo", "https://a:1", "http://", "http://a:x", "http://a:0", "http://a:70000",
    "http://a:1/b", "http://u@a:1", "http://:80",
  ])
  func `a text that is no server's address is refused`(_ text: String) {
    #expect(throws: CommandError.self) { try ServerOrigin(text, world: nil) }
  }
}
