import Wire

/// A small deterministic shell: enough of bash to show that commands run, one after the other, on a
/// disk that keeps what they write.
///
/// It knows quotes, `$HOME`, `$USER`, `$PWD` and `$?`, the operators `;`, `&&`, `||`, `|`, `>` and
/// `>>`, and the commands in `Shell+commands.swift`. Every other command is "command not found"
/// with exit code 127, also where a real computer has it. It has no network and takes no time: a
/// `sleep` beyond the time limit is cut off at once, as `timeout` would.
struct Shell {
  let host: String
  let now: Instant
  var disk: Disk
  /// Seconds that a command may take.
  let timeout: Int
  var folder = "/home/user"
  var lastExit = 0
  /// Seconds that the commands so far would have taken.
  var elapsed = 0.0
  /// Set by `exit`, and when the time limit is over: what follows is not run.
  var hasEnded = false

  init(host: String, now: Instant, disk: Disk, timeout: Int) {
    self.host = host
    self.now = now
    self.disk = disk
    self.timeout = timeout
  }

  /// Runs a line; what it prints on either stream, and the exit code of the last command.
  mutating func run(_ line: String) -> (output: String, exitCode: Int) {
    guard let pipelines = ShellLine.pipelines(of: line) else {
      return ("bash: syntax error: unterminated quoted string\n", 2)
    }
    var output = ""
    for conditional in pipelines {
      guard !hasEnded else { break }
      switch conditional.condition {
      case .always: break
      case .afterSuccess: guard lastExit == 0 else { continue }
      case .afterFailure: guard lastExit != 0 else { continue }
      }
      output += run(conditional)
    }
    return (output, lastExit)
  }

  private mutating func run(_ conditional: ShellLine.ConditionalPipeline) -> String {
    var input = ""
    var shown = ""
    for command in conditional.pipeline {
      let words = command.words.map { expand($0) }
      guard let name = words.first else { continue }
      var result = run(name, Array(words.dropFirst()), input)
      lastExit = result.exit
      if let target = command.target {
        let path = absolute(expand(target.path))
        if let error = write(result.output, to: path, appends: target.appends) {
          result.error += error
          lastExit = 1
        }
        result.output = ""
      }
      shown += result.error
      input = result.output
    }
    return shown + input
  }

  private mutating func write(_ text: String, to path: String, appends: Bool) -> String? {
    if path == "/dev/null" { return nil }
    if disk[path] == .folder { return "bash: \(path): Is a directory\n" }
    guard path.utf8.count <= Self.longestPath else { return "bash: File name too long\n" }
    guard disk.hasFolder(around: path) else { return "bash: \(path): No such file or directory\n" }
    var whole = text
    if appends, case .file(let before) = disk[path] { whole = before + text }
    guard whole.utf8.count <= Self.mostBytes else {
      return "bash: \(path): No space left on device\n"
    }
    disk[path] = .file(whole)
    return nil
  }

  /// The most bytes that a file may hold and that one command may print, and the longest path: a
  /// few lines can double a file often enough to fill any disk.
  static let mostBytes = 1_000_000
  static let longestPath = 4096

  /// A path from the root, without `.`, `..` and doubled slashes.
  func absolute(_ path: String) -> String {
    let full = path.hasPrefix("/") ? path : folder + "/" + path
    var parts: [Substring] = []
    for part in full.split(separator: "/") {
      switch part {
      case ".": break
      case "..": if !parts.isEmpty { parts.removeLast() }
      default: parts.append(part)
      }
    }
    return "/" + parts.joined(separator: "/")
  }

  /// A word with its variables in place; single quotes have been marked by the reader.
  private func expand(_ word: ShellLine.Word) -> String {
    var text = ""
    for piece in word.pieces {
      guard piece.isExpanded else {
        text += piece.text
        continue
      }
      var rest = piece.text[...]
      while let dollar = rest.firstIndex(of: "$") {
        text += rest[..<dollar]
        rest = rest[rest.index(after: dollar)...]
        if rest.first == "?" {
          text += String(lastExit)
          rest = rest.dropFirst()
          continue
        }
        let name = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
        text += name.isEmpty ? "$" : variable(String(name))
        rest = rest.dropFirst(name.count)
      }
      text += rest
    }
    if word.isBare, text == "~" || text.hasPrefix("~/") { text = "/home/user" + text.dropFirst() }
    return text
  }

  private func variable(_ name: String) -> String {
    switch name {
    case "HOME": "/home/user"
    case "USER": "user"
    case "PWD": folder
    case "HOSTNAME": host
    case "SHELL": "/bin/bash"
    case "DISPLAY": ":99"
    default: ""
    }
  }
}
