import Server
import Simulation
import SimulationTesting
import Synchronization
import Testing
import Wire

@testable import UnderstudyCommands

/// A record in memory.
final class MemoryRecord: Sendable {
  private let lines = Mutex<[UInt8]>([])

  var bytes: [UInt8] { lines.withLock { $0 } }

  func recorder(_ configuration: WorldConfiguration) -> RunRecorder {
    RunRecorder(configuration) { line in self.lines.withLock { $0 += line } }
  }
}

/// Records and goes through them again.
@Suite struct RecordTests {
  @Test(arguments: Route.all)
  func `every exchange of an operation is answered the same when it is replayed`(
    _ route: Route
  ) async throws {
    let vendor = route.vendor
    guard let file = try Fixtures.exchanges("\(route.operation.id).http", of: vendor) else {
      return
    }
    for block in file.blocks {
      let record = MemoryRecord()
      let outcome = try await ExchangePlayer(vendor, recorder: record.recorder).play(block)
      outcome.world.router.recorder?.finish()
      guard outcome.differences.isEmpty else { continue }
      let read = try RunRecord(record.bytes)
      let replayed = await (try Replayer(read, vendors: [vendor])).run()
      #expect(read.counts.requests == block.pairs.count)
      if let difference = replayed.difference {
        let line = record.bytes.split(separator: UInt8(ascii: "\n"))[difference.line - 1]
        Fixtures.report(
          "\(block.title)\n\(difference.lines.joined(separator: "\n"))\n"
            + String(decoding: line, as: UTF8.self), in: file, line: block.line)
      }
    }
  }
}
