import Foundation

/// A new, empty directory that goes with its owner.
final class TemporaryDirectory {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory
      .appending(path: "understudy-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  /// The path of a state directory that does not exist yet.
  var state: String { url.appending(path: "state").path(percentEncoded: false) }

  deinit { try? FileManager.default.removeItem(at: url) }
}
