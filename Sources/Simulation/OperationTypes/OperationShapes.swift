import Synchronization
package import Wire

/// The shapes of an operation's input and output, probed when first asked for and then kept.
package final class OperationShapes: Sendable {
  private let makeInput: @Sendable () -> InputShape
  private let makeOutput: @Sendable () -> OutputShape
  private let known = Mutex<(input: InputShape?, output: OutputShape?)>((nil, nil))
  private let derivations = Mutex<[ObjectIdentifier: any AnyObject & Sendable]>([:])

  /// Shapes that are made by these functions, each called when first asked for.
  package init(
    input: @escaping @Sendable () -> InputShape, output: @escaping @Sendable () -> OutputShape
  ) {
    makeInput = input
    makeOutput = output
  }

  package var input: InputShape {
    if let shape = known.withLock({ $0.input }) { return shape }
    let shape = makeInput()
    known.withLock { $0.input = shape }
    return shape
  }

  /// The shape of the output in another dialect than the standard one; probed each time.
  package func output(in dialect: Dialect) -> OutputShape {
    SchemaProbe.speaking(dialect) { makeOutput() }
  }

  package var output: OutputShape {
    if let shape = known.withLock({ $0.output }) { return shape }
    let shape = makeOutput()
    known.withLock { $0.output = shape }
    return shape
  }

  /// What code above the engine has derived from these shapes, made once for each type and kept
  /// with them.
  package func derived<Value: AnyObject & Sendable>(
    _ type: Value.Type, _ make: (OperationShapes) -> Value
  ) -> Value {
    let key = ObjectIdentifier(type)
    if let known = derivations.withLock({ $0[key] }) as? Value { return known }
    let made = make(self)
    derivations.withLock { $0[key] = made }
    return made
  }
}
