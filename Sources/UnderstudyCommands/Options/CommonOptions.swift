import ArgumentParser

/// The options that `serve` and `run` share: everything that says what is answered, what is written
/// down of it, and where options are read from.
///
/// Those that are left to `serve` say where a server that stays listens, keeps its world and prints.
struct CommonOptions: ParsableArguments {
  @Option(help: "A scenario file: what fails, how slowly, how long things take; repeatable.")
  var scenario: [String] = []
  @Option(
    help:
      "What a world holds at first: demo, empty, snapshot:NAME or a snapshot's directory. (default: demo)"
  )
  var baseline: String?
  @Option(help: "A snapshot's directory and the name it is known under: NAME=DIR; repeatable.")
  var snapshot: [String] = []
  @Option(help: "What ids and chance are made from. (default: 1)")
  var seed: String?
  @Option(help: "How world time runs: real, frozen or scaled:N. (default: real)")
  var clock: String?
  @Option(help: "Where world time starts: 2026-01-02T03:04:05Z. (default: now)")
  var start: String?
  @Option(help: "Whose keys are good: any, or strict for those minted here. (default: any)")
  var auth: String?
  @Option(help: "A vendor's setting: VENDOR.NAME=VALUE; repeatable.")
  var set: [String] = []
  @Flag(help: "Answer every operation from samples, without state.")
  var stateless = false
  /// The flag as 0.1.0 called it.
  @Flag(name: .customLong("conjure"), help: .hidden)
  var formerStateless = false
  @Option(help: "How much of the requests is kept for reading; 0 for none. (default: 32MiB)")
  var journal: String?
  @Flag(help: "Answer 404 for a world that nobody has made.")
  var noUnknownWorlds = false
  @Flag(help: "Leave out what rules make clients wait for: delays, silence, slow bytes.")
  var noDelays = false
  @Flag(help: "Take magic keys and names for ordinary ones; `understudy magic` lists them.")
  var noMagicValues = false
  @Option(help: "How long a world is kept that nobody asks: 30m; 0 for ever. (default: 30m)")
  var worldTtl: String?
  @Option(help: "How many worlds are kept beside the default one. (default: 2000)")
  var maxWorlds: String?
  @Option(help: "How many bytes all worlds may hold, and all snapshots again. (default: 1GiB)")
  var maxWorldBytes: String?
  @Option(help: "The origin whose pages may call vendors' routes, or *.")
  var cors: String?
  @Option(help: "A port on which one vendor stands at the root: NAME=PORT; repeatable.")
  var vendor: [String] = []
  @Option(help: "Write everything down in this file, for replay.")
  var record: String?
  @Option(help: "The file to read options from. (default: understudy.yaml, where there is one)")
  var config: String?

  /// What the flags say, as it is written.
  var layer: OptionLayer {
    let single: [(OptionKey, String?)] = [
      (.baseline, baseline), (.seed, seed), (.clock, clock), (.start, start), (.auth, auth),
      (.journal, journal), (.worldTTL, worldTtl), (.maxWorlds, maxWorlds),
      (.maxWorldBytes, maxWorldBytes), (.cors, cors), (.record, record),
    ]
    let several: [(OptionKey, [String])] = [
      (.scenario, scenario), (.snapshot, snapshot), (.set, set), (.vendor, vendor),
    ]
    let flags: [(OptionKey, Bool)] = [
      (.stateless, stateless), (.noUnknownWorlds, noUnknownWorlds), (.noDelays, noDelays),
      (.noMagicValues, noMagicValues),
    ]
    var layer = OptionLayer()
    for (key, text) in single { layer.add(flag: key, [text].compactMap { $0 }) }
    for (key, texts) in several { layer.add(flag: key, texts) }
    for (key, isGiven) in flags { layer.add(flag: key, isGiven ? ["true"] : []) }
    if formerStateless {
      layer.add(former: .stateless, "true", at: "--conjure", now: "--stateless")
    }
    return layer
  }
}

/// How much of a vendor's documented API must have been exercised.
struct CoverageMinimum: ParsableArguments {
  @Option(help: "The least that is enough of each vendor that was called, in percent.")
  var minCoverage: String?
  @Option(
    help: """
      What --min-coverage is of: operations, outcomes, request_fields or response_fields. \
      (default: operations)
      """)
  var measure: String?
}
