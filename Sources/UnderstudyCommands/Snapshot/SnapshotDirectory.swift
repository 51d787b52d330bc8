import Platform
import Server
import Simulation
import Storage

/// A snapshot as a directory: one plain SQLite file a vendor, and `world.sqlite`.
enum SnapshotDirectory {
  /// The files of a directory by name, without their endings: those that its `world.sqlite` lists.
  static func files(_ directory: String) throws(CommandError) -> [String: [UInt8]] {
    // One that an interrupted command wrote holds as a whole, though not all has been moved.
    let path = { (name: String) in FileSet.path(of: SnapshotFile.name(of: name), in: directory) }
    guard FileSystem.exists(directory) else {
      throw .refused("there is no directory \(directory)")
    }
    // A server's own directory holds part of what it says in logs beside the files.
    if try entries(directory).contains("lock") {
      throw .refused("\(directory): \(SnapshotError.stateDirectory)")
    }
    var files: [String: [UInt8]] = [:]
    files[SnapshotFiles.world] = try TextFile.bytes(of: path(SnapshotFiles.world))
    do throws(SnapshotError) {
      for name in try SnapshotFiles.vendors(in: files[SnapshotFiles.world]) {
        files[name] = try Self.bytes(path(name), name)
      }
    } catch {
      throw .refused("\(directory): \(error)")
    }
    return files
  }

  /// The snapshot that a directory holds; `option` is what named it, for messages.
  static func read(
    _ directory: String, named name: String, vendors: [Vendor], for option: String
  ) throws(CommandError) -> Snapshot {
    let files: [String: [UInt8]]
    do throws(CommandError) { files = try self.files(directory) } catch {
      throw CommandError(code: error.code, lines: error.lines.map { "\(option): \($0)" })
    }
    do throws(SnapshotError) {
      return try SnapshotFiles.read(named: name, files, vendors: vendors)
    } catch {
      throw .refused("\(option): \(directory): \(error)")
    }
  }

  /// Writes a snapshot's files: to a new directory, an empty one, or one that holds an earlier
  /// snapshot, which stays until the new one is whole.
  static func write(
    _ files: [(name: String, bytes: [UInt8])], to directory: String
  ) throws(CommandError) {
    let isNew = try make(directory)
    let names = try entries(directory)
    let vendors = Registry.vendors.map { SnapshotFile.name(of: $0.name) }
    let own = vendors + [SnapshotFile.name(of: SnapshotFiles.world)]
    let known = own + [FileSet.draft, FileSet.complete]
    guard names.allSatisfy({ known.contains($0) }) else {
      throw .refused(
        "\(directory) holds something else than a snapshot; name a new or an empty directory")
    }
    do throws(FileSet.Failure) { try FileSet.write(files, into: directory) } catch {
      if isNew { try? FileSystem.removeDirectory(directory) }
      throw .failed("cannot write \(error.path): \(error.reason)")
    }
    for name in own where !files.contains(where: { $0.name == name }) {
      try? FileSystem.removeFile("\(directory)/\(name)")
    }
  }

  /// Makes a directory for its owner only; false where there is one.
  private static func make(_ directory: String) throws(CommandError) -> Bool {
    do throws(SystemError) {
      try FileSystem.makeDirectories(above: directory, permissions: 0o755)
      try FileSystem.makeDirectory(directory, permissions: 0o700)
      return true
    } catch {
      guard error == .fileExists else { throw .failed("cannot make \(directory): \(error)") }
      return false
    }
  }

  private static func bytes(_ path: String, _ name: String) throws(SnapshotError) -> [UInt8] {
    guard let bytes = try? TextFile.bytes(of: path) else {
      throw .missing(file: SnapshotFile.name(of: name))
    }
    return bytes
  }

  private static func entries(_ directory: String) throws(CommandError) -> [String] {
    do throws(FileSet.Failure) { return try FileSet.entries(directory) ?? [] } catch {
      if error.cause == .notDirectory { throw .refused("\(directory) is no directory") }
      throw .refused("cannot read \(directory): \(error.reason)")
    }
  }
}
