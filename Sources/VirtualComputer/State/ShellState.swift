/// A text that a shell runs, and how its messages name it.
struct SourceText {
  let text: ByteString
  let firstLine: Int
  /// What stands before `line N`: the name of the shell or of a script.
  let name: ByteString
  /// What a syntax error has between the name and the line.
  let kind: ByteString
}

/// A step of a text.
struct CodePlace {
  var text: Int
  var step: Int
}

/// A variable of a shell.
struct Variable {
  var value: ByteString?
  var isExported = false
  var isReadonly = false
}

/// How high the stacks of a shell are.
struct Heights {
  let words: Int
  let values: Int
  let commands: Int
  let tests: Int
}

/// Something that a shell is in the middle of.
struct Control {
  enum Kind {
    /// Where it goes on, and behind which step it ends.
    case loop(next: Int, end: Int)
    case each(ByteString, [ByteString], index: Int, next: Int, end: Int)
    case call(Call)
    /// What the descriptors led to before; nil for closed ones.
    case redirected([DescriptorTarget])
    /// The edge of a subshell: loops and calls below are another process's.
    case edge
  }

  struct Call {
    enum Kind: Int { case function, source, eval, trap }

    let kind: Kind
    let from: CodePlace
    var positional: [ByteString]?
    /// What variables were before: local ones, and those set for one command.
    var variables: [ByteString: Variable?] = [:]
    /// The redirections of the call itself.
    var descriptors: [DescriptorTarget] = []
    /// The status to keep, of a trap.
    var status: Int32?
  }

  var kind: Kind
  let heights: Heights
  /// The status of a loop's last command.
  var status: Int32 = 0
}

/// A simple command while its words are expanded.
struct PendingCommand {
  struct Redirect {
    let kind: Redirection.Kind
    let descriptor: Int
    let target: ByteString
  }

  var line: Int
  var arguments: [ByteString] = []
  var assignments: [(name: ByteString, value: ByteString)] = []
  var redirections: [Redirect] = []
}

/// What `set` switches.
struct ShellOptions {
  var exitsOnError = false
  var refusesUnset = false
  var pipefail = false
  var noGlob = false

  /// Switches one of `e`, `u` and `f`.
  mutating func set(_ letter: UInt8, _ isOn: Bool) {
    switch letter {
    case UInt8(ascii: "e"): exitsOnError = isOn
    case UInt8(ascii: "u"): refusesUnset = isOn
    default: noGlob = isOn
    }
  }
}

/// What a shell does once what it waits for has come.
enum Resumption {
  /// Reads what a substitution wrote, and its status.
  case substitution(pid: Int, file: Int, quoted: Bool)
  /// Takes the status of the last of these, or with pipefail of the last that failed.
  case pipeline([Int])
  /// Runs the same builtin again.
  case builtin
}
