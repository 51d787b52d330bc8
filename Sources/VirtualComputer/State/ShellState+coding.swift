/// The parts of a shell as bytes.
extension CodePlace: StateCodable {
  func write(to writer: inout StateWriter) {
    writer.write(text)
    writer.write(step)
  }

  init(from reader: inout StateReader) throws(StateError) {
    self.init(text: try reader.number(), step: try reader.number())
  }
}

extension SourceText: StateCodable {
  func write(to writer: inout StateWriter) {
    writer.write(text)
    writer.write(firstLine)
    writer.write(name)
    writer.write(kind)
  }

  init(from reader: inout StateReader) throws(StateError) {
    self.init(
      text: try reader.value(), firstLine: try reader.number(), name: try reader.value(),
      kind: try reader.value())
  }
}

extension Variable: StateCodable {
  func write(to writer: inout StateWriter) {
    writer.write(value)
    writer.write((isExported ? 1 : 0) | (isReadonly ? 2 : 0))
  }

  init(from reader: inout StateReader) throws(StateError) {
    value = try reader.value()
    let flags = try reader.number()
    isExported = flags & 1 != 0
    isReadonly = flags & 2 != 0
  }
}

extension Heights: StateCodable {
  func write(to writer: inout StateWriter) {
    for height in [words, values, commands, tests] { writer.write(height) }
  }

  init(from reader: inout StateReader) throws(StateError) {
    self.init(
      words: try reader.number(), values: try reader.number(), commands: try reader.number(),
      tests: try reader.number())
  }
}

/// A descriptor, and the open file that it led to before.
struct DescriptorTarget: StateCodable {
  let descriptor: Int
  let file: Int?

  init(descriptor: Int, file: Int?) {
    self.descriptor = descriptor
    self.file = file
  }

  func write(to writer: inout StateWriter) {
    writer.write(descriptor)
    writer.write(file)
  }

  init(from reader: inout StateReader) throws(StateError) {
    descriptor = try reader.number()
    file = try reader.value()
  }
}

extension Control: StateCodable {
  func write(to writer: inout StateWriter) {
    switch kind {
    case .loop(let next, let end):
      writer.write(0)
      writer.write(next)
      writer.write(end)
    case .each(let name, let words, let index, let next, let end):
      writer.write(1)
      writer.write(name)
      writer.write(words)
      writer.write(index)
      writer.write(next)
      writer.write(end)
    case .call(let call):
      writer.write(2)
      writer.write(call)
    case .redirected(let saved):
      writer.write(3)
      writer.write(saved)
    case .edge: writer.write(4)
    }
    writer.write(heights)
    writer.write(status)
  }

  init(from reader: inout StateReader) throws(StateError) {
    switch try reader.number() {
    case 0: kind = .loop(next: try reader.number(), end: try reader.number())
    case 1:
      kind = .each(
        try reader.value(), try reader.value(), index: try reader.number(),
        next: try reader.number(), end: try reader.number())
    case 2: kind = .call(try reader.value())
    case 3: kind = .redirected(try reader.value())
    case 4: kind = .edge
    default: throw StateError()
    }
    heights = try reader.value()
    status = try reader.value()
  }
}

extension Control.Call: StateCodable {
  func write(to writer: inout StateWriter) {
    writer.write(kind.rawValue)
    writer.write(from)
    writer.write(positional)
    writer.write(variables)
    writer.write(descriptors)
    writer.write(status)
  }

  init(from reader: inout StateReader) throws(StateError) {
    guard let kind = Kind(rawValue: try reader.number()) else { throw StateError() }
    self.init(kind: kind, from: try reader.value())
    positional = try reader.value()
    variables = try reader.value()
    descriptors = try reader.value()
    status = try reader.value()
  }
}

extension PendingCommand: StateCodable {
  func write(to writer: inout StateWriter) {
    writer.write(line)
    writer.write(arguments)
    writer.write(assignments.map(\.name))
    writer.write(assignments.map(\.value))
    writer.write(redirections)
  }

  init(from reader: inout StateReader) throws(StateError) {
    self.init(line: try reader.number(), arguments: try reader.value())
    let names = try reader.value([ByteString].self)
    let values = try reader.value([ByteString].self)
    guard names.count == values.count else { throw StateError() }
    assignments = zip(names, values).map { (name: $0, value: $1) }
    redirections = try reader.value()
  }
}

extension PendingCommand.Redirect: StateCodable {
  func write(to writer: inout StateWriter) {
    switch kind {
    case .read: writer.write(0)
    case .write: writer.write(1)
    case .append: writer.write(2)
    case .readWrite: writer.write(3)
    case .writeBoth: writer.write(4)
    case .appendBoth: writer.write(5)
    case .duplicate(let isInput): writer.write(isInput ? 6 : 7)
    case .document(let number):
      writer.write(8)
      writer.write(number)
    }
    writer.write(descriptor)
    writer.write(target)
  }

  init(from reader: inout StateReader) throws(StateError) {
    let kinds: [Redirection.Kind] = [
      .read, .write, .append, .readWrite, .writeBoth, .appendBoth, .duplicate(input: true),
      .duplicate(input: false),
    ]
    let number = try reader.number()
    guard (0...8).contains(number) else { throw StateError() }
    let kind = number < 8 ? kinds[number] : .document(try reader.number())
    self.init(kind: kind, descriptor: try reader.number(), target: try reader.value())
  }
}

extension WordBuilder: StateCodable {
  func write(to writer: inout StateWriter) {
    writer.write(bytes: bytes)
    writer.write(bytes: origins.map(\.rawValue))
  }

  init(from reader: inout StateReader) throws(StateError) {
    let bytes = try reader.bytes()
    var origins: [Origin] = []
    for number in try reader.bytes() {
      guard let origin = Origin(rawValue: number) else { throw StateError() }
      origins.append(origin)
    }
    guard bytes.count == origins.count else { throw StateError() }
    self.init(bytes: bytes, origins: origins)
  }
}

extension ShellOptions: StateCodable {
  func write(to writer: inout StateWriter) {
    for option in [exitsOnError, refusesUnset, pipefail, noGlob] { writer.write(option) }
  }

  init(from reader: inout StateReader) throws(StateError) {
    exitsOnError = try reader.value()
    refusesUnset = try reader.value()
    pipefail = try reader.value()
    noGlob = try reader.value()
  }
}

extension Resumption: StateCodable {
  func write(to writer: inout StateWriter) {
    switch self {
    case .substitution(let pid, let file, let quoted):
      writer.write(0)
      writer.write(pid)
      writer.write(file)
      writer.write(quoted)
    case .pipeline(let pids):
      writer.write(1)
      writer.write(pids)
    case .builtin: writer.write(2)
    }
  }

  init(from reader: inout StateReader) throws(StateError) {
    switch try reader.number() {
    case 0:
      self = .substitution(
        pid: try reader.number(), file: try reader.number(), quoted: try reader.value())
    case 1: self = .pipeline(try reader.value())
    case 2: self = .builtin
    default: throw StateError()
    }
  }
}
