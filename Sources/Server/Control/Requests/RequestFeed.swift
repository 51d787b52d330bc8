import HTTPTypes
import Simulation
import Telemetry
import Wire

/// One reader's way along the journal, as server-sent events.
///
/// It holds a place and no entries: a reader that is slow costs nothing, and is told how many
/// entries had to make room before they could be sent.
actor RequestFeed {
  private let journal: Journal
  private let filter: RequestFilter
  private let renderedEvents: RenderedEvents
  private var place: UInt64
  private var greeting: [UInt8]
  /// What tells that the world that it is about was deleted; nil where it is about all, or about
  /// one that was not there at its beginning. It holds no world, which may be let go and made
  /// again.
  private let waits: PendingWaits?

  /// Goes on behind a place: the one that the client names as its last, else the present end.
  init(
    of journal: Journal, _ filter: RequestFilter, _ renderedEvents: RenderedEvents,
    after last: UInt64?, until waits: PendingWaits?
  ) {
    self.waits = waits
    self.renderedEvents = renderedEvents
    self.journal = journal
    self.filter = filter
    let newest = journal.newestOrdinal
    if let last, last <= newest {
      place = last
      greeting = Self.comment("after \(last)", id: last)
    } else if let last {
      // A place that this journal has not come to is one of a server before.
      place = 0
      greeting = Self.event(
        "restart", id: 0,
        JSON.object(["asked_for": .number(JSONNumber(Int(clamping: last)))]).serialized())
    } else {
      place = newest
      greeting = Self.comment("from now on", id: newest)
    }
  }

  /// The next events; nil when the client is gone, the server stops, or the world was deleted.
  func next() async -> [UInt8]? {
    if !greeting.isEmpty {
      defer { greeting = [] }
      return greeting
    }
    while !Task.isCancelled, waits?.hasEnded != true {
      let mark = journal.mark
      let (entries, missed) = journal.entries(after: place)
      var bytes: [UInt8] = []
      if missed > 0 {
        place += UInt64(missed)
        bytes += Self.event(
          "dropped", id: place, JSON.object(["dropped": .number(JSONNumber(missed))]).serialized())
      }
      for entry in entries {
        place = max(place, entry.ordinal)
        let isMatch = filter.takes(entry)
        guard isMatch != false else { continue }
        bytes += Self.event(
          isMatch == nil ? "undecided" : "request", id: entry.ordinal,
          renderedEvents.event(entry.ordinal) {
            var json = JSONWriter()
            RequestReport(entry).write(to: &json)
            return json.finish()
          })
      }
      if !bytes.isEmpty { return bytes }
      if entries.isEmpty { await journal.changed(since: mark) }
    }
    return nil
  }

  private static func comment(_ text: String, id: UInt64) -> [UInt8] {
    Array(": \(text)\nid: \(id)\n\n".utf8)
  }

  private static func event(_ name: String, id: UInt64, _ data: [UInt8]) -> [UInt8] {
    Array("id: \(id)\nevent: \(name)\ndata: ".utf8) + data + Array("\n\n".utf8)
  }
}

extension RequestControl {
  static func streamRequests(
    _ call: ControlCall<RequestCriteria>, _ control: ControlContext
  ) async throws(Problem) -> EventSource {
    let filter = try control.filter(call.input, world: call.named)
    guard control.journal.capacity > 0 else {
      throw Problem(
        409, "the server keeps no journal", "start it with --journal 32MiB to follow requests")
    }
    var last: UInt64?
    if let text = call.headers[EventSource.lastEventID], !text.isEmpty {
      guard let number = UInt64(text) else {
        throw Problem(
          400, "not an event's id", "'\(text)' is no id that this stream gives: they are numbers",
          pointer: "Last-Event-ID")
      }
      last = number
    }
    let feed = RequestFeed(
      of: control.journal, filter, control.renderedEvents, after: last,
      until: call.named.flatMap { control.worlds.known($0)?.waits })
    return EventSource { await feed.next() }
  }
}
