import Wire

/// What `test` complains about, behind its name.
struct TestError: Error {
  let message: ByteString
}

/// What `test` asks a computer.
struct FileTests {
  let machine: Machine
  let directory: ByteString
  let isSet: (ByteString) -> Bool

  func node(_ path: ByteString, followingLast: Bool = true) -> DiskNode? {
    guard let path = try? machine.disk.resolve(path, from: directory, followingLast: followingLast)
    else { return nil }
    return machine.disk.node(at: path)
  }

  /// `-nt`, `-ot` and `-ef`.
  func compare(_ left: ByteString, _ sign: ByteString, _ right: ByteString) -> Bool {
    let first = node(left)
    let second = node(right)
    switch sign {
    case "-nt":
      return (first?.modified).map { one in second.map { one > $0.modified } ?? true } ?? false
    case "-ot":
      return (second?.modified).map { two in first.map { $0.modified < two } ?? true } ?? false
    default: return first != nil && first?.number == second?.number
    }
  }
}

/// The expressions of `test` and `[`: by the number of operands, as POSIX says, and with `-a`, `-o`
/// and parentheses beyond.
struct TestExpression {
  private let operands: [ByteString]
  private var position = 0
  private let files: FileTests

  static func evaluate(
    _ operands: [ByteString], _ files: FileTests
  ) throws(TestError) -> Bool {
    switch operands.count {
    case 0: return false
    case 1: return !operands[0].isEmpty
    case 2:
      if operands[0] == "!" { return operands[1].isEmpty }
      guard isUnary(operands[0]) else {
        throw TestError(message: "\(operands[0]): unary operator expected")
      }
      return try unary(operands[0], operands[1], files)
    case 3:
      if isBinary(operands[1]) {
        return try binary(operands[0], operands[1], operands[2], files)
      }
      if operands[0] == "!" { return !(try evaluate(Array(operands[1...]), files)) }
      if operands[0] == "(", operands[2] == ")" { return !operands[1].isEmpty }
      throw TestError(message: "\(operands[1]): binary operator expected")
    case 4 where operands[0] == "!":
      return !(try evaluate(Array(operands[1...]), files))
    default:
      var expression = TestExpression(operands, files)
      let result = try expression.or()
      guard expression.position == operands.count else {
        throw TestError(message: "too many arguments")
      }
      return result
    }
  }

  private init(_ operands: [ByteString], _ files: FileTests) {
    self.operands = operands
    self.files = files
  }

  private mutating func or() throws(TestError) -> Bool {
    var result = try and()
    while position < operands.count, operands[position] == "-o" {
      position += 1
      let next = try and()
      result = result || next
    }
    return result
  }

  private mutating func and() throws(TestError) -> Bool {
    var result = try term()
    while position < operands.count, operands[position] == "-a" {
      position += 1
      let next = try term()
      result = result && next
    }
    return result
  }

  private mutating func term() throws(TestError) -> Bool {
    guard position < operands.count else { throw TestError(message: "argument expected") }
    let first = operands[position]
    if first == "!" {
      position += 1
      return !(try term())
    }
    if position + 2 < operands.count, Self.isBinary(operands[position + 1]) {
      let (sign, right) = (operands[position + 1], operands[position + 2])
      position += 3
      return try Self.binary(first, sign, right, files)
    }
    if first == "(" {
      position += 1
      let result = try or()
      guard position < operands.count, operands[position] == ")" else {
        throw TestError(message: "`)' expected")
      }
      position += 1
      return result
    }
    if Self.isUnary(first), position + 1 < operands.count {
      let operand = operands[position + 1]
      position += 2
      return try Self.unary(first, operand, files)
    }
    position += 1
    return !first.isEmpty
  }

  static func isUnary(_ sign: ByteString) -> Bool {
    ScriptParser.unaryTests.contains(sign)
  }

  static func isBinary(_ sign: ByteString) -> Bool {
    ScriptParser.binaryTests.contains(sign) || sign == "<" || sign == ">"
  }

  static func unary(
    _ sign: ByteString, _ operand: ByteString, _ files: FileTests
  ) throws(TestError) -> Bool {
    switch sign {
    case "-n": return !operand.isEmpty
    case "-z": return operand.isEmpty
    case "-v": return files.isSet(operand)
    case "-t": return false
    case "-e", "-a": return files.node(operand) != nil || files.isOpen(operand)
    case "-f":
      switch files.node(operand)?.kind {
      case .file, .program: return true
      default: return false
      }
    case "-d": return files.node(operand)?.isDirectory ?? false
    case "-h", "-L":
      if case .link? = files.node(operand, followingLast: false)?.kind { return true }
      return false
    case "-s": return (files.node(operand)?.size ?? 0) > 0
    case "-r", "-w", "-O", "-G": return files.node(operand) != nil
    case "-x":
      guard let node = files.node(operand) else { return false }
      return node.isDirectory || node.mode & 0o111 != 0
    case "-c":
      if case .device? = files.node(operand)?.kind { return true }
      return false
    case "-b", "-p", "-S", "-g", "-u", "-k", "-N", "-o", "-R": return false
    default: throw TestError(message: "\(sign): unary operator expected")
    }
  }

  static func binary(
    _ left: ByteString, _ sign: ByteString, _ right: ByteString, _ files: FileTests
  ) throws(TestError) -> Bool {
    switch sign {
    case "=", "==": return left == right
    case "!=": return left != right
    case "<": return left < right
    case ">": return right < left
    case "-nt", "-ot", "-ef": return files.compare(left, sign, right)
    default: break
    }
    let (one, two) = (try number(left), try number(right))
    switch sign {
    case "-eq": return one == two
    case "-ne": return one != two
    case "-lt": return one < two
    case "-le": return one <= two
    case "-gt": return one > two
    default: return one >= two
    }
  }

  private static func number(_ text: ByteString) throws(TestError) -> Int {
    var bytes = text.bytes[...]
    while bytes.first?.isSpace ?? false { bytes = bytes.dropFirst() }
    while bytes.last?.isSpace ?? false { bytes = bytes.dropLast() }
    guard let number = ByteString(Array(bytes)).integer() else {
      throw TestError(message: "\(text): integer expression expected")
    }
    return number
  }
}

extension FileTests {
  /// Whether a path names one of the streams.
  func isOpen(_ path: ByteString) -> Bool {
    ["/dev/stdin", "/dev/stdout", "/dev/stderr"].contains(path)
  }
}
