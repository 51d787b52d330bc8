import HTTPTypes
import Simulation
import SimulationTesting
import Wire

@testable import UnderstudyCommands

/// A client that does what the scenarios' opening comments ask for.
///
/// It puts a limit on every wait, takes an answer that was cut short for none, repeats what is safe
/// to repeat with growing pauses that are never quite the same, waits as long as it is told to, and
/// gives up after a few tries. Its pauses move the world's clock; no time is spent.
final class CarefulClient {
  typealias Response = SeenResponse.Whole

  /// Why there is no answer that the caller could work with.
  enum GaveUp: Error, Equatable {
    /// Broken, and not safe to repeat: it may have taken effect.
    case unknown(SeenResponse.Breakage)
    case broken(SeenResponse.Breakage)
    case unavailable(status: Int)
  }

  let world: ShippedWorld
  let vendor: Vendor
  var key: String?
  /// How often it asks in all for one answer.
  var tries = 6
  /// How long it waits for the next byte.
  var patience = Duration.seconds(5)
  /// What has happened to it on the way.
  private(set) var breakages: [SeenResponse.Breakage] = []
  private(set) var pauses: [Duration] = []
  private var jitter = 0

  init(_ world: ShippedWorld, _ vendor: String, key: String? = nil) throws {
    self.world = world
    self.vendor = try Registry.named(vendor)[0]
    self.key = key
  }

  func once(
    _ method: HTTPRequest.Method, _ path: String, _ json: JSON? = nil, headers: HTTPFields = [:]
  ) async -> SeenResponse {
    await world.send(
      method, path, json, to: vendor, key: key, headers: headers, patience: patience)
  }

  /// Asks until there is an answer that will not change by asking again: reads, and writes that
  /// name themselves. A write that does not is repeated only where it was refused.
  func send(
    _ method: HTTPRequest.Method, _ path: String, _ json: JSON? = nil, headers: HTTPFields = [:]
  ) async throws -> Response {
    let isSafe = method == .get || headers[Self.idempotencyKey] != nil
    var last = GaveUp.unavailable(status: 0)
    for attempt in 1...tries {
      switch await once(method, path, json, headers: headers) {
      case .broken(let breakage):
        breakages.append(breakage)
        guard isSafe else { throw GaveUp.unknown(breakage) }
        last = .broken(breakage)
        try await pause(nil, attempt)
      case .whole(let response) where response.status == 429 || response.status >= 500:
        last = .unavailable(status: response.status)
        try await pause(response.header("Retry-After").flatMap { Int($0) }, attempt)
      case .whole(let response): return response
      }
    }
    throw last
  }

  /// Waits as long as it was told, else longer each time.
  private func pause(_ told: Int?, _ attempt: Int) async throws {
    jitter = (jitter + 37) % 100
    let own = Duration.milliseconds(250 << min(attempt, 6) + jitter)
    let time = told.map { .seconds($0) } ?? own
    pauses.append(time)
    try await world.advance(by: time)
  }

  /// Polls with growing pauses until a value is one of those that are final; nil at the deadline.
  func poll(
    _ path: String, _ pointer: String, until final: Set<String>, deadline: Duration
  ) async throws -> (state: String, polls: Int)? {
    var waited = Duration.zero
    var polls = 0
    while waited < deadline {
      polls += 1
      let state = try await send(.get, path)[pointer]?.stringValue ?? ""
      if final.contains(state) { return (state, polls) }
      let time = Duration.milliseconds(500 << min(polls, 6))
      waited += time
      try await world.advance(by: time)
    }
    return nil
  }

  static let idempotencyKey: HTTPField.Name = {
    guard let name = HTTPField.Name("Idempotency-Key") else { preconditionFailure("no name") }
    return name
  }()
}
