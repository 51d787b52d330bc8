import Glibc

/// Calls about paths. Each but `makeDirectories` is one call of the system: nothing is tried again,
/// nothing is made that is not named.
package enum FileSystem {
  package static func exists(_ path: String) -> Bool { unsafe access(path, F_OK) == 0 }

  /// Refuses a directory that this process may not read, change and enter.
  package static func requireUse(ofDirectory path: String) throws(SystemError) {
    try SystemError.check(unsafe access(path, R_OK | W_OK | X_OK))
  }

  /// Refuses a file or a directory that this process may not write to.
  package static func requireWriting(_ path: String) throws(SystemError) {
    try SystemError.check(unsafe access(path, W_OK))
  }

  /// Makes the directories above a path that are missing.
  package static func makeDirectories(
    above path: String, permissions: UInt32
  ) throws(SystemError) {
    var end = path.startIndex
    while let slash = path[end...].dropFirst().firstIndex(of: "/") {
      end = slash
      guard path[slash...].contains(where: { $0 != "/" }) else { return }
      do throws(SystemError) {
        try makeDirectory(String(path[..<slash]), permissions: permissions)
      } catch {
        if error != .fileExists { throw error }
      }
    }
  }

  package static func makeDirectory(_ path: String, permissions: UInt32) throws(SystemError) {
    try SystemError.check(unsafe mkdir(path, permissions))
  }

  /// Removes an empty directory.
  package static func removeDirectory(_ path: String) throws(SystemError) {
    try SystemError.check(unsafe rmdir(path))
  }

  package static func setPermissions(
    of path: String, to permissions: UInt32
  ) throws(SystemError) {
    try SystemError.check(unsafe chmod(path, permissions))
  }

  package static func removeFile(_ path: String) throws(SystemError) {
    try SystemError.check(unsafe unlink(path))
  }

  /// Gives a file another path; a file that is there is replaced.
  package static func rename(_ path: String, to target: String) throws(SystemError) {
    try SystemError.check(unsafe Glibc.rename(path, target))
  }

  /// The names in a directory, sorted, without those of itself and its parent.
  package static func entries(ofDirectory path: String) throws(SystemError) -> [String] {
    guard let stream = unsafe opendir(path) else { throw .last }
    defer { unsafe closedir(stream) }
    var names: [String] = []
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) {
        unsafe String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// What a symbolic link says; nil where the path is none.
  package static func target(ofLink path: String) -> String? {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = unsafe readlink(path, &buffer, buffer.count)
    guard count > 0 else { return nil }
    return String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// The path from the root on, behind all links.
  package static func resolved(_ path: String) throws(SystemError) -> String {
    guard let resolved = unsafe realpath(path, nil) else { throw .last }
    defer { unsafe free(resolved) }
    return unsafe String(cString: resolved)
  }

  /// Where relative paths begin; nil where it has been removed.
  package static var currentDirectory: String? {
    guard let current = unsafe getcwd(nil, 0) else { return nil }
    defer { unsafe free(current) }
    return unsafe String(cString: current)
  }
}
