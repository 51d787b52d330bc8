package import Simulation
import Synchronization

/// The named snapshots of this server, in memory until they are deleted.
package final class Snapshots: Sendable {
  private struct State {
    var named: [String: Snapshot] = [:]
    /// Files on their way in: by snapshot, then by file.
    var drafts: [String: [String: [UInt8]]] = [:]

    var bytes: Int {
      named.values.reduce(0) { $0 + $1.image.bytes }
        + drafts.values.reduce(0) { $0 + $1.values.reduce(0) { $0 + $1.count } }
    }
  }

  /// Why a snapshot was not kept.
  package enum CreationError: Error, Sendable, Hashable {
    /// There is one of that name.
    case taken
    /// All together would have more bytes than they may.
    case full(most: Int)
    /// A piece does not begin where the last one ended.
    case gap(has: Int)
  }

  private let state = Mutex(State())
  /// How many bytes all together may have.
  private let most: Int

  package init(most: Int = WorldLimits().bytes) { self.most = most }

  package subscript(_ name: String) -> Snapshot? { state.withLock { $0.named[name] } }

  /// All of them, sorted by name.
  package var all: [Snapshot] { state.withLock { $0.named.values.sorted { $0.name < $1.name } } }

  /// Keeps one under its name, which nothing has yet.
  package func add(_ snapshot: Snapshot) throws(CreationError) {
    let error = state.withLock { state -> CreationError? in
      if state.named[snapshot.name] != nil { return .taken }
      if state.bytes + snapshot.image.bytes > most { return .full(most: most) }
      state.named[snapshot.name] = snapshot
      return nil
    }
    if let error { throw error }
  }

  /// Forgets one; false where there is none. Worlds that began with it keep what they hold.
  package func remove(_ name: String) -> Bool {
    state.withLock { $0.named.removeValue(forKey: name) != nil }
  }

  /// Adds a piece to a file on its way in, and says how many bytes it has now. A piece at offset 0
  /// begins the file anew.
  func append(
    _ bytes: [UInt8], at offset: Int, to file: String, of name: String
  ) throws(CreationError) -> Int {
    let (count, error) = state.withLock { state -> (Int, CreationError?) in
      if state.named[name] != nil { return (0, .taken) }
      if offset == 0 { state.drafts[name]?[file] = nil }
      let count = state.drafts[name]?[file]?.count ?? 0
      guard count == offset else { return (count, .gap(has: count)) }
      guard state.bytes + bytes.count <= most else { return (count, .full(most: most)) }
      state.drafts[name, default: [:]][file, default: []] += bytes
      return (count + bytes.count, nil)
    }
    if let error { throw error }
    return count
  }

  /// Takes the files that came in for a name; they are gone, also where they are refused.
  func takeDraft(_ name: String) -> [String: [UInt8]]? {
    state.withLock { $0.drafts.removeValue(forKey: name) }
  }
}
