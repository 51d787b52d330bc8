import HTTPTypes
import Simulation
import Telemetry
import Wire

/// `/metrics`: counters in Prometheus' text format.
///
/// Counters are of the server and only increase: worlds that are reset, deleted or evicted stay counted.
/// What one world shows goes with it, so these are gauges, and only where the world is named: a
/// world for each test must not leave a series for each.
enum MetricsControl {
  static let operations: [ControlOperation] = [
    .operation(
      .get, "/metrics", "Read the counters in Prometheus' text format", id: "getMetrics",
      about: .world, by: metrics)
  ]

  static func metrics(
    _ call: ControlCall<NoInput>, _ control: ControlContext
  ) async throws(Problem) -> Content {
    if let name = call.named { return try await metrics(of: control.existingWorld(name)) }
    let counters = control.worlds.coverageStore.total
    var text = MetricsText()
    text.begin("understudy_info", "gauge", "The program's version.")
    text.sample("understudy_info", [("version", Version.text)], "1")
    let worlds = control.worlds.all
    text.begin("understudy_worlds", "gauge", "Worlds that exist.")
    text.sample("understudy_worlds", [], String(worlds.count))
    text.begin("understudy_worlds_bytes", "gauge", "What their databases take in memory.")
    text.sample("understudy_worlds_bytes", [], String(worlds.reduce(0) { $0 + $1.bytes }))
    text.begin("understudy_worlds_evicted_total", "counter", "Worlds that were let go.")
    text.sample("understudy_worlds_evicted_total", [], String(control.worlds.evicted))
    text.begin(
      "understudy_requests_total", "counter", "Vendor requests answered, by their outcome.")
    for (key, count) in counters.sorted {
      text.sample("understudy_requests_total", key.labels, String(count))
    }
    text.begin(
      "understudy_unrouted_requests_total", "counter", "Requests that named no vendor.")
    text.sample(
      "understudy_unrouted_requests_total", [],
      String(counters.unmounted.total))
    text.begin(
      "understudy_unreadable_requests_total", "counter", "What came in and was no HTTP request.")
    text.sample("understudy_unreadable_requests_total", [], String(control.unreadable.count))
    let (kept, dropped) = control.journal.extent
    text.begin("understudy_journal_entries", "gauge", "Requests that can be read.")
    text.sample("understudy_journal_entries", [], String(kept))
    text.begin("understudy_journal_dropped_total", "counter", "Requests that had to make room.")
    text.sample("understudy_journal_dropped_total", [], String(dropped))
    text.begin(
      "understudy_log_lines_lost_total", "counter", "Lines that no reader of the output took.")
    text.sample("understudy_log_lines_lost_total", [], String(control.lostLines()))
    return text.content
  }

  /// What one world shows.
  private static func metrics(of world: World) async -> Content {
    let label = ("world", world.name)
    var text = MetricsText()
    text.begin(
      "understudy_world_requests", "gauge",
      "Vendor requests that the world has answered since its last reset, by their outcome.")
    for (key, count) in world.counters.sorted {
      text.sample("understudy_world_requests", [label] + key.labels, String(count))
    }
    text.begin("understudy_world_bytes", "gauge", "What its databases take in memory.")
    text.sample("understudy_world_bytes", [label], String(world.bytes))
    text.begin(
      "understudy_world_clock_seconds", "gauge", "The world's time, in seconds since 1970 UTC.")
    text.sample(
      "understudy_world_clock_seconds", [label],
      String(Double(await world.now.microseconds) / 1_000_000))
    return text.content
  }
}

/// Prometheus' text format, version 0.0.4.
private struct MetricsText {
  private var text = ""

  var content: Content {
    Content(Array(text.utf8), "text/plain; version=0.0.4; charset=utf-8")
  }

  mutating func begin(_ name: String, _ type: String, _ help: String) {
    text += "# HELP \(name) \(help)\n# TYPE \(name) \(type)\n"
  }

  /// Labels are names, ids and codes of this program: nothing in them needs an escape.
  mutating func sample(_ name: String, _ labels: [(String, String)], _ value: String) {
    let list = labels.map { "\($0)=\"\($1)\"" }.joined(separator: ",")
    text += labels.isEmpty ? "\(name) \(value)\n" : "\(name){\(list)} \(value)\n"
  }
}

extension Counters.Key {
  fileprivate var labels: [(String, String)] {
    [
      ("vendor", vendor), ("operation", operation), ("status", String(status)),
      ("code", code ?? ""),
    ]
  }
}

extension Counters {
  /// In an order that does not change from one reading to the next.
  fileprivate var sorted: [(Key, Int)] {
    counts.sorted { left, right in
      (left.key.vendor, left.key.operation, left.key.status, left.key.code ?? "")
        < (right.key.vendor, right.key.operation, right.key.status, right.key.code ?? "")
    }.map { ($0.key, $0.value) }
  }
}
