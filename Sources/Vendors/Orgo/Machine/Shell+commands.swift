import Wire

/// The commands that the shell knows.
extension Shell {
  /// What a command did.
  struct Result {
    var output = ""
    var error = ""
    var exit = 0
  }

  mutating func run(_ name: String, _ words: [String], _ input: String) -> Result {
    switch name {
    case "echo": return echo(words)
    case "printf": return Result(output: unescaped(words.joined(separator: " ")))
    case "pwd": return Result(output: folder + "\n")
    case "whoami": return Result(output: "user\n")
    case "id": return Result(output: "uid=1000(user) gid=1000(user) groups=1000(user)\n")
    case "hostname": return Result(output: host + "\n")
    case "uname":
      return Result(
        output: words.contains("-a") ? "Linux \(host) 6.1.0 x86_64 GNU/Linux\n" : "Linux\n")
    case "date": return Result(output: now.iso8601(.seconds) + "\n")
    case "env":
      return Result(output: "DISPLAY=:99\nHOME=/home/user\nPWD=\(folder)\nUSER=user\n")
    case "true", ":", "sync", "export", "chmod": return Result()
    case "false": return Result(exit: 1)
    case "exit":
      hasEnded = true
      return Result(exit: words.first.flatMap { Int($0) }.map { $0 & 255 } ?? lastExit)
    case "sleep": return sleep(words)
    case "cd": return change(to: words.first ?? "/home/user")
    case "ls": return list(words)
    case "cat": return words.isEmpty ? Result(output: input) : cat(words)
    case "mkdir": return mkdir(words)
    case "touch": return touch(words)
    case "rm": return remove(words)
    case "wc": return Result(output: "\(input.split(separator: "\n").count)\n")
    case "head": return Result(output: first(words, of: input))
    case "grep": return grep(words, input)
    case "which": return which(words)
    case "python3", "python": return python(words)
    default: return Result(error: "bash: \(name): command not found\n", exit: 127)
    }
  }

  private func echo(_ words: [String]) -> Result {
    var words = words[...]
    let endsLine = words.first != "-n"
    if !endsLine || words.first == "-e" { words.removeFirst() }
    return Result(output: words.joined(separator: " ") + (endsLine ? "\n" : ""))
  }

  private func unescaped(_ text: String) -> String {
    text.split(separator: "\\n", omittingEmptySubsequences: false).joined(separator: "\n")
  }

  /// A sleep takes no time; one that would go beyond the limit is ended with the code of `timeout`.
  private mutating func sleep(_ words: [String]) -> Result {
    guard let seconds = words.first.flatMap({ Double($0) }), seconds >= 0 else {
      return Result(error: "sleep: missing operand\n", exit: 1)
    }
    elapsed += seconds
    guard elapsed > Double(timeout) else { return Result() }
    hasEnded = true
    return Result(error: "Command timed out after \(timeout) seconds\n", exit: 124)
  }

  private mutating func change(to path: String) -> Result {
    let path = absolute(path)
    guard disk[path] == .folder else {
      return Result(error: "bash: cd: \(path): No such file or directory\n", exit: 1)
    }
    folder = path
    return Result()
  }

  private func list(_ words: [String]) -> Result {
    let showsAll = words.contains { $0.hasPrefix("-") && $0.contains("a") }
    let isLong = words.contains { $0.hasPrefix("-") && $0.contains("l") }
    let paths = words.filter { !$0.hasPrefix("-") }
    var result = Result()
    for path in paths.isEmpty ? ["."] : paths
    where result.output.utf8.count <= Shell.mostBytes {
      switch disk[absolute(path)] {
      case nil:
        result.error += "ls: cannot access '\(path)': No such file or directory\n"
        result.exit = 2
      case .file: result.output += line(for: absolute(path), named: path, isLong: isLong)
      case .folder:
        let folder = absolute(path)
        for name in disk.names(in: folder) where showsAll || !name.hasPrefix(".") {
          result.output += line(
            for: folder == "/" ? "/\(name)" : "\(folder)/\(name)", named: name, isLong: isLong)
        }
      }
    }
    return result
  }

  private func line(for path: String, named name: String, isLong: Bool) -> String {
    guard isLong else { return name + "\n" }
    if case .file(let text) = disk[path] {
      return "-rw-r--r-- 1 user user \(text.utf8.count) \(name)\n"
    }
    return "drwxr-xr-x 2 user user 4096 \(name)\n"
  }

  private func cat(_ words: [String]) -> Result {
    var result = Result()
    for word in words where result.output.utf8.count <= Shell.mostBytes {
      switch disk[absolute(word)] {
      case .file(let text): result.output += text
      case .folder:
        result.error += "cat: \(word): Is a directory\n"
        result.exit = 1
      case nil:
        result.error += "cat: \(word): No such file or directory\n"
        result.exit = 1
      }
    }
    return result
  }

  private mutating func mkdir(_ words: [String]) -> Result {
    let makesAll = words.contains("-p")
    var result = Result()
    for word in words where !word.hasPrefix("-") {
      let path = absolute(word)
      if path.utf8.count > Shell.longestPath {
        result.error += "mkdir: File name too long\n"
        result.exit = 1
      } else if makesAll {
        var made = ""
        for part in path.split(separator: "/") {
          made += "/" + part
          if disk[made] == nil { disk[made] = .folder }
        }
      } else if disk[path] != nil {
        result.error += "mkdir: cannot create directory '\(word)': File exists\n"
        result.exit = 1
      } else if disk.hasFolder(around: path) {
        disk[path] = .folder
      } else {
        result.error += "mkdir: cannot create directory '\(word)': No such file or directory\n"
        result.exit = 1
      }
    }
    return result
  }

  private mutating func touch(_ words: [String]) -> Result {
    var result = Result()
    for word in words where disk[absolute(word)] == nil {
      let path = absolute(word)
      if disk.hasFolder(around: path), path.utf8.count <= Shell.longestPath {
        disk[path] = .file("")
      } else {
        result.error += "touch: cannot touch '\(word)': No such file or directory\n"
        result.exit = 1
      }
    }
    return result
  }

  private mutating func remove(_ words: [String]) -> Result {
    let flags = words.filter { $0.hasPrefix("-") }.joined()
    var result = Result()
    for word in words where !word.hasPrefix("-") {
      let path = absolute(word)
      if disk[path] == nil {
        if flags.contains("f") { continue }
        result.error += "rm: cannot remove '\(word)': No such file or directory\n"
        result.exit = 1
      } else if disk[path] == .folder, !flags.contains("r") {
        result.error += "rm: cannot remove '\(word)': Is a directory\n"
        result.exit = 1
      } else {
        disk.remove(path)
      }
    }
    return result
  }

  private func first(_ words: [String], of input: String) -> String {
    let count = words.last.flatMap { Int($0.drop { $0 == "-" || $0 == "n" }) } ?? 10
    let lines = input.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count > count else { return input }
    return lines.prefix(max(0, count)).map { $0 + "\n" }.joined()
  }

  private func grep(_ words: [String], _ input: String) -> Result {
    guard let pattern = words.first(where: { !$0.hasPrefix("-") }) else { return Result(exit: 2) }
    let found = input.split(separator: "\n").filter { pattern.isEmpty || $0.contains(pattern) }
    return Result(output: found.map { $0 + "\n" }.joined(), exit: found.isEmpty ? 1 : 0)
  }

  private func which(_ words: [String]) -> Result {
    let known = ["bash", "cat", "echo", "grep", "ls", "mkdir", "python3", "rm", "sleep"]
    let found = words.filter { known.contains($0) }
    return Result(
      output: found.map { "/usr/bin/\($0)\n" }.joined(),
      exit: !words.isEmpty && found.count == words.count ? 0 : 1)
  }

  private func python(_ words: [String]) -> Result {
    if words.first == "--version" || words.first == "-V" {
      return Result(output: "Python 3.12.3\n")
    }
    guard words.first == "-c", words.count > 1 else { return Result() }
    let run = PythonProgram(words[1], timeout: timeout).run()
    guard let fault = run.fault else { return Result(output: run.output) }
    return Result(output: run.output, error: "\(fault.type): \(fault.message)\n", exit: 1)
  }
}
