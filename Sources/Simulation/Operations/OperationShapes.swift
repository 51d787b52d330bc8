import Synchronization
package import Wire

/// The shapes of an operation's input and output, probed when first asked for and then kept.
package final class OperationShapes: Sendable {
  private let makeInput: @Sendable () -> InputShape
  private let makeOutput: @Sendable () -> OutputShape
  private let known = Mutex<(input: InputShape?, output: OutputShape?)>((nil, nil))
  private let fields = Mutex<(request: RequestFields?, response: [Dialect: FieldTable])>((nil, [:]))

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

  /// The documented fields of a request.
  package var requestFields: RequestFields {
    if let known = fields.withLock({ $0.request }) { return known }
    let made = RequestFields(input)
    fields.withLock { $0.request = made }
    return made
  }

  /// The documented fields of an answer in a dialect; none where it is not JSON.
  package func responseFields(in dialect: Dialect) -> FieldTable {
    if let known = fields.withLock({ $0.response[dialect] }) { return known }
    let shape = dialect == .standard ? output : output(in: dialect)
    let made: FieldTable =
      if case .json(let schema) = shape { FieldTable(schema) } else { FieldTable(nil) }
    fields.withLock { $0.response[dialect] = made }
    return made
  }
}
