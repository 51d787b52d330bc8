import Server
import Simulation
import Wire

/// The options that a state directory keeps: seed, clock, start, baseline, magic values.
///
/// The value that it was made with, or that holds now, may be given again and changes nothing.
/// Another one is refused with both values and what changes it; where none is given, the kept one
/// counts, also for worlds beside the one that the directory holds. A scenario's clock and baseline
/// are held to the same; its seed is what chance is drawn from, and ids go on as they were.
struct KeptOptions {
  /// As the options name it.
  private let directory: String
  private let summary: StateSummary
  private let options: ServeOptions
  private let scenario: Scenario?
  private var refusals: [String] = []

  private init(
    _ directory: String, _ summary: StateSummary, _ options: ServeOptions, _ scenario: Scenario?
  ) {
    self.directory = directory
    self.summary = summary
    self.options = options
    self.scenario = scenario
  }

  /// Options with the kept values in place of those that are not given; `directory` is the state
  /// directory as the options name it.
  static func applied(
    _ directory: String, _ summary: StateSummary, to options: ServeOptions,
    under scenario: Scenario?
  ) throws(CommandError) -> ServeOptions {
    var judge = KeptOptions(directory, summary, options, scenario)
    judge.judgeClock()
    judge.judgeSeed()
    judge.judgeStart()
    judge.judgeBaseline()
    judge.judgeMagic()
    guard judge.refusals.isEmpty else { throw CommandError(code: 2, lines: judge.refusals) }
    var kept = options
    kept.seed = summary.flags?.seed ?? summary.seed
    kept.clock = summary.flags?.clock ?? summary.clock
    guard let flags = summary.flags else { return kept }
    kept.start = flags.start
    kept.baseline = baseline(flags.baseline)
    kept.takesMagicValues = flags.takesMagicValues
    kept.places[.baseline] = "\(directory), which was made with --baseline \(flags.baseline)"
    return kept
  }

  private mutating func judgeClock() {
    guard let (place, wanted) = given(.clock, options.clock, scenario?.clock?.mode) else { return }
    guard wanted != summary.flags?.clock, wanted != summary.clock else { return }
    let text = SpelledClockMode(wanted).text
    let verb =
      switch wanted {
      case .real: "resume"
      case .frozen: "freeze"
      case .scaled(let factor): "scale \(Int(exactly: factor).map(String.init) ?? "\(factor)")"
      }
    let now = SpelledClockMode(summary.clock).text
    let made = summary.flags.map { SpelledClockMode($0.clock).text } ?? now
    refuse(
      place, "clock", made == now ? made : "\(made) (\(now) now)", text,
      "start without it, and change it by `understudy clock \(verb)`")
  }

  private mutating func judgeSeed() {
    guard let (place, wanted) = given(.seed, options.seed, nil) else { return }
    guard wanted != summary.flags?.seed, wanted != summary.seed else { return }
    refuse(
      place, "seed", String(summary.flags?.seed ?? summary.seed), String(wanted),
      "leave it out, or take a world of that seed over by "
        + "`understudy world restore default --from SNAPSHOT`")
  }

  private mutating func judgeStart() {
    guard let (place, wanted) = given(.start, options.start, scenario?.clock?.start) else { return }
    let text = wanted.iso8601(.microseconds)
    if let flags = summary.flags {
      guard wanted != flags.start else { return }
      refuse(
        place, "start", flags.start?.iso8601(.microseconds) ?? "the time when it was made", text,
        "start without it, and move the clock forward by `understudy clock set \(text)`")
    } else if wanted != summary.clockAnchor {
      // A clock that was never moved stands where it started.
      refuse(
        place, "start", "not noted by 0.1.0", text,
        "start without it, and move the clock forward by `understudy clock set \(text)`")
    }
  }

  private mutating func judgeBaseline() {
    guard
      let (place, wanted) = given(
        .baseline, options.baseline.map(text), scenario?.baseline),
      let kept = summary.flags?.baseline, wanted != kept
    else { return }
    refuse(
      place, "baseline", kept, wanted,
      "leave it out, or take a snapshot over by `understudy world restore default --from SNAPSHOT`")
  }

  private mutating func judgeMagic() {
    guard let place = options.places[.noMagicValues], let flags = summary.flags,
      options.takesMagicValues != flags.takesMagicValues
    else { return }
    refuse(
      place, "no-magic-values", String(!flags.takesMagicValues),
      String(!options.takesMagicValues), "leave it out, or use another directory")
  }

  /// The value that is asked for and where; a flag counts more than a scenario.
  private func given<Value>(
    _ key: OptionKey, _ flag: Value?, _ scripted: Value?
  ) -> (place: String, value: Value)? {
    if let flag { return (options.places[key] ?? "--\(key.rawValue)", flag) }
    guard let scenario, let scripted else { return nil }
    return ("scenario \(scenario.name)", scripted)
  }

  private mutating func refuse(
    _ place: String, _ name: String, _ kept: String, _ wanted: String, _ remedy: String
  ) {
    refusals.append(
      "\(place): \(directory) keeps the \(name) it was made with, \(kept), and takes no other: "
        + "\(wanted); \(remedy)")
  }

  /// As a state directory notes it.
  private func text(_ baseline: ServeOptions.Baseline) -> String {
    switch baseline {
    case .plain(let plain): plain.rawValue
    case .snapshot(let name): "snapshot:\(name)"
    case .directory(let path): TextFile.absolute(path)
    }
  }

  private static func baseline(_ text: String) -> ServeOptions.Baseline {
    if let plain = WorldConfiguration.Baseline(rawValue: text) { return .plain(plain) }
    return Snapshot.name(inBaseline: text).map { .snapshot($0) } ?? .directory(text)
  }
}
