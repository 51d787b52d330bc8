import Foundation
import Testing

@Suite("serve --port-file")
struct PortFileTests {
  private func text(_ directory: URL) -> String? {
    try? String(contentsOf: directory.appendingPathComponent("port"), encoding: .utf8)
  }

  @Test func `a port file is removed when the server ends`() throws {
    let server = try Binary.serve()
    server.signal(SIGTERM)
    #expect(try server.wait().code == 0)
    #expect(text(server.directory) == nil)
  }

  @Test func `a port file that another server has written since is left alone`() throws {
    let server = try Binary.serve()
    let file = server.directory.appendingPathComponent("port")
    try "1\n".write(to: file, atomically: true, encoding: .utf8)
    server.signal(SIGTERM)
    #expect(try server.wait().code == 0)
    #expect(text(server.directory) == "1\n")
  }

  @Test func `a server that cannot listen leaves the port file as it was`() throws {
    let server = try Binary.serve()
    let port = "\(try #require(try server.port()))"
    let outcome = try Binary.run(
      "serve", "--port", port, "--port-file", "port", in: server.directory)
    #expect(outcome.code == 1)
    #expect(text(server.directory) == "\(port)\n")
  }

  @Test func `a port file that cannot be written is refused at the start`() throws {
    let outcome = try Binary.run("serve", "--port", "0", "--port-file", "no/port")
    #expect(outcome.code == 2)
    #expect(
      outcome.complaint
        == "understudy: --port-file: cannot write no/port: no such file or directory\n")
  }
}
