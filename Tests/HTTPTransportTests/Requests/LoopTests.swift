import Glibc
import HTTPTypes
import NIOCore
import NIOPosix
import Simulation
import SimulationTesting
import Synchronization
import Testing
import Wire

@testable import HTTPTransport

/// What is done on the event loop of a connection, and what is not.
@Suite struct LoopTests {
  private final class Threads: Sendable {
    private let threads = Mutex<[pthread_t]>([])

    func add() { threads.withLock { $0.append(pthread_self()) } }

    var all: [pthread_t] { threads.withLock { $0 } }
  }

  @Test func `a large body is read away from the loop, and a small one on it`() async throws {
    let threads = Threads()
    let world = try TestWorld([Vendor(Shop.self)], onEntry: { _ in threads.add() })
    let loop = MultiThreadedEventLoopGroup.singleton.next()
    let own = try await loop.submit { pthread_self() }.get()
    await withTaskExecutorPreference(LoopExecutor(loop)) {
      for size in [10, 200_000] {
        _ = await world.send(
          .post, "/v1/lamps", json: ["name": .string(String(repeating: "x", count: size))])
      }
    }
    #expect(threads.all.count == 2)
    #expect(threads.all.first == own)
    #expect(threads.all.last != own)
  }
}
