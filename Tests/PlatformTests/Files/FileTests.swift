import Platform
import Testing

/// Each test has a directory of its own, below that of the tests' process.
@Suite struct FileTests {
  private static func inDirectory(
    _ name: String, _ body: (String) throws -> Void
  ) throws {
    let folder = CurrentProcess.variable("TMPDIR") ?? "/tmp"
    let directory = "\(folder)/platform-\(name)-\(CurrentProcess.id)"
    try FileSystem.makeDirectory(directory, permissions: 0o700)
    defer {
      for name in (try? FileSystem.entries(ofDirectory: directory)) ?? [] {
        try? FileSystem.removeFile("\(directory)/\(name)")
      }
      try? FileSystem.removeDirectory(directory)
    }
    try body(directory)
  }

  private static func write(_ text: String, to path: String) throws(SystemError) {
    let file = try FileDescriptor(opening: path, for: .writing, [.create, .exclusive])
    defer { try? file.close() }
    try file.write(Array(text.utf8))
  }

  private static func read(_ path: String) throws(SystemError) -> String {
    let file = try FileDescriptor(opening: path, for: .reading)
    defer { try? file.close() }
    return String(decoding: try file.readToEnd(), as: UTF8.self)
  }

  @Test func `a file holds what was written to it, also under another name`() throws {
    try Self.inDirectory("rename") { directory in
      let text = String(repeating: "text ", count: 10_000)
      try Self.write(text, to: "\(directory)/draft")
      try Self.write("former", to: "\(directory)/file")
      try FileSystem.rename("\(directory)/draft", to: "\(directory)/file")
      #expect(try Self.read("\(directory)/file") == text)
      #expect(try FileSystem.entries(ofDirectory: directory) == ["file"])
    }
  }

  @Test func `opening a file exclusively refuses one that exists`() throws {
    try Self.inDirectory("exclusive") { directory in
      try Self.write("first", to: "\(directory)/file")
      #expect(throws: SystemError.fileExists) {
        try Self.write("second", to: "\(directory)/file")
      }
    }
  }

  @Test func `a missing file is an error of its own`() throws {
    try Self.inDirectory("missing") { directory in
      let path = "\(directory)/none"
      #expect(throws: SystemError.noSuchFile) { try FileStatus(of: path) }
      #expect(throws: SystemError.noSuchFile) { try FileSystem.entries(ofDirectory: path) }
      #expect(throws: SystemError.noSuchFile) { try FileSystem.removeFile(path) }
      #expect(!FileSystem.exists(path))
      #expect(FileSystem.target(ofLink: path) == nil)
    }
  }

  @Test func `a file's status tells kind, permissions and identity`() throws {
    try Self.inDirectory("status") { directory in
      let path = "\(directory)/file"
      try Self.write("", to: path)
      let file = try FileDescriptor(opening: path, for: .both)
      defer { try? file.close() }
      try file.setPermissions(0o640)
      let status = try FileStatus(of: path)
      #expect(status.kind == .regular)
      #expect(status.permissions == 0o640)
      #expect(status == (try FileStatus(of: file)))
      #expect(try FileStatus(of: directory).kind == .directory)
      #expect(try FileStatus(of: "/dev/null").kind == .characterDevice)
    }
  }

  @Test func `a file's lock is free again once its holder is closed`() throws {
    try Self.inDirectory("lock") { directory in
      let path = "\(directory)/lock"
      let holder = try FileDescriptor(opening: path, for: .both, .create)
      let other = try FileDescriptor(opening: path, for: .reading)
      defer { try? other.close() }
      #expect(try holder.lockIfFree())
      #expect(try !other.lockIfFree())
      try holder.close()
      #expect(try other.lockIfFree())
    }
  }
}
