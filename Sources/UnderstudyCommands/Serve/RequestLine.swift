import Faults
import HTTPTransport
import HTTPTypes
import Server
import Simulation
import Telemetry
import Wire

/// The line that `serve` prints for a request.
struct RequestLine: Sendable {
  let format: ServeOptions.LogFormat
  let isColoured: Bool

  /// Makes the line of an entry; `wall` is the machine's time. It is one line, and a terminal obeys
  /// nothing in it but colours.
  func text(_ entry: Entry, at wall: Instant) -> String {
    switch format {
    case .json: Terminal.printable(String(decoding: json(entry, wall), as: UTF8.self))
    case .text: plain(entry, wall)
    }
  }

  private func plain(_ entry: Entry, _ wall: Instant) -> String {
    let time = wall.iso8601(.milliseconds).dropFirst(11).dropLast()
    var words = [entry.method.rawValue, target(entry)]
    if let operation = entry.operation { words.append(operation) }
    if entry.world != Worlds.defaultName { words.append("~\(entry.world)") }
    words.append(Self.milliseconds(entry.duration))
    if let fault = entry.fault { words.append("rule: \(Self.rules(of: fault))") }
    if let diagnosis = entry.diagnosis { words.append("(\(diagnosis))") }
    let rest = Terminal.printable(words.joined(separator: " "))
      .replacing("\n", with: "\\n")
    return "\(time) \(coloured(entry.status)) \(rest)"
  }

  /// The line of what came in and was no request.
  func text(_ request: UnreadableRequest, at wall: Instant) -> String {
    switch format {
    case .text:
      return "\(wall.iso8601(.milliseconds).dropFirst(11).dropLast()) \(coloured(request.status)) "
        + "no request: \(request.reason)"
    case .json:
      var json = JSONWriter()
      json.object { json in
        json.field("event", "unreadable")
        json.field("time", wall.iso8601(.milliseconds))
        json.field("status", request.status)
        json.field("reason", request.reason)
      }
      return String(decoding: json.finish(), as: UTF8.self)
    }
  }

  private static func rules(of fault: AppliedFault) -> String {
    var notes: [String] = []
    if !fault.isApplied { notes.append("not applied") }
    if fault.skipsWaits { notes.append("without its waits") }
    return fault.names.joined(separator: ", ")
      + (notes.isEmpty ? "" : " (\(notes.joined(separator: ", ")))")
  }

  private func target(_ entry: Entry) -> String {
    (entry.vendor.map { "/\($0)" } ?? "") + entry.path
      + (entry.query.isEmpty ? "" : "?\(entry.query)")
  }

  private func coloured(_ status: Int) -> String {
    guard isColoured else { return String(status) }
    let colour =
      switch status {
      case ..<300: 32
      case ..<400: 36
      case ..<500: 33
      default: 31
      }
    return "\(Terminal.escape)[\(colour)m\(status)\(Terminal.escape)[0m"
  }

  /// `0.4ms`, without Foundation's formatters.
  static func milliseconds(_ microseconds: Int64) -> String {
    let tenths = (microseconds + 50) / 100
    return "\(tenths / 10).\(tenths % 10)ms"
  }

  private func json(_ entry: Entry, _ wall: Instant) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.field("time", wall.iso8601(.milliseconds))
      json.field("status", entry.status)
      json.field("method", entry.method.rawValue)
      json.field("path", target(entry))
      json.field("vendor", entry.vendor)
      json.field("operation", entry.operation)
      json.field("world", entry.world)
      json.field("world_time", entry.at.iso8601(.milliseconds))
      json.field("request_id", entry.requestID)
      json.field("microseconds", entry.duration)
      json.field("diagnosis", entry.diagnosis)
      json.field("fault", entry.fault.map(Self.rules))
    }
    return json.finish()
  }
}
