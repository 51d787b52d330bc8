import Synchronization

/// How many bytes the databases of a world hold, readable from anywhere.
final class ByteCounter: Sendable {
  private let count = Atomic<Int>(0)

  var bytes: Int { count.load(ordering: .relaxed) }

  func add(_ difference: Int) { count.add(difference, ordering: .relaxed) }
}
