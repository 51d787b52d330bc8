import Glibc
import Server
import Simulation

/// A snapshot as a directory: one plain SQLite file a vendor, and `world.sqlite`.
enum SnapshotDirectory {
  /// The files of a directory by name, without their endings: those that its `world.sqlite` lists.
  static func files(_ directory: String) throws(CommandError) -> [String: [UInt8]] {
    let path = { (name: String) in "\(directory)/\(SnapshotFiles.fileName(name))" }
    guard unsafe access(directory, F_OK) == 0 else {
      throw .refused("there is no directory \(directory)")
    }
    // A server's own directory holds part of what it says in logs beside the files.
    if try entries(directory).contains("lock") {
      throw .refused("\(directory): \(SnapshotFault.stateDirectory)")
    }
    var files: [String: [UInt8]] = [:]
    files[SnapshotFiles.world] = try TextFile.bytes(of: path(SnapshotFiles.world))
    do throws(SnapshotFault) {
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
    do throws(SnapshotFault) {
      return try SnapshotFiles.read(named: name, files, vendors: vendors)
    } catch {
      throw .refused("\(option): \(directory): \(error)")
    }
  }

  /// Makes ready a directory to write a snapshot to: a new one, an empty one, or one that holds an
  /// earlier snapshot, whose files are taken away.
  static func prepare(_ directory: String) throws(CommandError) {
    guard unsafe mkdir(directory, 0o755) != 0 else { return }
    guard errno == EEXIST else {
      throw .failed("cannot make \(directory): \(unsafe String(cString: strerror(errno)))")
    }
    let names = try entries(directory)
    guard !names.isEmpty else { return }
    let vendors = Registry.vendors.map { SnapshotFiles.fileName($0.name) }
    let own = vendors + [SnapshotFiles.fileName(SnapshotFiles.world)]
    guard names.allSatisfy({ own.contains($0) }) else {
      throw .refused(
        "\(directory) holds something else than a snapshot; name a new or an empty directory")
    }
    for name in names { unsafe unlink("\(directory)/\(name)") }
  }

  private static func bytes(_ path: String, _ name: String) throws(SnapshotFault) -> [UInt8] {
    guard let bytes = try? TextFile.bytes(of: path) else {
      throw .missing(file: SnapshotFiles.fileName(name))
    }
    return bytes
  }

  private static func entries(_ directory: String) throws(CommandError) -> [String] {
    guard let stream = unsafe opendir(directory) else {
      if errno == ENOTDIR { throw .refused("\(directory) is no directory") }
      throw .failed("cannot read \(directory): \(unsafe String(cString: strerror(errno)))")
    }
    defer { unsafe closedir(stream) }
    var names: [String] = []
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) {
        unsafe $0.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }
}
