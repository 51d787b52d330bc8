import ArgumentParser
import Server
import Simulation
import Wire

/// Goes through a recorded run again, and says where it first goes another way.
struct RunReplay: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract: "Send a recorded run's requests again and compare the answers, byte for byte.",
    discussion: """
      Nothing is started and no socket opened. Exit code: 0 where every answer is the same, 1 where \
      one differs (the first one is shown), 2 where the record is cut short, damaged or of another \
      format.
      """)

  @Argument(help: "The record, written by run --record.")
  var file: String
  @Flag(help: "Take a record that was cut short as far as it goes.")
  var cut = false
  @Flag(help: "Print one object.")
  var json = false

  func run() async throws {
    guard let bytes = try TextFile.bytes(of: file) else {
      throw CommandError.refused("there is no file \(file)")
    }
    let outcome: Replayer.Outcome
    let record: RunRecord
    do throws(RecordError) {
      record = try RunRecord(bytes, cut: cut)
      if record.version != Version.text, !json {
        Terminal.complain(
          "understudy: \(file) was written by version \(record.version), this is \(Version.text)")
      }
      outcome = await (try Replayer(record, vendors: Registry.vendors)).run()
    } catch {
      throw CommandError(code: 2, lines: ["\(file):\(error.line): \(error.message)"])
    }
    for line in json ? ["\(report(record, outcome))"] : lines(record, outcome) {
      Terminal.say(line)
    }
    if outcome.difference != nil { throw ExitCode(1) }
  }

  private func lines(_ record: RunRecord, _ outcome: Replayer.Outcome) -> [String] {
    if let difference = outcome.difference {
      let lines = difference.lines
      return ["\(file):\(difference.line): \(lines[0])"] + lines.dropFirst()
        + ["\(outcome.same) answers before it were the same"]
    }
    let (requests, controls) = record.counts
    var line = "\(file): \(requests) requests and \(controls) control calls, all answered the same"
    if outcome.unanswered > 0 {
      line += "; \(outcome.unanswered) at the cut have no answer to compare with"
    }
    return [line]
  }

  private func report(_ record: RunRecord, _ outcome: Replayer.Outcome) -> JSON {
    let number = { (count: Int) in JSON.number(JSONNumber(count)) }
    let (requests, controls) = record.counts
    let difference = outcome.difference.map { difference -> JSON in
      [
        "line": number(difference.line), "request": .string(difference.request),
        "place": .string(difference.place), "expected": .string(difference.expected),
        "found": .string(difference.found),
      ]
    }
    return [
      "requests": number(requests), "controls": number(controls), "same": number(outcome.same),
      "unanswered": number(outcome.unanswered), "cut": .bool(record.isCut),
      "difference": difference ?? .null,
    ]
  }
}
