import HTTPTypes
import Simulation
import SimulationTesting
import Testing
import Wire

@testable import UnderstudyCommands

/// What Phala's figures and documents have to be beside being answered.
@Suite struct PhalaTests {
  private let app = "/api/v1/apps/04b927aa4ea8c9554ee9858538f181517714dbd2"
  private let cvm = "/api/v1/cvms/cvm_ykL5lbAn"

  private func world() throws -> TestWorld { try TestWorld(try Registry.named("phala")) }

  /// The records of what the demo app used, by kind.
  private func usage(_ world: TestWorld, _ kind: String) async -> [JSON] {
    let answer = await world.send(.get, "\(app)/usage?limit=5000&start_date=2026-05-17T00:00:00Z")
    return (answer["/usage"]?.arrayValue ?? []).filter { $0["usage_type"]?.stringValue == kind }
  }

  private func minutes(_ records: [JSON]) -> Double {
    records.reduce(0) { $0 + ($1["duration_minutes"]?.doubleValue ?? 0) }.rounded()
  }

  @Test func `demo CVMs have names that provisioning takes, and the former name finds its CVM`()
    async throws
  {
    let world = try world()
    let names = (await world.send(.get, "/api/v1/cvms/paginated")["/items"]?.arrayValue ?? [])
      .compactMap { $0["name"]?.stringValue }
    #expect(names.count == 2)
    for name in names {
      // A name that is taken is a conflict, one that breaks the rule a violation.
      let body: JSON = [
        "name": .string(name), "compose_file": ["docker_compose_file": "services: {}"],
      ]
      let again = await world.send(.post, "/api/v1/cvms/provision", json: body)
      #expect(again.code == "duplicate_cvm_name", "\(name)")
    }
    #expect(await world.send(.get, "/api/v1/cvms/web")["/id"] == "cvm_ykL5lbAn")
  }

  @Test func `an update of a stopped CVM is not billed`() async throws {
    let world = try world()
    _ = await world.send(.post, "\(cvm)/stop")
    try await world.advance(by: .seconds(7200))
    let before = minutes(await usage(world, "compute"))
    for number in 1...3 {
      let changed = await world.send(
        .patch, cvm, json: ["user_config": .string("\(number)")])
      #expect(changed.status == 202)
      try await world.advance(by: .seconds(60))
    }
    _ = await world.send(.post, "\(cvm)/restart")
    try await world.advance(by: .seconds(2))
    #expect(minutes(await usage(world, "compute")) == before)
    try await world.advance(by: .seconds(61))
    #expect(minutes(await usage(world, "compute")) == before + 1)
  }

  @Test func `an update and a restart of a running CVM are billed like running`() async throws {
    let world = try world()
    let before = minutes(await usage(world, "compute"))
    _ = await world.send(.patch, cvm, json: ["user_config": "1"])
    try await world.advance(by: .seconds(30))
    _ = await world.send(.post, "\(cvm)/restart")
    try await world.advance(by: .seconds(30))
    #expect(minutes(await usage(world, "compute")) == before + 1)
  }

  @Test func `a power action on a CVM that is there already does nothing, and billing goes on`()
    async throws
  {
    let world = try world()
    let before = minutes(await usage(world, "compute"))
    _ = await world.send(.post, "\(cvm)/start")
    try await world.advance(by: .seconds(60))
    #expect(minutes(await usage(world, "compute")) == before + 1)
    _ = await world.send(.post, "/api/v1/cvms/nightly-job/stop")
    _ = await world.send(.post, "/api/v1/cvms/nightly-job/shutdown")
    for name in ["cvm_ykL5lbAn", "nightly-job"] {
      let list = await world.send(.get, "/api/v1/cvms/\(name)/operations")
      #expect(list["/total"] == 0)
    }
  }

  @Test func `records of one hour have keys of their own after a change of size`() async throws {
    let world = try world()
    for type in ["tdx.medium", "tdx.large"] {
      _ = await world.send(.patch, cvm, json: ["instance_type": .string(type)])
      try await world.advance(by: .seconds(600))
    }
    for kind in ["compute", "storage"] {
      let keys = await usage(world, kind).compactMap { $0["billing_key"]?.stringValue }
      #expect(Set(keys).count == keys.count)
      #expect(keys.count { $0.contains(":2026-05-17T10:00:00Z") } >= 2)
    }
  }

  /// A header of 48 bytes and a report of 584, whose last 64 are the report data.
  @Test func `quotes have the layout that programs slice, with the measurements in place`()
    async throws
  {
    let world = try world()
    let attestation = await world.send(.get, "\(cvm)/attestation")
    let answer = await world.send(.get, "\(app)/attestations")
    let quotes = [
      try #require(attestation["/app_certificates/0/quote"]?.stringValue),
      try #require(answer["/instances/0/quote"]?.stringValue),
    ]
    #expect(quotes[0] != quotes[1])
    for text in quotes {
      let quote = try #require(Hex.decode(text))
      #expect((2_000...8_000).contains(quote.count))
      #expect(Array(quote[0..<8]) == [4, 0, 2, 0, 0x81, 0, 0, 0])
      #expect(Hex.encode(Array(quote[12..<28])) == "939a7233f79c4ca9940a0db3957f0607")
      let report = Array(quote[48..<632])
      for (name, place) in [
        ("mrtd", 136), ("rtmr0", 328), ("rtmr1", 376), ("rtmr2", 424), ("rtmr3", 472),
      ] {
        let bytes = Hex.encode(Array(report[place..<place + 48]))
        #expect(answer["/instances/0/tcb_info/\(name)"]?.stringValue == bytes, "\(name)")
      }
      #expect(
        answer["/instances/0/mr_config_id"]?.stringValue == Hex.encode(Array(report[184..<232])))
      #expect(report[520..<552].contains { $0 != 0 })
      #expect(report[552..<584].allSatisfy { $0 == 0 })
      let length = quote[632..<636].reversed().reduce(0) { $0 << 8 | Int($1) }
      #expect(quote.count == 636 + length)
    }
  }

  @Test func `figures of a CVM are a function of the clock`() async throws {
    let world = try world()
    var stats: Set<JSON> = []
    var handshakes: Set<JSON> = []
    for _ in 1...4 {
      stats.insert(await world.send(.get, "\(cvm)/stats")["/sysinfo/used_memory"] ?? .null)
      handshakes.insert(await world.send(.get, "\(cvm)/network")["/latest_handshake"] ?? .null)
      try await world.advance(by: .seconds(95))
    }
    #expect(stats.count > 1)
    #expect(handshakes.count > 1)
  }

  @Test func `a compose file and its script are 200 KB together at most`() async throws {
    let world = try world()
    let compose = "services: {}\n" + String(repeating: "#", count: 150 * 1024)
    let script = String(repeating: "#", count: 60 * 1024)
    let body: JSON = [
      "name": "large",
      "compose_file": [
        "docker_compose_file": .string(compose), "pre_launch_script": .string(script),
      ],
    ]
    #expect(await world.send(.post, "/api/v1/cvms/provision", json: body).status == 413)
    let patched = await world.send(
      .patch, cvm, json: ["pre_launch_script": .string(compose + script)])
    #expect(patched.status == 413)
  }
}
