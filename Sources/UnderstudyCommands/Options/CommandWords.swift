import ArgumentParser
import Server
import Wire

/// The words of a command line before they are parsed: misspelt commands, which the parser takes for
/// arguments of another, and options that are given twice, of which it takes the last.
struct CommandWords {
  /// Without the program's name, and without what stands behind `--`.
  private let words: [String]

  init(_ arguments: [String]) { words = arguments.dropFirst().prefix { $0 != "--" } }

  /// Refuses what the parser would misunderstand.
  func check(_ root: any ParsableCommand.Type) throws(CommandError) {
    let path = try commands(root)
    var options: [String: Int] = [:]
    for word in words where word.hasPrefix("--") && word.count > 2 {
      options[String(word.dropFirst(2).prefix { $0 != "=" }), default: 0] += 1
    }
    let several = options.filter { $0.value > 1 }.keys.sorted()
    guard !several.isEmpty, let command = path.last else { return }
    let single = Self.singleOptions(of: command)
    let lines = several.filter(single.contains).map { "--\($0): it is given twice; give it once" }
    guard lines.isEmpty else { throw CommandError(code: 2, lines: lines) }
  }

  /// The commands that the first words name, from the root on.
  private func commands(
    _ root: any ParsableCommand.Type
  ) throws(CommandError) -> [any ParsableCommand.Type] {
    var path = [root]
    for (index, word) in words.enumerated() {
      let known = path[path.count - 1].configuration.subcommands
      guard !known.isEmpty, !word.hasPrefix("-"), index > 0 || word != "help" else { break }
      guard let next = known.first(where: { $0._commandName == word }) else {
        let before = ([root._commandName] + words[..<index]).joined(separator: " ")
        let nearest = NearestNames.alike(known.map { $0._commandName }, to: word).first
        throw .refused(
          "there is no '\(before) \(word)'; "
            + (nearest.map { "did you mean '\(before) \($0)'?" }
              ?? "`\(before) --help` lists what there is"))
      }
      path.append(next)
    }
    return path
  }

  /// The options that take one value, and once; with those of a default subcommand.
  private static func singleOptions(of command: any ParsableCommand.Type) -> Set<String> {
    let chosen = command.configuration.defaultSubcommand ?? command
    guard let dump = try? JSON(parsing: Array(chosen._dumpHelp().utf8)) else { return [] }
    var names: Set<String> = []
    for argument in dump["command"]?["arguments"]?.arrayValue ?? []
    where argument["kind"] == "option" && argument["isRepeating"] == false {
      for name in argument["names"]?.arrayValue ?? [] {
        if let name = name["name"]?.stringValue { names.insert(name) }
      }
    }
    return names
  }
}
