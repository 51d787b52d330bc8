/// Translates a script that has been read into steps.
struct Compiler {
  private(set) var code: [Instruction] = []
  private let documents: [HereDocument]

  private init(_ documents: [HereDocument]) {
    self.documents = documents
  }

  /// The steps of a whole text; it throws what the text has that is not simulated.
  static func compile(_ text: ByteString, line: Int = 1) throws(Refusal) -> [Instruction] {
    let script = ScriptParser.parse(text, line: line)
    if case .refused(let refusal) = script.failure { throw refusal }
    var compiler = Compiler(script.documents)
    for line in script.commands {
      for document in script.documents[line.documents] {
        guard let end = document.unterminatedAt else { continue }
        compiler.emit(
          .warning(
            line: end,
            "warning: here-document at line \(document.line) delimited by end-of-file "
              + "(wanted `\(document.delimiter)')"))
      }
      compiler.list(line.items)
    }
    if case .syntax(let line, let messages) = script.failure {
      compiler.emit(.syntaxError(line: line, messages))
    }
    compiler.emit(.endText)
    return compiler.code
  }

  // MARK: Emitting

  private mutating func emit(_ instruction: Instruction) {
    code.append(instruction)
  }

  /// A step whose target is not known yet: its place.
  private mutating func hole() -> Int {
    code.append(.endText)
    return code.count - 1
  }

  private mutating func fill(_ place: Int, _ make: (Int) -> Instruction) {
    code[place] = make(code.count)
  }

  // MARK: Commands

  private mutating func list(_ items: [ListItem]) {
    for item in items {
      if item.isBackground {
        let start = hole()
        command(item.command)
        emit(.endProcess)
        fill(start) { .background(end: $0) }
      } else {
        command(item.command)
      }
    }
  }

  private mutating func command(_ command: Command) {
    switch command {
    case .simple(let simple): self.simple(simple)
    case .and(let first, let second):
      tested { $0.command(first) }
      let skip = hole()
      self.command(second)
      fill(skip) { .jumpIfFailure($0) }
    case .or(let first, let second):
      tested { $0.command(first) }
      let skip = hole()
      self.command(second)
      fill(skip) { .jumpIfSuccess($0) }
    case .not(let inner):
      tested { $0.command(inner) }
      emit(.invert)
    case .pipeline(let stages, let joined):
      let start = hole()
      var places: [Int] = []
      for stage in stages {
        places.append(code.count)
        self.command(stage)
        emit(.endProcess)
      }
      fill(start) { .pipeline(stages: places, joined: joined, end: $0) }
      emit(.checkError)
    case .subshell(let items):
      let start = hole()
      list(items)
      emit(.endProcess)
      fill(start) { .subshell(end: $0) }
      emit(.checkError)
    case .group(let items): list(items)
    case .branches(let branches, let otherwise): self.branches(branches, otherwise)
    case .loop(let condition, let until, let body): loop(condition, until, body)
    case .each(let name, let words, let body): each(name, words, body)
    case .choice(let subject, let cases): choice(subject, cases)
    case .function(let name, let body):
      let start = hole()
      self.command(body)
      emit(.endFunction)
      fill(start) { .define(name, end: $0) }
      emit(.setStatus(0))
    case .condition(let condition, let line):
      emit(.line(line))
      self.condition(condition)
      emit(.checkError)
    case .redirected(let inner, let redirections, let line):
      emit(.beginCommand(line: line))
      for redirection in redirections { redirect(redirection) }
      let start = hole()
      self.command(inner)
      emit(.popRedirections)
      fill(start) { .pushRedirections(end: $0) }
      emit(.checkError)
    }
  }

  private mutating func tested(_ body: (inout Compiler) -> Void) {
    emit(.beginTest)
    body(&self)
    emit(.endTest)
  }

  private mutating func branches(
    _ branches: [(condition: [ListItem], body: [ListItem])], _ otherwise: [ListItem]?
  ) {
    var exits: [Int] = []
    for branch in branches {
      tested { $0.list(branch.condition) }
      let skip = hole()
      list(branch.body)
      exits.append(hole())
      fill(skip) { .jumpIfFailure($0) }
    }
    if let otherwise { list(otherwise) } else { emit(.setStatus(0)) }
    for exit in exits { fill(exit) { .jump($0) } }
  }

  private mutating func loop(_ condition: [ListItem], _ until: Bool, _ body: [ListItem]) {
    let start = hole()
    let top = code.count
    tested { $0.list(condition) }
    let exit = hole()
    list(body)
    emit(.noteLoopStatus)
    emit(.jump(top))
    fill(exit) { until ? .jumpIfSuccess($0) : .jumpIfFailure($0) }
    fill(start) { .beginLoop(next: top, end: $0) }
    emit(.endLoop)
  }

  private mutating func each(_ name: ByteString, _ words: [Word]?, _ body: [ListItem]) {
    emit(.beginCommand(line: 0))
    if let words {
      for word in words { self.word(word, .argument) }
    } else {
      emit(.allPositional)
    }
    let start = hole()
    let top = hole()
    list(body)
    emit(.noteLoopStatus)
    emit(.jump(top))
    fill(top) { .nextEach(end: $0) }
    fill(start) { .beginEach(name, end: $0) }
    emit(.endLoop)
  }

  private mutating func choice(
    _ subject: Word, _ cases: [(patterns: [Word], body: [ListItem])]
  ) {
    word(subject, .value)
    var exits: [Int] = []
    var bodies: [[Int]] = []
    for (patterns, _) in cases {
      bodies.append(
        patterns.map { pattern in
          word(pattern, .pattern)
          return hole()
        })
    }
    emit(.popValue)
    emit(.setStatus(0))
    exits.append(hole())
    for (index, (_, body)) in cases.enumerated() {
      for place in bodies[index] { fill(place) { .matchPattern(to: $0) } }
      emit(.popValue)
      if body.isEmpty { emit(.setStatus(0)) } else { list(body) }
      exits.append(hole())
    }
    for exit in exits { fill(exit) { .jump($0) } }
  }

  private mutating func condition(_ condition: Condition) {
    switch condition {
    case .and(let first, let second):
      self.condition(first)
      let skip = hole()
      self.condition(second)
      fill(skip) { .jumpIfFailure($0) }
    case .or(let first, let second):
      self.condition(first)
      let skip = hole()
      self.condition(second)
      fill(skip) { .jumpIfSuccess($0) }
    case .not(let inner):
      self.condition(inner)
      emit(.invert)
    case .unary(let sign, let operand):
      word(operand, .value)
      emit(.testUnary(sign))
    case .binary(let left, let sign, let right):
      word(left, .value)
      let isPattern = sign == "=" || sign == "==" || sign == "!="
      word(right, isPattern ? .pattern : .value)
      emit(.testBinary(sign))
    }
  }

  // MARK: Simple commands and words

  /// Builtins whose arguments are assignments where they look like ones.
  private static let declaring: Set<ByteString> = [
    "export", "local", "readonly", "declare", "typeset", "alias",
  ]

  private mutating func simple(_ command: SimpleCommand) {
    emit(.beginCommand(line: command.line))
    let name = command.words.first?.word.constant
    let declares = name.map { Self.declaring.contains($0) } ?? false
    for argument in command.words {
      if declares, let assignment = argument.assignment {
        word(assignment.value, .value)
        emit(.assignmentArgument(assignment.name))
      } else {
        word(argument.word, .argument)
      }
    }
    for redirection in command.redirections { redirect(redirection) }
    for assignment in command.assignments {
      word(assignment.value, .value)
      emit(.assignment(assignment.name))
    }
    emit(.execute)
    emit(.checkError)
  }

  private mutating func redirect(_ redirection: Redirection) {
    if case .document(let number) = redirection.kind {
      word(documents[number].body, .value)
    } else {
      word(redirection.target, .target(redirection.source))
    }
    emit(.redirect(redirection.kind, descriptor: redirection.descriptor))
  }

  private mutating func word(_ word: Word, _ use: WordUse) {
    emit(.beginWord)
    parts(word)
    emit(.endWord(use))
  }

  private mutating func parts(_ word: Word) {
    for part in word.parts {
      switch part {
      case .literal(let text, let quoted): emit(.literal(text, quoted: quoted))
      case .tilde(let user): emit(.tilde(user))
      case .parameter(let parameter, let quoted): self.parameter(parameter, quoted)
      case .substitution(let items, let quoted):
        let start = hole()
        list(items)
        emit(.endProcess)
        fill(start) { .substitute(quoted: quoted, end: $0) }
      case .arithmetic(let text, let quoted):
        self.word(text, .value)
        emit(.arithmetic(quoted: quoted))
      case .badSubstitution(let text): emit(.badSubstitution(text))
      }
    }
  }

  private mutating func parameter(_ parameter: Parameter, _ quoted: Bool) {
    let name = parameter.name
    switch parameter.operation {
    case .value: emit(.parameter(name, quoted: quoted))
    case .length: emit(.parameterLength(name, quoted: quoted))
    case .trim(let trim, let pattern):
      word(pattern, .pattern)
      emit(.trimParameter(name, trim, quoted: quoted))
    case .otherwise("+", let colon, let operand):
      let set = hole()
      let unset = hole()
      fill(set) { .jumpIfSet(name, colon: colon, to: $0) }
      parts(operand)
      fill(unset) { .jump($0) }
    case .otherwise(let sign, let colon, let operand):
      let set = hole()
      switch sign {
      case "=":
        word(operand, .value)
        emit(.assignParameter(name, quoted: quoted))
      case "?":
        word(operand, .value)
        emit(.failParameter(name, colon: colon))
      default: parts(operand)
      }
      let done = hole()
      fill(set) { .jumpIfSet(name, colon: colon, to: $0) }
      emit(.parameter(name, quoted: quoted))
      fill(done) { .jump($0) }
    }
  }
}
