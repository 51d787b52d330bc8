/// The tests of `[[ ]]`, whose operands are on the stack of values.
struct ConditionTests {
  let shell: Shell

  /// A test with one operand.
  func unary(_ sign: ByteString) throws(Interrupt) {
    let operand = shell.values.removeLast()
    do throws(TestError) {
      shell.status = try TestExpression.unary(sign, operand, FileTests(shell)) ? 0 : 1
    } catch {
      try shell.report(error.message)
      shell.status = 2
    }
  }

  /// A test with two operands; the right one of `=` is a pattern.
  func binary(_ sign: ByteString) throws(Interrupt) {
    let right = shell.values.removeLast()
    let left = shell.values.removeLast()
    func compare(_ isTrue: (Int, Int) -> Bool) throws(Interrupt) -> Bool {
      isTrue(try shell.evaluate(left), try shell.evaluate(right))
    }
    let isTrue: Bool
    switch sign {
    case "=", "==": isTrue = Pattern(right).matches(left)
    case "!=": isTrue = !Pattern(right).matches(left)
    case "<": isTrue = left < right
    case ">": isTrue = right < left
    case "-eq": isTrue = try compare(==)
    case "-ne": isTrue = try compare(!=)
    case "-lt": isTrue = try compare(<)
    case "-le": isTrue = try compare(<=)
    case "-gt": isTrue = try compare(>)
    case "-ge": isTrue = try compare(>=)
    default: isTrue = FileTests(shell).compare(left, sign, right)
    }
    shell.status = isTrue ? 0 : 1
  }
}

extension FileTests {
  /// What a shell sees.
  init(_ shell: Shell) {
    self.init(machine: shell.machine, directory: shell.process.directory) { name in
      shell.lookup(name) != nil
    }
  }
}
