import Testing

@testable import UnderstudyCommands

@Suite("Events of a server")
struct ServerEventTests {
  private static let response =
    "1d\r\nid: 1\nevent: request\ndata: {}\r\n1\r\n\n\r\n"
    + "11\r\n\n: a comment\nid: \r\nc\r\n7\n\ndata: x\n\n\r\n0\r\n\r\n"

  @Test(arguments: [1, 2, 3, 7, 1000])
  func `events of a server are read however the bytes are cut`(_ size: Int) {
    var reader = ServerEventReader()
    var events: [ServerEvent] = []
    var rest = Array(Self.response.utf8)[...]
    while !rest.isEmpty {
      events += reader.read(rest.prefix(size))
      rest = rest.dropFirst(size)
    }
    #expect(
      events == [
        ServerEvent(name: "request", data: Array("{}".utf8)),
        ServerEvent(name: "message", data: Array("x".utf8)),
      ])
    #expect(reader.isOver)
  }
}
