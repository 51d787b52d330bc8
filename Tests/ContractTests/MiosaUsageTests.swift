import HTTPTypes
import Simulation
import SimulationTesting
import Testing
import Wire

@testable import UnderstudyCommands

/// Figures of use at Miosa: exact sums, rounded once, at every division and age.
@Suite struct MiosaUsageTests {
  private struct Run {
    let world: TestWorld
    let workspace: String
    let computer: String

    func send(_ path: String) async -> TestResponse {
      await world.send(.get, "/api/v1" + path)
    }

    func power(_ verb: String) async {
      _ = await world.send(.post, "/api/v1/computers/\(computer)/\(verb)", json: [:])
    }
  }

  /// A new workspace with a computer that has just begun to run, in a world that begins as given.
  private func run(start: Instant = TestWorld.start) async throws -> Run {
    let world = try TestWorld(try Registry.named("miosa"), start: start)
    let made = await world.send(.post, "/api/v1/workspaces", json: ["name": "usage"])
    let workspace = try #require(made["/id"]?.stringValue)
    let response = await world.send(
      .post, "/api/v1/computers",
      json: [
        "name": "c", "template_type": "miosa-desktop", "workspace_id": .string(workspace),
      ])
    let computer = try #require(response["/id"]?.stringValue)
    try await world.advance(by: .milliseconds(1500))
    return Run(world: world, workspace: workspace, computer: computer)
  }

  private func total(_ series: JSON?, _ member: String) -> Double {
    (series?.arrayValue ?? []).reduce(0) { $0 + ($1[member]?.doubleValue ?? 0) }
  }

  @Test(arguments: ["24h", "7d", "30d"])
  func `the totals of a window are the same by hour and by day, and the sums of the points`(
    _ window: String
  ) async throws {
    let run = try await run(start: TestWorld.start + .seconds(12 * 3600))
    try await run.world.advance(by: .seconds(9000))
    for granularity in ["hour", "day"] {
      let response = await run.send(
        "/workspaces/\(run.workspace)/usage?window=\(window)&granularity=\(granularity)")
      #expect(response["/total_credits_used"] == 75, "\(granularity)")
      #expect(response["/total_compute_hours"]?.doubleValue == 2.5, "\(granularity)")
      #expect(total(response["/series"], "credits_used") == 75, "\(granularity)")
      #expect(abs(total(response["/series"], "compute_hours") - 2.5) < 0.001, "\(granularity)")
    }
  }

  @Test func `a window of 24 hours has two points by day, the first one cut`() async throws {
    let run = try await run()
    let response = await run.send("/workspaces/\(run.workspace)/usage?window=24h&granularity=day")
    #expect(
      response["/series"]?.arrayValue?.compactMap { $0["ts"]?.stringValue } == [
        "2026-05-16T00:00:00Z", "2026-05-17T00:00:00Z",
      ])
  }

  @Test func `ten runs of two minutes in ten hours are a third of an hour in every view`()
    async throws
  {
    let run = try await run()
    try await run.world.advance(by: .seconds(120))
    await run.power("stop")
    try await run.world.advance(by: .seconds(3480))
    for _ in 1..<10 {
      await run.power("start")
      try await run.world.advance(by: .seconds(121))
      await run.power("stop")
      try await run.world.advance(by: .seconds(3479))
    }
    for granularity in ["hour", "day"] {
      let response = await run.send("/workspaces/\(run.workspace)/usage?granularity=\(granularity)")
      #expect(response["/total_credits_used"] == 10)
      #expect(response["/total_compute_hours"]?.doubleValue == 0.3)
      #expect(total(response["/series"], "credits_used") == 10)
      #expect(abs(total(response["/series"], "compute_hours") - 0.3) < 0.001)
    }
    let rows = await run.send("/usage")["/results"]?.arrayValue ?? []
    let row = rows.first { $0["workspace_id"]?.stringValue == run.workspace }
    #expect(row?["compute_hours"]?.doubleValue == 0.3)
    #expect(row?["credits_used"] == 10)
  }

  @Test func `a point of an hour that has closed does not change`() async throws {
    let run = try await run()
    var seen: [String: JSON] = [:]
    for step in 1...30 {
      await run.power(step % 2 == 0 ? "start" : "stop")
      try await run.world.advance(by: .seconds(1337))
      let series = await run.send("/workspaces/\(run.workspace)/usage")["/series"]?.arrayValue
      for point in (series ?? []).dropLast() {
        let hour = try #require(point["ts"]?.stringValue)
        #expect(seen[hour] == nil || seen[hour] == point, "after \(step) steps")
        seen[hour] = point
      }
    }
  }

  /// Every movement of credits, in pages of a size; none stands twice.
  private func movements(_ run: Run, by size: Int) async throws -> [JSON] {
    var all: [JSON] = []
    var ids: Set<String> = []
    while true {
      let page = await run.send("/credits/transactions?limit=\(size)&offset=\(all.count)")
      let rows = page["/transactions"]?.arrayValue ?? []
      if rows.isEmpty { return all }
      for row in rows { #expect(ids.insert(try #require(row["id"]?.stringValue)).inserted) }
      all += rows
    }
  }

  private func sum(_ movements: [JSON], of type: JSON) -> Int {
    movements.filter { $0["type"] == type }.reduce(0) {
      $0 + ($1["amount_credits"]?.intValue ?? 0)
    }
  }

  /// The movements add up to both figures of the account, and these to the balance.
  private func expectSound(_ run: Run, by size: Int) async throws {
    let movements = try await movements(run, by: size)
    let account = await run.send("/credits/balance")
    let balance = account["/balance_credits"]?.intValue ?? -1
    #expect(account["/lifetime_spent"]?.intValue == sum(movements, of: "spend"))
    #expect(account["/lifetime_earned"]?.intValue == sum(movements, of: "earn"))
    #expect(balance == sum(movements, of: "earn") - sum(movements, of: "spend"))
    #expect(balance >= 0)
    let days = movements.compactMap { $0["inserted_at"]?.stringValue }
    #expect(days == days.sorted(by: >))
  }

  @Test func `the movements of credits sum up to the account`() async throws {
    let run = try await run()
    for step in 1...40 {
      await run.power(step % 2 == 0 ? "start" : "stop")
      try await run.world.advance(by: .seconds(40_003))
    }
    try await expectSound(run, by: 7)
  }

  @Test(arguments: [3, 50, 100])
  func `after a year the movements sum up to the account in pages of any size`(
    _ size: Int
  ) async throws {
    let run = try await run()
    try await run.world.advance(by: .seconds(200 * 86400 + 7))
    await run.power("stop")
    try await run.world.advance(by: .seconds(165 * 86400))
    try await expectSound(run, by: size)
  }

  @Test func `no organization runs dry by itself`() async throws {
    let run = try await run()
    for _ in 1...60 {
      try await run.world.advance(by: .seconds(86400))
      let balance = await run.send("/credits/balance")["/balance_credits"]?.intValue ?? 0
      #expect((5000..<30_000).contains(balance))
    }
    let made = await run.world.send(
      .post, "/api/v1/computers", json: ["name": "late", "template_type": "miosa-desktop"])
    #expect(made.status == 201)
  }

  @Test func `after seven thousand years a list of movements is a page`() async throws {
    let run = try await run()
    try await run.world.advance(by: .seconds(6973 * 365 * 86400))
    let whole = await run.send("/credits/transactions")
    #expect(whole["/transactions"]?.arrayValue?.count == 100)
    let deep = await run.send("/credits/transactions?limit=20&offset=2000000")
    #expect(deep["/transactions"]?.arrayValue?.count == 20)
    #expect(deep["/transactions/0/amount_credits"] == 720)
  }
}
