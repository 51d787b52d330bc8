import Foundation
import Testing

@Suite("A state directory")
struct StateTests {
  /// A directory that a server has used and left.
  private func used() throws -> URL {
    let server = try Binary.serve("--state", "state")
    server.signal(SIGTERM)
    #expect(try server.wait().code == 0)
    return server.directory
  }

  private func rejection(in directory: URL) throws -> String {
    let outcome = try Binary.run("serve", "--port", "0", "--state", "state", in: directory)
    #expect(outcome.code == 1)
    return outcome.complaint
  }

  @Test func `a state directory is taken up again`() throws {
    let directory = try used()
    let server = try Binary.serve("--state", "state", in: directory)
    #expect(try server.port() != nil)
  }

  @Test func `a state directory is one server's at a time`() throws {
    let server = try Binary.serve("--state", "state")
    #expect(
      try rejection(in: server.directory).hasPrefix(
        "understudy: state is in use by another understudy"))
    let doctor = try Binary.run("doctor", "--state", "state", in: server.directory)
    #expect(doctor.code == 1)
    #expect(doctor.output.contains("in use by another understudy"))
  }

  @Test(arguments: ["world", "miosa"])
  func `a state directory that another program made is refused and left alone`(_ name: String)
    throws
  {
    let directory = try used()
    let file = directory.appendingPathComponent("state/\(name).sqlite")
    try "not a database, but long enough to look at".write(
      to: file, atomically: true, encoding: .utf8)
    #expect(try rejection(in: directory).contains("was not made by understudy"))
    #expect(try String(contentsOf: file, encoding: .utf8).hasPrefix("not a database"))
  }

  @Test(arguments: ["draft", "complete"])
  func `a directory that is not the server's own stays as it is beside its files`(_ name: String)
    throws
  {
    let directory = try used()
    let foreign = directory.appendingPathComponent("state/\(name)")
    try FileManager.default.createDirectory(at: foreign, withIntermediateDirectories: false)
    try "precious".write(
      to: foreign.appendingPathComponent("keep.txt"), atomically: true, encoding: .utf8)
    #expect(
      try rejection(in: directory) == "understudy: cannot use state/\(name): directory not empty\n")
    let kept = try String(contentsOf: foreign.appendingPathComponent("keep.txt"), encoding: .utf8)
    #expect(kept == "precious")
  }

  @Test func `a state directory is made with those above it`() throws {
    let server = try Binary.serve("--state", "a/b/c")
    let file = server.directory.appendingPathComponent("a/b/c/world.sqlite")
    #expect(FileManager.default.fileExists(atPath: file.path))
  }

  @Test func `a state directory that is a file is refused`() throws {
    let directory = try used()
    let state = directory.appendingPathComponent("state")
    try FileManager.default.removeItem(at: state)
    try "".write(to: state, atomically: true, encoding: .utf8)
    #expect(try rejection(in: directory) == "understudy: cannot use state: not a directory\n")
  }

  @Test func `a state directory that cannot be made is refused`() throws {
    let outcome = try Binary.run("serve", "--port", "0", "--state", "/proc/none")
    #expect(outcome.code == 1)
    #expect(outcome.complaint.hasPrefix("understudy: cannot use /proc/none: "))
  }

  @Test func `a server says that its state directory was taken away`() throws {
    let server = try Binary.serve("--state", "state")
    try FileManager.default.removeItem(at: server.directory.appendingPathComponent("state"))
    server.signal(SIGTERM)
    let complaint = try server.wait().complaint
    #expect(
      complaint.contains(
        "understudy: state/cadenya.sqlite is gone, and what is written from now on is lost when "
          + "the server ends, and "), "\(complaint)")
  }

  @Test func `a lock that is taken away lets no second server in`() throws {
    let server = try Binary.serve("--state", "state")
    try FileManager.default.removeItem(at: server.directory.appendingPathComponent("state/lock"))
    #expect(
      try rejection(in: server.directory).hasPrefix(
        "understudy: state is in use by another understudy"))
  }

  @Test func `a summary of a run and a record are for their owner only`() throws {
    let outcome = try Binary([
      "run", "--summary-json", "s.json", "--record", "r.jsonl", "--", "true",
    ])
    #expect(try outcome.wait().code == 0)
    for name in ["s.json", "r.jsonl"] {
      let path = outcome.directory.appendingPathComponent(name).path
      let attributes = try FileManager.default.attributesOfItem(atPath: path)
      #expect(attributes[.posixPermissions] as? Int == 0o600, "\(name)")
    }
  }
}
