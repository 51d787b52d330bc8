import Dispatch
import Platform
import Synchronization

/// Lines on their way to a descriptor that may be slow or not read at all.
///
/// `add` never waits: a thread of the queue's own writes, in order. At most `capacity` bytes wait.
/// What does not fit, and what the system refuses, is handled as `policy` says and counted.
/// The queue does not close its descriptor.
final class OutputQueue: Sendable {
  /// What becomes of a line that cannot be kept or written.
  enum Policy: Sendable {
    /// It is lost; the notice, given the number of lines, takes the place of all that were lost
    /// between two others.
    case dropping(notice: @Sendable (Int) -> String)
    /// The first one ends the output: it and all that follow are refused, and `fault` says why.
    case failing
  }

  private enum Item {
    case line([UInt8])
    case gap(Int)
  }

  private struct State {
    /// In order; those before `first` are done with.
    var items: [Item] = []
    var first = 0
    /// The sum of all waiting lines and of those being written, in bytes.
    var bytes = 0
    /// How many of them are being written.
    var written = 0
    var isWriting = false
    var lost = 0
    /// Lost lines whose notice could not be written either.
    var untold = 0
    var fault: String?
  }

  private let state = Mutex(State())
  private let queue = DispatchQueue(label: "understudy.output")
  private let group = DispatchGroup()
  /// Batches that have been written, for telling a slow reader from none.
  private let batches = Atomic(0)
  private let descriptor: FileDescriptor
  private let capacity: Int
  private let policy: Policy

  /// Makes a queue before an open descriptor; `capacity` is in bytes.
  init(_ descriptor: FileDescriptor, capacity: Int, _ policy: Policy) {
    self.descriptor = descriptor
    self.capacity = capacity
    self.policy = policy
  }

  /// Why the output has ended before its time; nil where it has not, and where lines may be lost.
  var fault: String? { state.withLock(\.fault) }

  /// How many lines were lost so far.
  var lost: Int { state.withLock(\.lost) }

  /// Puts a line, with its end, behind the others; returns at once.
  func add(_ line: [UInt8]) {
    let begins = state.withLock { state -> Bool in
      guard state.fault == nil else { return false }
      guard state.bytes + line.count <= capacity || state.bytes == 0 else {
        refuse(&state)
        return false
      }
      state.items.append(.line(line))
      state.bytes += line.count
      return begin(&state)
    }
    if begins { queue.async(group: group) { self.drain() } }
  }

  /// Waits until everything is written, or until nothing was taken for the time given.
  ///
  /// - Returns: Whether everything is written.
  @discardableResult
  func finish(patience: DispatchTimeInterval) -> Bool {
    while true {
      let before = batches.load(ordering: .relaxed)
      if group.wait(timeout: .now() + patience) == .success { return true }
      guard batches.load(ordering: .relaxed) == before else { continue }
      if case .failing = policy {
        state.withLock { state in
          let missing = "nothing takes it; \(state.bytes) bytes are missing at its end"
          state.fault = state.fault ?? missing
        }
      }
      return false
    }
  }

  private func refuse(_ state: inout State) {
    switch policy {
    case .failing:
      state.fault = "it takes lines more slowly than they come, and \(capacity) bytes wait"
    case .dropping:
      state.lost += 1
      if state.first < state.items.count, case .gap(let count) = state.items.last {
        state.items[state.items.count - 1] = .gap(count + 1)
      } else {
        state.items.append(.gap(1))
      }
    }
  }

  private func begin(_ state: inout State) -> Bool {
    guard !state.isWriting else { return false }
    state.isWriting = true
    return true
  }

  private static let batchSize = 64 * 1024

  private func drain() {
    while let (bytes, lines) = next() {
      let result = Result { () throws(SystemError) in try descriptor.write(bytes) }
      batches.add(1, ordering: .relaxed)
      guard case .failure(let error) = result else { continue }
      state.withLock { state in
        switch policy {
        case .failing:
          state.fault = state.fault ?? error.description
          state.items = []
          state.first = 0
        case .dropping:
          state.lost += lines.fresh
          state.untold += lines.fresh + lines.lost
        }
      }
    }
  }

  /// The next bytes to write, and how many lines they are and tell of; nil, and no longer writing,
  /// where there are none.
  private func next() -> (bytes: [UInt8], lines: (fresh: Int, lost: Int))? {
    state.withLock { state in
      state.bytes -= state.written
      state.written = 0
      var bytes: [UInt8] = []
      var lines = (fresh: 0, lost: 0)
      guard state.first < state.items.count else {
        state.items = []
        state.first = 0
        state.isWriting = false
        return nil
      }
      if state.untold > 0 {
        bytes += notice(state.untold)
        lines.lost += state.untold
        state.untold = 0
      }
      while state.first < state.items.count, bytes.count < Self.batchSize {
        switch state.items[state.first] {
        case .line(let line):
          bytes += line
          state.written += line.count
          lines.fresh += 1
        case .gap(let count):
          bytes += notice(count)
          lines.lost += count
        }
        state.first += 1
      }
      if state.first > state.items.count / 2 {
        state.items.removeFirst(state.first)
        state.first = 0
      }
      return (bytes, lines)
    }
  }

  private func notice(_ count: Int) -> [UInt8] {
    guard case .dropping(let notice) = policy else { return [] }
    return Array("\(notice(count))\n".utf8)
  }
}
