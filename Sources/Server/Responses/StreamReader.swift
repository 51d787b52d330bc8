import Simulation
import Telemetry

/// One client's way along a world's stream.
actor StreamReader {
  private var stream: EventStream?
  private let vendor: Vendor
  private let world: World
  private let generation: Int
  private let turns: (any TurnSource)?

  init(
    of stream: EventStream, from vendor: Vendor, in world: World, generation: Int,
    turns: (any TurnSource)?
  ) {
    self.stream = stream
    self.vendor = vendor
    self.world = world
    self.generation = generation
    self.turns = turns
  }

  /// The next piece, which the record is told of; nil when the stream has ended or the client is
  /// gone, or when the world was deleted, reset or restored.
  func next(telling record: StreamRecord?) async -> [UInt8]? {
    while let stream, !Task.isCancelled {
      if let turns, !(await turns.next(.stream, in: world)) { return nil }
      let mark = world.mark
      switch await world.follow(stream, of: vendor, generation: generation) {
      case .send(let bytes, let rest):
        self.stream = rest
        record?.add(bytes)
        return bytes
      case .end(let bytes):
        self.stream = nil
        if !bytes.isEmpty { record?.add(bytes) }
        record?.end()
        return bytes.isEmpty ? nil : bytes
      case .wait(let instant, let rest):
        self.stream = rest
        guard turns == nil else { continue }
        await WallWait.change(in: world, since: mark, or: instant, atMost: nil)
      }
    }
    return nil
  }
}
