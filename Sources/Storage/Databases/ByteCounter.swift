import Synchronization

/// How many bytes the databases of a world hold, readable from any thread.
package final class ByteCounter: Sendable {
  private let count = Atomic<Int>(0)

  package init() {}

  package var bytes: Int { count.load(ordering: .relaxed) }

  package func add(_ difference: Int) { count.add(difference, ordering: .relaxed) }
}
