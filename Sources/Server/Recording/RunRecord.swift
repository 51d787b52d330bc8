import HTTPTypes
import Wire

/// A record of a run as it was read: its header, and what came to pass, in order.
package struct RunRecord: Sendable {
  /// Something that came to pass.
  enum Event: Sendable {
    /// A world was made.
    case world(String, wall: Instant)
    /// The first turn of a request; without a moment where no world was asked.
    case request(Int, RecordedRequest, Moment?, wall: Instant)
    /// A request that had been told to come again was answered.
    case again(Int, Moment)
    /// A wait was in vain.
    case unfinished(Int, Moment)
    /// A stream was asked for its next piece.
    case follow(Int, Moment)
    /// A stream gave a piece.
    case piece(Int, RecordedBytes)
    /// A call of the control plane had its effect.
    case control(Int, RecordedRequest, wall: Instant)
    case response(Int, RecordedResponse)
  }

  /// When a turn was taken: in which world, by whose clocks.
  struct Moment: Sendable, Hashable {
    /// Nil for the world that the request is in.
    let world: String?
    let wall: Instant
    let at: Instant
  }

  let header: RecordHeader
  /// Each with its line.
  let events: [(line: Int, event: Event)]
  /// Whether the record ends before its run did.
  package let isCut: Bool
  /// The program that wrote it.
  package var version: String { header.version }

  /// The machine's time when the world of that name was first made; nil where the record never
  /// meets it.
  func creation(of name: String) -> Instant? {
    for (_, event) in events {
      if case .world(name, let createdAt) = event { return createdAt }
    }
    return nil
  }

  /// How many requests it holds, and how many calls of the control plane.
  package var counts: (requests: Int, controls: Int) {
    events.reduce(into: (0, 0)) { counts, line in
      switch line.event {
      case .request: counts.0 += 1
      case .control: counts.1 += 1
      default: break
      }
    }
  }

  /// Reads a record.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - cut: Whether a record that ends too early is taken as far as it goes.
  /// - Throws: The first fault, with its line.
  package init(_ bytes: [UInt8], cut: Bool = false) throws(RecordError) {
    var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    // What stands behind the last line's end is nothing, or a line that was not written out.
    let rest = lines.popLast() ?? []
    guard let first = lines.first else {
      throw RecordError(
        1, rest.isEmpty ? "the record is empty" : "the record ends in its first line")
    }
    header = try RecordHeader(try Self.parse(first, 1), line: 1)
    var events: [(line: Int, event: Event)] = []
    var calls = 0
    var end: Int?
    for (index, text) in lines.enumerated().dropFirst() {
      let line = index + 1
      guard end == nil else { throw RecordError(line, "something follows the record's end") }
      let json = try Self.parse(text, line)
      if let count = json["end"]?.intValue {
        end = count
        continue
      }
      let event = try Self.event(RecordReader(json, line), after: &calls)
      events.append((line, event))
    }
    if let end, end != calls {
      throw RecordError(lines.count, "the record holds \(calls) calls and says that it has \(end)")
    }
    isCut = end == nil
    if end != nil, !rest.isEmpty {
      throw RecordError(lines.count + 1, "something follows the record's end")
    }
    if isCut, !cut {
      throw RecordError(
        lines.count + (rest.isEmpty ? 0 : 1),
        "the record ends here without its last line: it was cut short after \(calls) calls; "
          + "--cut goes through these")
    }
    self.events = events
  }

  private static func parse(_ text: ArraySlice<UInt8>, _ line: Int) throws(RecordError) -> JSON {
    do throws(JSONSyntaxError) { return try JSON(parsing: Array(text)) } catch {
      throw RecordError(line, "the line is not JSON: column \(error.column): \(error.reason)")
    }
  }

  private static func event(
    _ reader: RecordReader, after calls: inout Int
  ) throws(RecordError) -> Event {
    guard let kind = reader.json.objectValue?.keys.first else {
      throw RecordError(reader.line, "the line is no event")
    }
    if kind == "world" { return .world(try reader.text(kind), wall: try reader.instant("wall")) }
    let number = try reader.number(kind)
    if kind == "request" || kind == "control" {
      guard number == calls + 1 else {
        throw RecordError(reader.line, "\(kind) \(number) follows call \(calls): lines are missing")
      }
      calls += 1
    } else if !(1...max(1, calls)).contains(number) || calls == 0 {
      throw RecordError(reader.line, "\(kind) \(number) is of a call that never began")
    }
    switch kind {
    case "request":
      let hasTurn = reader.json["world"] != nil
      return .request(
        number, try RecordedRequest(reader), hasTurn ? try moment(reader) : nil,
        wall: try reader.instant("wall"))
    case "control":
      return .control(number, try RecordedRequest(reader), wall: try reader.instant("wall"))
    case "again": return .again(number, try moment(reader))
    case "unfinished": return .unfinished(number, try moment(reader))
    case "follow": return .follow(number, try moment(reader))
    case "piece": return .piece(number, try reader.bytes("bytes"))
    case "answer": return .response(number, try RecordedResponse(reader))
    default: throw RecordError(reader.line, "there is no event '\(kind)'")
    }
  }

  private static func moment(_ reader: RecordReader) throws(RecordError) -> Moment {
    Moment(
      world: reader.json["world"]?.stringValue, wall: try reader.instant("wall"),
      at: try reader.instant("at"))
  }
}
