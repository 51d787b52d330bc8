import Scenarios
import Server
import Yams

/// Reads `understudy.yaml`: the same keys as the flags, without dashes.
///
/// Keys that take several values take a list; `vendor` and `set` take a mapping too. Every fault is
/// gathered, each with its place in the file.
struct OptionFile {
  /// What is read unless a file is named, where there is one.
  static let defaultName = "understudy.yaml"

  private let name: String
  private var layer = OptionLayer()
  private var faults: [String] = []

  private init(name: String) { self.name = name }

  /// Reads the file of the default name in the working directory; nil where there is none. What
  /// writes files is refused there.
  static func found() throws(CommandError) -> OptionLayer? {
    guard let text = try TextFile.read(defaultName) else { return nil }
    let layer = try read(text, name: defaultName)
    let refusals = OptionKey.allCases.filter(\.writesFile).flatMap { key in
      (layer.values[key] ?? []).map { spelled in
        "\(spelled.place): `\(key.rawValue)` writes a file, and is not taken from a file that nobody "
          + "has named; give it as --\(key.rawValue) or \(key.variable), or name this file by --config"
      }
    }
    guard refusals.isEmpty else { throw CommandError(code: 2, lines: refusals) }
    return layer
  }

  /// Reads the text of the file `name`.
  static func read(_ text: String, name: String) throws(CommandError) -> OptionLayer {
    var file = OptionFile(name: name)
    do {
      guard let root = try YAMLText.tree(text) else { return OptionLayer() }
      file.read(root)
    } catch let excess as YAMLText.Excess {
      throw .refused("\(name):\(excess.line):\(excess.column): \(excess.message)")
    } catch {
      throw .refused(file.message(for: error))
    }
    guard file.faults.isEmpty else { throw CommandError(code: 2, lines: file.faults) }
    return file.layer
  }

  private mutating func read(_ root: Node) {
    guard let mapping = root.mapping else {
      faults.append("\(place(root)): the file must be a mapping of options, such as `port: 4010`")
      return
    }
    for (node, value) in mapping {
      if let name = node.scalar?.string, let key = OptionKey.former[name] {
        guard let text = value.scalar?.string else {
          faults.append("\(place(value)): `\(name)` must be a single value")
          continue
        }
        layer.add(former: key, text, at: place(value), now: "`\(key.rawValue)`")
        continue
      }
      guard let name = node.scalar?.string, let key = OptionKey(rawValue: name) else {
        unknown(node)
        continue
      }
      read(value, for: key)
    }
  }

  private mutating func read(_ value: Node, for key: OptionKey) {
    switch value {
    case .scalar(let scalar): layer.add(key, scalar.string, at: place(value))
    case .sequence(let sequence) where key.isRepeatable:
      for element in sequence {
        guard let text = element.scalar?.string else {
          faults.append("\(place(element)): each of `\(key.rawValue)` must be a text")
          continue
        }
        layer.add(key, text, at: place(element))
      }
    case .mapping(let mapping) where key.isMapping: read(mapping, for: key, prefix: "")
    case .mapping, .sequence, .alias:
      faults.append("\(place(value)): `\(key.rawValue)` must be a single value")
    }
  }

  /// `miosa: 4011` is `miosa=4011`; of settings, `miosa: {name_conflict: 409}` is
  /// `miosa.name_conflict=409`.
  private mutating func read(_ mapping: Node.Mapping, for key: OptionKey, prefix: String) {
    for (node, value) in mapping {
      let name = prefix + (node.scalar?.string ?? "")
      if let text = value.scalar?.string {
        layer.add(key, "\(name)=\(text)", at: place(value))
      } else if let inner = value.mapping, key == .set, prefix.isEmpty {
        read(inner, for: key, prefix: name + ".")
      } else {
        faults.append("\(place(value)): `\(name)` must be a single value")
      }
    }
  }

  private mutating func unknown(_ node: Node) {
    let name = node.scalar?.string ?? ""
    let nearest = NearestNames.sorted(OptionKey.allCases.map(\.rawValue), to: name).first ?? ""
    faults.append("\(place(node)): there is no option '\(name)'; did you mean '\(nearest)'?")
  }

  private func place(_ node: Node) -> String {
    guard let mark = node.mark else { return name }
    return "\(name):\(mark.line):\(mark.column)"
  }

  private func message(for error: any Error) -> String {
    switch error as? YamlError {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      "\(name):\(mark.line):\(mark.column): \(problem)"
    case .duplicatedKeysInMapping(let duplicates, let context):
      "\(name):\(context.mark.line):\(context.mark.column): "
        + "given twice: \(duplicates.joined(separator: ", "))"
    default: "\(name): not YAML: \(error)"
    }
  }
}
