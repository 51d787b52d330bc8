/// What one source says about options: the flags, the environment, or a file.
struct OptionLayer: Sendable, Hashable {
  /// A value as it was written.
  struct Spelled: Sendable, Hashable {
    let text: String
    /// Where it stands, for messages: `--port`, `UNDERSTUDY_PORT`, `understudy.yaml:3:7`.
    let place: String
  }

  private(set) var values: [OptionKey: [Spelled]] = [:]
  /// What is said of options that were given under a former name.
  private(set) var warnings: [String] = []

  mutating func add(_ key: OptionKey, _ text: String, at place: String) {
    values[key, default: []].append(Spelled(text: text, place: place))
  }

  /// Adds what was given under a former name; `now` is what to write there instead.
  mutating func add(former key: OptionKey, _ text: String, at place: String, now: String) {
    add(key, text, at: place)
    warnings.append("\(place) is called \(now) now; the old name goes with the next version")
  }

  /// Adds what was given on the command line.
  mutating func add(flag key: OptionKey, _ texts: [String]) {
    for text in texts { add(key, text, at: "--\(key.rawValue)") }
  }

  /// What the environment says; `value` looks a variable up.
  static func environment(_ value: (String) -> String?) -> OptionLayer {
    var layer = OptionLayer()
    for key in OptionKey.allCases {
      guard let text = value(key.variable) else { continue }
      let parts = key.isRepeatable ? text.split(separator: ",").map(String.init) : [text]
      for part in parts { layer.add(key, part, at: key.variable) }
    }
    for (name, key) in OptionKey.former.sorted(by: { $0.key < $1.key }) {
      let variable = OptionKey.variable(name)
      guard layer.values[key] == nil, let text = value(variable) else { continue }
      layer.add(former: key, text, at: variable, now: key.variable)
    }
    return layer
  }

  /// Flags, environment and file, in the order in which they count; `config` names the file.
  static func all(
    flags: OptionLayer, config: String?, _ variable: (String) -> String?
  ) throws(CommandError) -> [OptionLayer] {
    var layers = [flags, environment(variable)]
    let path = config ?? variable("UNDERSTUDY_CONFIG")
    if let text = try TextFile.read(path ?? OptionFile.defaultName) {
      layers.append(try OptionFile.read(text, name: path ?? OptionFile.defaultName))
    } else if let path {
      throw .refused("--config: there is no file \(path)")
    }
    for warning in layers.flatMap(\.warnings) { Terminal.complain("understudy: \(warning)") }
    return layers
  }

  /// What it says of these options, and nothing else.
  func only(_ keys: Set<OptionKey>) -> OptionLayer {
    var layer = self
    layer.values = values.filter { keys.contains($0.key) }
    return layer
  }
}
