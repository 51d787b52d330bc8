import ArgumentParser

/// The options of `serve` and `run` that say what worlds are like at first.
struct WorldOptions: ParsableArguments {
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

  /// Those that are given, as they are written.
  var values: [(OptionKey, [String])] {
    [
      (.baseline, [baseline].compactMap { $0 }), (.snapshot, snapshot),
      (.seed, [seed].compactMap { $0 }), (.clock, [clock].compactMap { $0 }),
      (.start, [start].compactMap { $0 }), (.auth, [auth].compactMap { $0 }),
    ]
  }
}
