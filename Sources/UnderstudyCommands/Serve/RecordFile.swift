import Dispatch
import Platform
import Synchronization

/// The file that a record is written to, a line as it comes: what is in it survives this process,
/// and what a process that is killed has in its queue does not.
///
/// Requests do not wait for it: lines go through a queue. None is lost silently: the first line
/// that cannot be written ends the record, and `complaint` says so.
final class RecordFile: Sendable {
  private let descriptor: FileDescriptor
  private let path: String
  private let queue: OutputQueue
  /// How long `finish` waits for a file that takes nothing.
  private let patience: DispatchTimeInterval
  /// Whether the file still holds what was in it before: it does until the first line comes, so
  /// that a run that is refused leaves it as it was.
  private let holdsFormer: Atomic<Bool>

  /// The most bytes that wait for the disk.
  private static let capacity = 64 << 20

  init(_ path: String) throws(CommandError) {
    self.path = path
    let (descriptor, isRegular) = try OutputFile.open(path)
    self.descriptor = descriptor
    holdsFormer = Atomic(isRegular)
    // A disk may be slow; a reader that takes nothing for so long has stopped.
    patience = isRegular ? .seconds(5) : .seconds(1)
    queue = OutputQueue(descriptor, capacity: Self.capacity, .failing)
  }

  deinit { try? descriptor.close() }

  /// Takes lines, for a recorder.
  var take: @Sendable ([UInt8]) -> Void { { self.write($0) } }

  private func write(_ line: [UInt8]) {
    if holdsFormer.exchange(false, ordering: .relaxed) { try? descriptor.empty() }
    queue.add(line)
  }

  /// Waits until the disk, or the reader, has everything. A disk that takes nothing for five
  /// seconds is given up, and a reader that takes nothing for one.
  func finish() { queue.finish(patience: patience) }

  /// Why the record is not whole; nil where it is.
  var complaint: String? { queue.fault.map { "cannot write \(path): \($0)" } }
}
