import Glibc
import ServiceLifecycle

/// Gives back the pages of code that only starting needed.
///
/// Reading options, making the vendors' tables and writing demo data touch most of the program's
/// code once. Its pages would stay mapped and count as the server's memory, although they are not
/// needed again. What is needed after all is mapped again from the file, some pages at a time, in
/// about a microsecond. Where the kernel shows no map of the process nothing is done.
struct StartupCode: Service {
  /// Waits until starting, and the first requests after it, are over.
  func run() async throws {
    try? await cancelWhenGracefulShutdown { try await Task.sleep(for: .milliseconds(500)) }
    let maps = try? TextFile.read("/proc/self/maps")
    for line in maps?.split(separator: "\n") ?? [] { Self.release(line) }
    try? await gracefulShutdown()
  }

  /// Unmaps the pages of one line of the map, `START-END PERMISSIONS OFFSET DEVICE INODE PATH`,
  /// when they are code of a file. Such pages are never written, so that nothing is lost with them.
  private static func release(_ line: Substring) {
    let words = line.split(separator: " ", omittingEmptySubsequences: true)
    guard words.count > 5, words[1] == "r-xp", words[4] != "0" else { return }
    let bounds = words[0].split(separator: "-").compactMap { UInt($0, radix: 16) }
    guard bounds.count == 2, let start = unsafe UnsafeMutableRawPointer(bitPattern: bounds[0])
    else { return }
    _ = unsafe madvise(start, Int(bounds[1] - bounds[0]), Int32(MADV_DONTNEED))
  }
}
