import Foundation
import SimulationTesting
import Testing
import Wire

@testable import UnderstudyCommands

@Suite("understudy world")
struct WorldCommandTests {
  /// Makes a workspace in a world of a running server.
  private func use(_ server: Binary, _ world: String, _ name: String) throws {
    let response = RawRequest.get(
      "/~\(world)/miosa/api/v1/workspaces", port: try #require(try server.port()),
      key: "msk_test", patience: 5, posting: #"{"name": "\#(name)"}"#)
    guard case .whole(let whole) = response else {
      Issue.record("the answer is not whole")
      return
    }
    #expect(whole.status == 201)
  }

  private func run(_ server: Binary, _ words: String...) throws -> Binary.Outcome {
    try Binary(
      ["world"] + words, in: server.directory, environment: ["UNDERSTUDY_URL": try server.url]
    ).wait()
  }

  @Test func `world keeps a world in a directory and takes another one there`() throws {
    let server = try Binary.serve("--quiet", "--clock", "frozen")
    try use(server, "a", "first")
    let taken = try run(server, "snapshot", "a", "--to", "kept")
    #expect(taken.code == 0, "\(taken.complaint)")
    let directory = server.directory.appendingPathComponent("kept")
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: directory.path).sorted()
        == ["miosa.sqlite", "world.sqlite"])
    let attributes = { (path: String) in
      try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }
    #expect(try attributes(directory.path) == 0o700)
    #expect(try attributes(directory.path + "/miosa.sqlite") == 0o600)
    #expect(try run(server, "snapshots").output.isEmpty)
    #expect(try run(server, "restore", "b", "--from", "kept").code == 0)
    #expect(try run(server, "diff", "a", "b").output == "[]\n")
    #expect(try run(server, "fork", "b", "--as", "c").code == 0)
    try use(server, "c", "second")
    let diff = try run(server, "diff", "b", "c").output
    #expect(try JSON(parsing: Array(diff.utf8)).arrayValue?.count == 1)
    // A second snapshot takes the place of the first.
    #expect(try run(server, "snapshot", "c", "--to", "kept", "--as", "c").code == 0)
    #expect(try run(server, "restore", "a", "--snapshot", "c").code == 0)
    #expect(try run(server, "diff", "a", "c").output == "[]\n")

    let other = try Binary.serve("--quiet", "--baseline", directory.path)
    let list = try run(other, "create", "new", "--json").output
    let world = try JSON(parsing: Array(list.utf8))
    #expect(world["baseline"] == "snapshot:baseline")
    #expect(world["clock"] == "frozen")
    #expect(world["vendors"] == ["miosa"])
    #expect(try run(other, "delete", "new").code == 0)
    #expect(try run(other, "delete", "new").code == 1)
  }

  @Test(arguments: [
    ["world", "reset", "ca"], ["reset", "--world", "ca"], ["world", "fork", "ca", "--as", "x"],
    ["world", "snapshot", "ca", "--as", "x"], ["world", "diff", "ca", "default"],
    ["world", "diff", "default", "ca"], ["world", "delete", "ca"], ["clock", "--world", "ca"],
    ["clock", "freeze", "--world", "ca"], ["clock", "advance", "1s", "--world", "ca"],
    ["requests", "--world", "ca"], ["coverage", "--world", "ca"],
    ["scenario", "show", "--world", "ca"],
  ])
  func `a command that reads, resets or copies a world makes none`(_ words: [String]) throws {
    let server = try Binary.serve("--quiet")
    let place = ["UNDERSTUDY_URL": try server.url]
    #expect(try run(server, "create", "ci").code == 0)
    let outcome = try Binary(words, environment: place).wait()
    #expect(outcome.code == 1)
    #expect(
      outcome.complaint
        == "understudy: unknown world: there is no world 'ca'; its first request makes it, or "
        + "`understudy world create` (ci, default)\n")
    let worlds = try run(server).output.split(separator: "\n").map { $0.prefix { $0 != " " } }
    #expect(worlds.sorted() == ["ci", "default"])
  }

  @Test func `a snapshot's directory is made with those above it`() throws {
    let server = try Binary.serve("--quiet")
    #expect(try run(server, "snapshot", "default", "--to", "a/b//c/").code == 0)
    let file = server.directory.appendingPathComponent("a/b/c/world.sqlite")
    #expect(FileManager.default.fileExists(atPath: file.path))
  }

  @Test func `world refuses a directory that is no snapshot, and changes nothing`() throws {
    let server = try Binary.serve("--quiet", "--clock", "frozen")
    try use(server, "a", "first")
    #expect(try run(server, "snapshot", "a", "--as", "before").code == 0)
    let directory = server.directory.appendingPathComponent("other")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: false)
    #expect(try run(server, "restore", "a", "--from", "nowhere").code == 2)
    let empty = try run(server, "restore", "a", "--from", "other")
    #expect(empty.code == 2)
    #expect(empty.complaint.contains("other: world.sqlite is missing"))
    try Data("mine".utf8).write(to: directory.appendingPathComponent("notes.txt"))
    let full = try run(server, "snapshot", "a", "--to", "other")
    #expect(full.code == 2)
    #expect(full.complaint.contains("something else than a snapshot"))
    #expect(try run(server, "snapshots").output.split(separator: "\n").count == 1)
    #expect(try run(server, "diff", "a", "snapshot:before").output == "[]\n")
  }

  @Test func `world refuses the directory of a server that keeps its world`() throws {
    let server = try Binary.serve("--quiet", "--state", "state")
    let outcome = try run(server, "restore", "a", "--from", "state")
    #expect(outcome.code == 2)
    #expect(outcome.complaint.contains("serve --state keeps a world in"))
  }

  @Test(arguments: [
    (["serve", "--baseline", "full"], "--baseline: there is no directory full"),
    (["serve", "--baseline", "snapshot:x"], "--baseline: there is no snapshot 'x'"),
    (["serve", "--snapshot", "x=nowhere"], "--snapshot: there is no directory nowhere"),
    (["world", "snapshot", "a"], "--to DIR or --as NAME"),
    (["world", "restore", "a", "--from", "x", "--snapshot", "y"], "--from DIR or --snapshot NAME"),
    (["world", "reset", "a b"], "is no name for a world"),
  ])
  func `world refuses what makes no sense before it does anything`(
    _ words: [String], _ complaint: String
  ) throws {
    let outcome = try Binary(words).wait()
    #expect(outcome.code == 2)
    #expect(outcome.complaint.contains(complaint))
  }
}
