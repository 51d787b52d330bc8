/// A command line taken apart: pipelines with their conditions, words, redirections. It runs
/// nothing.
enum ShellLine {
  /// A part of a word; what stood in single quotes or behind a backslash is not expanded.
  struct Piece: Hashable {
    var text: String
    let isExpanded: Bool
  }

  /// A word in its pieces.
  struct Word: Hashable {
    var pieces: [Piece] = []
    /// Whether no part of it was quoted.
    var isBare = true

    mutating func append(_ character: Character, isExpanded: Bool) {
      if let last = pieces.indices.last, pieces[last].isExpanded == isExpanded {
        pieces[last].text.append(character)
      } else {
        pieces.append(Piece(text: String(character), isExpanded: isExpanded))
      }
    }
  }

  /// A file that takes a command's output.
  struct Target: Hashable {
    let path: Word
    let appends: Bool
  }

  /// A command with its words.
  struct Command: Hashable {
    var words: [Word] = []
    var target: Target?
  }

  /// When a pipeline is run.
  enum Condition {
    case always, afterSuccess, afterFailure
  }

  /// Commands joined by pipes.
  struct ConditionalPipeline {
    var condition: Condition
    var pipeline: [Command] = [Command()]
  }

  private enum Token {
    case word(Word)
    case sign(String)
  }

  /// The pipelines of a line; nil where a quote is not closed.
  static func pipelines(of line: String) -> [ConditionalPipeline]? {
    guard let tokens = tokens(of: line) else { return nil }
    var pipelines = [ConditionalPipeline(condition: .always)]
    var redirection: String?
    for token in tokens {
      let index = pipelines.count - 1
      let command = pipelines[index].pipeline.count - 1
      switch token {
      case .word(let word):
        if let sign = redirection {
          // `2>&1` and its like change nothing here: both streams are one.
          pipelines[index].pipeline[command].target = Target(path: word, appends: sign == ">>")
          redirection = nil
        } else {
          pipelines[index].pipeline[command].words.append(word)
        }
      case .sign("|"): pipelines[index].pipeline.append(Command())
      case .sign("&&"): pipelines.append(ConditionalPipeline(condition: .afterSuccess))
      case .sign("||"): pipelines.append(ConditionalPipeline(condition: .afterFailure))
      case .sign(">"), .sign(">>"):
        if case .sign(let sign) = token { redirection = sign }
      case .sign: pipelines.append(ConditionalPipeline(condition: .always))
      }
    }
    return pipelines
  }

  private static func tokens(of line: String) -> [Token]? {
    var tokens: [Token] = []
    var word: Word?
    var rest = line[...]
    func end(_ word: inout Word?) {
      if let word { tokens.append(.word(word)) }
      word = nil
    }
    while let character = rest.popFirst() {
      switch character {
      case "'", "\"":
        guard let close = closing(character, in: rest) else { return nil }
        var quoted = word ?? Word()
        quoted.isBare = false
        if quoted.pieces.isEmpty { quoted.pieces.append(Piece(text: "", isExpanded: false)) }
        var inner = rest[..<close]
        while let next = inner.popFirst() {
          if character == "\"", next == "\\", let escaped = inner.first, "\"\\$`".contains(escaped)
          {
            quoted.append(inner.removeFirst(), isExpanded: false)
          } else {
            quoted.append(next, isExpanded: character == "\"")
          }
        }
        word = quoted
        rest = rest[rest.index(after: close)...]
      case "\\":
        guard let next = rest.popFirst() else { break }
        var escaped = word ?? Word()
        escaped.append(next, isExpanded: false)
        word = escaped
      case " ", "\t": end(&word)
      case ";", "\n":
        end(&word)
        tokens.append(.sign(";"))
      case "&", "|", ">":
        if rest.hasPrefix("&1"), character == ">" {
          // 2>&1: the digit before it is part of the redirection.
          rest = rest.dropFirst(2)
          word = nil
          break
        }
        end(&word)
        if rest.first == character {
          rest.removeFirst()
          tokens.append(.sign("\(character)\(character)"))
        } else {
          tokens.append(.sign(String(character)))
        }
      case "#" where word == nil:
        rest = rest[(rest.firstIndex(of: "\n") ?? rest.endIndex)...]
      default:
        var bare = word ?? Word()
        bare.append(character, isExpanded: true)
        word = bare
      }
    }
    end(&word)
    return tokens
  }

  private static func closing(_ quote: Character, in text: Substring) -> String.Index? {
    var index = text.startIndex
    while index < text.endIndex {
      if quote == "\"", text[index] == "\\" {
        index = text.index(after: index)
        if index == text.endIndex { return nil }
      } else if text[index] == quote {
        return index
      }
      index = text.index(after: index)
    }
    return nil
  }
}
