import HTTPTypes
package import Server
package import Simulation
import Telemetry
package import Wire

/// Plays blocks of exchanges, each in a world of its own, and says what differs.
///
/// It sends exactly what is written: no header is added, no key shown. What the last answer counts
/// as comes from the journal, in process.
package struct ExchangePlayer {
  package let vendor: Vendor

  /// Makes what writes each block's world down; nil for nothing.
  private let recorder: ((WorldConfiguration) -> RunRecorder)?

  package init(_ vendor: Vendor, recorder: ((WorldConfiguration) -> RunRecorder)? = nil) {
    self.vendor = vendor
    self.recorder = recorder
  }

  /// What became of a block.
  package struct Outcome: Sendable {
    /// One line a difference, with the line of the file; empty where all is as recorded.
    package var differences: [String] = []
    /// The answer that counts; nil where it was not reached.
    package var last: TestResponse?
    /// How that answer was rendered.
    package var dialect = Dialect.standard
    /// The world it was played in.
    package let world: TestWorld
  }

  /// Plays a block; `operation` fills the method and path of a block that is for many.
  ///
  /// - Throws: Where the block cannot be set up: an unknown setting, a path value that is missing.
  package func play(
    _ block: ExchangeBlock, of operation: Operation? = nil
  ) async throws -> Outcome {
    let settings = try settings(of: block)
    var outcome = Outcome(world: try world(of: block, settings))
    var captures: [String: String] = [:]
    if let operation {
      captures["METHOD"] = operation.method.rawValue
      captures["PATH"] = try Self.path(of: operation, block)
    }
    for pair in block.pairs {
      outcome.last = nil
      for action in pair.before { try await perform(action, in: outcome.world, captures) }
      let response = try await response(to: pair, in: outcome.world, captures)
      let body = await Self.body(of: response, pair.response.body)
      var comparison = BodyComparison(captures: captures)
      var differences: [String] = []
      if response.status != pair.response.status {
        differences.append("status: expected \(pair.response.status), found \(response.status)")
      }
      for (name, value) in pair.response.headers {
        let pattern = TextPattern(Self.fill(value, captures))
        guard let found = response.header(name), pattern.matches(found, &captures) else {
          differences.append(
            "\(name): expected \(value), found \(response.header(name) ?? "no such header")")
          continue
        }
      }
      comparison.compare(Self.fill(pair.response.body, captures), body)
      differences += comparison.differences
      captures.merge(comparison.captures) { $1 }
      if !differences.isEmpty {
        let text = String(decoding: body, as: UTF8.self)
        outcome.differences += differences.map { "line \(pair.response.line): \($0)" }
        outcome.differences.append(
          "line \(pair.request.line): \(pair.request.method) \(pair.request.path) got "
            + "\(response.status) \(text)")
        if let advice = response.header("X-Understudy-Diagnosis") {
          outcome.differences.append("diagnosis: \(advice)")
        }
        return outcome
      }
      outcome.last = response
      let request = Simulation.Request(
        method: .get, path: "/", headers: Self.headers(pair.request.headers, captures))
      outcome.dialect = vendor.dialect(request, settings)
    }
    return outcome
  }

  /// The settings that a block asks for.
  private func settings(of block: ExchangeBlock) throws -> Settings {
    var settings = Settings()
    for option in block.world {
      switch option {
      case .set(let name, let text):
        guard let description = vendor.settings.first(where: { $0.name == name }) else {
          throw TestError("\(vendor.name) has no setting called \(name)")
        }
        guard let value = description.parse(text) else {
          throw TestError("'\(text)' is no value of the setting \(name)")
        }
        settings.set(name, to: value)
      case .limit(let name, let value): settings.set(limit: value, of: name)
      case .emptyBaseline, .clock, .strictKeys: break
      }
    }
    return settings
  }

  /// The world that a block asks for.
  private func world(of block: ExchangeBlock, _ settings: Settings) throws -> TestWorld {
    var baseline = WorldConfiguration.Baseline.demo
    var start = TestWorld.start
    var isStrict = false
    for option in block.world {
      switch option {
      case .set, .limit: break
      case .emptyBaseline: baseline = .empty
      case .clock(let text):
        guard let instant = Instant(iso8601: text) else { throw TestError("no instant: \(text)") }
        start = instant
      case .strictKeys: isStrict = true
      }
    }
    return try TestWorld(
      [vendor], baseline: baseline, start: start, settings: [vendor.name: settings],
      isStrictAboutKeys: isStrict, recorder: recorder)
  }

  private static func headers(
    _ written: [(name: String, value: String)], _ captures: [String: String]
  ) -> HTTPFields {
    var headers: HTTPFields = [:]
    for (name, value) in written {
      guard let name = HTTPField.Name(name) else { continue }
      headers.append(HTTPField(name: name, value: fill(value, captures)))
    }
    return headers
  }

  /// Sends the request of a pair; what is to happen meanwhile happens once the request waits.
  private func response(
    to pair: ExchangePair, in world: TestWorld, _ captures: [String: String]
  ) async throws -> TestResponse {
    let written = pair.request
    guard let method = HTTPRequest.Method(rawValue: Self.fill(written.method, captures)) else {
      throw TestError("\(written.method) is no method")
    }
    let path = Self.fill(written.path, captures)
    let headers = Self.headers(written.headers, captures)
    let body = Array(Self.fill(written.body, captures).utf8)
    let newest = world.journal.newestOrdinal
    async let pending = world.send(method, path, headers: headers, body: body, key: .none)
    if !pair.meanwhile.isEmpty {
      // Until it waits, or has been answered at once.
      while world.world.waiterCount == 0, world.journal.newestOrdinal == newest {
        await Task.yield()
      }
      for action in pair.meanwhile { try await perform(action, in: world, captures) }
    }
    return await pending
  }

  private func perform(
    _ action: ExchangePair.Action, in world: TestWorld, _ captures: [String: String]
  ) async throws {
    switch action {
    case .advance(let duration): try await world.advance(by: duration)
    case .move(let resource, let key, let state):
      try await world.move(resource, Self.fill(key, captures), to: state)
    }
  }

  /// The body of an answer: of a stream, as many events as are expected.
  private static func body(of response: TestResponse, _ expected: String) async -> [UInt8] {
    guard let next = response.next else { return response.body }
    let wanted = expected.isEmpty ? 0 : events(in: expected + "\n\n")
    var bytes: [UInt8] = []
    while events(in: String(decoding: bytes, as: UTF8.self)) < wanted,
      let piece = await soon(next)
    {
      bytes += piece
    }
    return bytes
  }

  /// The next piece of a stream; nil where it has not come within two seconds of wall time, so that
  /// an exchange that expects too much fails instead of waiting for ever.
  private static func soon(_ next: @escaping @Sendable () async -> [UInt8]?) async -> [UInt8]? {
    await withTaskGroup(of: [UInt8]?.self) { group in
      group.addTask { await next() }
      group.addTask {
        try? await Task.sleep(for: .seconds(2))
        return nil
      }
      let piece = await group.next() ?? nil
      group.cancelAll()
      return piece
    }
  }

  /// How many events have ended, each with a blank line.
  private static func events(in text: String) -> Int {
    text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().count { $0.isEmpty }
  }

  private static func path(of operation: Operation, _ block: ExchangeBlock) throws -> String {
    let segments = try operation.template.segments.map { segment in
      guard let name = segment.parameter else { return segment.prefix }
      let values = ["\(operation.subject).\(name)", name].compactMap { name in
        block.path.first { $0.name == name }?.value
      }
      guard let value = values.first else {
        throw TestError(
          "'\(block.title)' gives no value of {\(name)} in \(operation.id): "
            + "add '# path \(name)=...' or '# path \(operation.subject).\(name)=...'")
      }
      return segment.prefix + value + segment.suffix
    }
    return "/" + segments.joined(separator: "/")
  }

  private static func fill(_ text: String, _ captures: [String: String]) -> String {
    guard text.contains("{{") else { return text }
    var text = text
    for (name, value) in captures { text = text.replacing("{{\(name)}}", with: value) }
    return text
  }
}
