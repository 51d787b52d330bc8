import Platform
import Server

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
      let parts =
        key.isRepeatable ? text.split(separator: ",").map(Self.withoutBlanks) : [text]
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
    if let path = config ?? variable("UNDERSTUDY_CONFIG") {
      guard let text = try TextFile.read(path) else {
        throw .refused("--config: there is no file \(path)")
      }
      layers.append(try OptionFile.read(text, name: path))
    } else if let found = try OptionFile.found() {
      layers.append(found)
    }
    for warning in layers.flatMap(\.warnings) { Terminal.complain("understudy: \(warning)") }
    return layers
  }

  /// What looks like configuration and is not read: variables of unknown names, and a file with
  /// another ending. `variables` are the names of all that are set.
  static func unread(_ variables: [String]) -> [String] {
    let options = OptionKey.allCases.map(\.variable)
    let known =
      options + ["UNDERSTUDY_CONFIG", "UNDERSTUDY_URL", "UNDERSTUDY_WORLD"]
      + OptionKey.former.keys.map(OptionKey.variable)
      + Registry.vendors.map(\.ownVariable)
    var warnings = variables.filter { $0.hasPrefix("UNDERSTUDY_") && !known.contains($0) }.map {
      "\($0) is not read; did you mean \(NearestNames.sorted(options, to: $0)[0])?"
    }
    let other = "understudy.yml"
    if FileSystem.exists(other) {
      warnings.append("\(other) is not read; options are read from \(OptionFile.defaultName)")
    }
    return warnings
  }

  private static func withoutBlanks(_ text: Substring) -> String {
    String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }

  /// What it says of some options, and nothing else.
  func only(_ isMeant: (OptionKey) -> Bool) -> OptionLayer {
    var layer = self
    layer.values = values.filter { isMeant($0.key) }
    return layer
  }
}
