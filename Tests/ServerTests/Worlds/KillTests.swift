import Foundation
import Testing
import Wire

/// A state directory whose server is killed while it writes.
@Suite struct KillTests {
  private static let batch = 24

  private func request(_ name: String) -> String {
    let body = #"{"name":"\#(name)"}"#
    return "POST /miosa/api/v1/workspaces HTTP/1.1\r\nHost: 127.0.0.1\r\n"
      + "Authorization: Bearer msk_test_demo\r\nContent-Type: application/json\r\n"
      + "Content-Length: \(body.utf8.count)\r\n\r\n\(body)"
  }

  /// Each time a batch is sent at once and the server killed after some of its answers, so that it
  /// is in the middle of the others.
  @Test(.enabled(if: KilledServer.executable != nil))
  func `nothing acknowledged is lost in 50 kills during writes`() throws {
    let executable = try #require(KilledServer.executable)
    let directory = try TemporaryDirectory()
    let state = directory.url.appending(path: "state")
    var acknowledged: Set<String> = []
    for round in 1...50 {
      let server = try KilledServer(executable, state: state)
      let names = (0..<Self.batch).map { "w-\(round)-\($0)" }
      server.send(names.map(request).joined())
      for name in names.prefix(round % Self.batch) {
        let response = try #require(server.receive(), "round \(round) ended early")
        #expect(response.status == 201)
        acknowledged.insert(name)
      }
      server.kill()
    }
    let server = try KilledServer(executable, state: state)
    server.send(
      "GET /miosa/api/v1/workspaces HTTP/1.1\r\nHost: 127.0.0.1\r\n"
        + "Authorization: Bearer msk_test_demo\r\n\r\n")
    let list = try JSON(parsing: try #require(server.receive()).body)
    server.kill()
    let kept = Set(list["data"]?.arrayValue?.compactMap { $0["name"]?.stringValue } ?? [])
    #expect(acknowledged.count > 500)
    #expect(acknowledged.subtracting(kept) == [])
    #expect(list["total"]?.intValue == list["data"]?.arrayValue?.count)
  }
}
